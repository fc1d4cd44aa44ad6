/** @file Texts made to hurt: long, and nearly of the right shape over and over. */

const near = (pattern: string, length: number) =>
  pattern.repeat(Math.ceil(length / pattern.length)).slice(0, length);

const PATTERNS = [
  "1",
  "0 ",
  "a",
  "A",
  ".",
  "-",
  " ",
  "(",
  "@",
  "a@",
  "a.",
  "a@b.",
  `${"a".repeat(63)} @`,
  `${"a".repeat(63)}@${"b".repeat(63)}.`,
  "1-",
  "12 ",
  "+49 ",
  "((1",
  "123-45-678",
  "4111 1111 1111 1112 ",
  "DE89 3704 0044 ",
  "DE8937040044053201300",
  "::",
  "ab:",
  "1.1.",
  "http://a/",
  "/@a",
  "Mozilla/5.0 (",
  "$2b$12$",
  "eyJhbGci.",
  "40.7, -73.9",
  "POINT (",
  "Anna ",
  "Anna Smith",
  "St. 1 ",
  "straße",
  "Ü̈",
  "李",
  "𝔘",
  "\u0000",
  "\ud800",
  "$1,",
  "1 to ",
  "{[",
  "\\",
];

export function makeAdversarialTexts(length: number): string[] {
  const plain = PATTERNS.map((pattern) => near(pattern, length));
  const ended = PATTERNS.map((pattern) => `${near(pattern, length)}!`);
  return [...plain, ...ended];
}
