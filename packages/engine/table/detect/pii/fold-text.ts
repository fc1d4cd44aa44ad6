const LETTERS_WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ß: "ss",
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ς: "σ",
};

/** Lower case without accents, so that `Straße`, `STRASSE` and `Łódź`, `lodz` compare as equals. */
export function foldText(text: string): string {
  const plain = text.toLowerCase();
  if (/^[\0-\x7f]*$/.test(plain)) return plain;
  return plain
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[ßłøđðþæœıς]/g, (letter) => LETTERS_WITHOUT_DECOMPOSITION[letter] as string);
}
