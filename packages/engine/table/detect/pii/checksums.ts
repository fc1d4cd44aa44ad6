/** @file Check digits. Every function reads a string of ASCII digits (or letters, where said) of bounded length. */

const ZERO = 48;

export function digitAt(digits: string, index: number): number {
  return digits.charCodeAt(index) - ZERO;
}

/** Σ wᵢ·dᵢ over the weights given. */
export function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * digitAt(digits, index), 0);
}

/** ISO/IEC 7812: every second digit from the right doubled, cross sum divisible by ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digitAt(digits, i) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Remainder by 97 of a number with letters as 10 to 35 (ISO 7064 MOD 97-10), digit by digit. */
export function remainder97(text: string): number {
  let remainder = 0;
  for (const letter of text) {
    const value = Number.parseInt(letter, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** ISO 7064 MOD 11,10, the last digit being the check digit. */
export function passesMod11And10(digits: string): boolean {
  let product = 10;
  for (let i = 0; i < digits.length - 1; i++) {
    const sum = (digitAt(digits, i) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (digitAt(digits, digits.length - 1) + product) % 10 === 1;
}

/** The dihedral group D5 as a multiplication of rotations (0-4) and reflections (5-9). */
function multiplyD5(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5;
  return b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5;
}

const VERHOEFF_PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4] as const;

/** J. Verhoeff, Error Detecting Decimal Codes (1969). */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let i = digits.length - 1, turns = 0; i >= 0; i--, turns++) {
    let digit = digitAt(digits, i);
    for (let turn = 0; turn < turns % 8; turn++) digit = VERHOEFF_PERMUTATION[digit] as number;
    check = multiplyD5(check, digit);
  }
  return check === 0;
}

/** The digits of a text laid out as `layout` says (anchored, so linear), or undefined when it is not. */
export function digitsIn(text: string, layout: RegExp): string | undefined {
  return text.length <= 32 && layout.test(text) ? text.replaceAll(/\D/g, "") : undefined;
}

/** Whether two-digit or four-digit parts of a number can be a day of the calendar. */
export function isDayOfYear(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year < 100 ? year + 2000 : year, month, 0)).getUTCDate();
}

/** No series such as 0000000 or 111111111 passes as a number given to somebody. */
export function isOneDigit(digits: string): boolean {
  return digits === (digits[0] ?? "").repeat(digits.length);
}
