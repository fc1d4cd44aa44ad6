/** @file A sound file broken in one to four places, as disks, networks, editors and enemies break files. */
import type { Random } from "@semblance/engine/base";

type Mutation = (bytes: Uint8Array, random: Random, tokens: readonly Uint8Array[]) => Uint8Array;

const encoder = new TextEncoder();
/** Those that leave a file's grammar mostly whole come several times: they reach what lies behind the parser. */
const mutations: readonly Mutation[] = [
  swapWords,
  swapWords,
  swapWords,
  replaceWord,
  replaceWord,
  replaceWord,
  flipBits,
  cutOff,
  removePart,
  repeatPart,
  movePart,
  insertToken,
  overwriteToken,
  insertNoise,
];

/** What may stand where a number, a name or a length stood. */
const words = [
  "",
  "0",
  "-1",
  "1e400",
  "-0",
  "NaN",
  "99999999999999999999",
  "1".repeat(400),
  "null",
  "true",
  "A1",
  "XFD1048577",
];

export function mutateBytes(
  bytes: Uint8Array,
  tokens: readonly (string | Uint8Array)[],
  random: Random,
): Uint8Array {
  const encoded = tokens.map((token) => (typeof token === "string" ? encoder.encode(token) : token));
  let mutated = bytes;
  const count = random.below(3) > 0 ? 1 : 2 + random.below(3);
  for (let left = count; left > 0; left--)
    mutated = (mutations[random.below(mutations.length)] as Mutation)(mutated, random, encoded);
  return mutated;
}

function swapWords(bytes: Uint8Array, random: Random): Uint8Array {
  const [one, other] = [findWord(bytes, random), findWord(bytes, random)].sort(([a], [b]) => a - b) as [
    Part,
    Part,
  ];
  if (one[1] > other[0]) return bytes;
  const between = bytes.subarray(one[1], other[0]);
  const [first, second] = [bytes.subarray(...one), bytes.subarray(...other)];
  return join(bytes.subarray(0, one[0]), second, between, first, bytes.subarray(other[1]));
}

function replaceWord(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = findWord(bytes, random);
  const word = encoder.encode(words[random.below(words.length)]);
  return join(bytes.subarray(0, start), word, bytes.subarray(end));
}

function flipBits(bytes: Uint8Array, random: Random): Uint8Array {
  // `slice` of a Buffer would share its memory.
  const flipped = new Uint8Array(bytes);
  if (flipped.length === 0) return flipped;
  for (let left = 1 + random.below(8); left > 0; left--) {
    const at = random.below(flipped.length);
    flipped[at] = (flipped[at] as number) ^ (1 << random.below(8));
  }
  return flipped;
}

function cutOff(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.subarray(0, random.below(bytes.length + 1));
}

function removePart(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = choosePart(bytes, random);
  return join(bytes.subarray(0, start), bytes.subarray(end));
}

/** Sometimes so often that the file becomes a hundred times as long. */
function repeatPart(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = choosePart(bytes, random);
  const part = bytes.subarray(start, end);
  const times = random.below(8) === 0 ? Math.min(2_000, Math.floor(200_000 / (part.length + 1))) : 1;
  return join(bytes.subarray(0, end), ...Array.from({ length: times }, () => part), bytes.subarray(end));
}

function movePart(bytes: Uint8Array, random: Random): Uint8Array {
  const [start, end] = choosePart(bytes, random);
  const at = random.below(bytes.length + 1);
  return join(bytes.subarray(0, at), bytes.subarray(start, end), bytes.subarray(at));
}

function insertToken(bytes: Uint8Array, random: Random, tokens: readonly Uint8Array[]): Uint8Array {
  const at = random.below(bytes.length + 1);
  return join(bytes.subarray(0, at), chooseToken(random, tokens), bytes.subarray(at));
}

function overwriteToken(bytes: Uint8Array, random: Random, tokens: readonly Uint8Array[]): Uint8Array {
  const at = random.below(bytes.length + 1);
  const token = chooseToken(random, tokens);
  return join(bytes.subarray(0, at), token, bytes.subarray(at + token.length));
}

function insertNoise(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.below(bytes.length + 1);
  const noise = Uint8Array.from({ length: 1 + random.below(16) }, () => random.below(256));
  return join(bytes.subarray(0, at), noise, bytes.subarray(at));
}

type Part = [start: number, end: number];

/** A run of letters and digits; an empty one where there is none nearby. */
function findWord(bytes: Uint8Array, random: Random): Part {
  const isWord = (at: number) => /[\w.]/.test(String.fromCharCode(bytes[at] ?? 0));
  let start = random.below(bytes.length + 1);
  while (start < bytes.length && !isWord(start)) start++;
  let end = start;
  while (end < bytes.length && isWord(end)) end++;
  while (start > 0 && isWord(start - 1)) start--;
  return [start, end];
}

function choosePart(bytes: Uint8Array, random: Random): Part {
  const start = random.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + random.below(64) + 1)];
}

function chooseToken(random: Random, tokens: readonly Uint8Array[]): Uint8Array {
  return tokens[random.below(tokens.length)] as Uint8Array;
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}
