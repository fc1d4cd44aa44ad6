/**
 * @file Texts as words: runs of letters and digits, and signs between, each with the space before it, so that
 * joining them gives the text again. What too few rows hold stands as its class: how it is written, not what it says.
 */
const WORD = /\s*(?:[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+|[^\s\p{L}\p{M}\p{N}]{1,3})/gu;

export function cutWords(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.replace(/^\s+/, " "));
}

/** Classes are told from words by a character that no text holds. */
const MARK = "\u{1}";

export const isClass = (word: string) => word.includes(MARK);
export const isNumber = (word: string) => word.includes(`${MARK}0`);

/** `Aa5` behind the mark: spelling and length of a word; digits and signs alike. */
export function classOf(word: string): string {
  const space = word.startsWith(" ") ? " " : "";
  const text = word.trim();
  const length = Math.min(12, [...text].length);
  if (/^\p{N}/u.test(text)) return `${space}${MARK}0${length}`;
  if (!/^\p{L}/u.test(text)) return `${space}${MARK}.`;
  const spelling = text === text.toLowerCase() ? "a" : text === text.toUpperCase() && length > 1 ? "A" : "Aa";
  return `${space}${MARK}${spelling}${length < 5 ? 3 : length < 8 ? 6 : 9}`;
}

const CONSONANTS = "bcdfglmnprstv";
const VOWELS = "aeiou";

/** A word of a class that no frequent word has: digits as many, or syllables. */
export function inventWord(wordClass: string, draw: () => number): string {
  const [space = "", form = "a5"] = wordClass.split(MARK);
  const [, spelling = "a", length = "5"] = /^(0|[Aa.]+)(\d*)$/.exec(form) ?? [];
  const pick = (letters: string) => letters[Math.floor(draw() * letters.length)] ?? "";
  if (spelling === ".") return `${space},`;
  const count = Math.max(1, Number(length));
  if (spelling === "0") return `${space}${Array.from({ length: count }, () => pick("0123456789")).join("")}`;
  const letters = Array.from({ length: count }, (_, at) => pick(at % 2 === 0 ? CONSONANTS : VOWELS)).join("");
  if (spelling === "A") return space + letters.toUpperCase();
  return space + (spelling === "Aa" ? letters.slice(0, 1).toUpperCase() + letters.slice(1) : letters);
}
