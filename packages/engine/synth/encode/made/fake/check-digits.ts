/** @file Check digits put right in a made-up number, in whatever groups it is written. */

/** ISO/IEC 7812: the last digit makes the weighted cross sum divisible by ten. */
export function fixLuhn(text: string): string {
  const last = text.search(/\d\D*$/);
  if (last === -1) return text;
  let sum = 0;
  let isDoubled = true;
  for (let at = last - 1; at >= 0; at--) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) continue;
    const value = isDoubled ? digit * 2 : digit;
    sum += value > 9 ? value - 9 : value;
    isDoubled = !isDoubled;
  }
  return text.slice(0, last) + ((10 - (sum % 10)) % 10) + text.slice(last + 1);
}

/** ISO 13616: digits three and four make the number, its first four moved to the end, 1 modulo 97. */
export function fixIban(text: string): string {
  if (!/^[A-Za-z]{2}\d{2}/.test(text)) return text;
  const plain = text.replaceAll(/[^0-9A-Za-z]/g, "");
  let rest = 0;
  for (const letter of `${plain.slice(4)}${plain.slice(0, 2)}00`) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return text.slice(0, 2) + String(98 - rest).padStart(2, "0") + text.slice(4);
}
