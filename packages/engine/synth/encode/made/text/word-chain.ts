/**
 * @file A chain of words: the next one given the two before, or the one, or none. Words and transitions stand in
 * it only when k rows or more hold them (rows, not occurrences); rarer words stand as their class and become
 * frequent words that are written alike.
 */
import { z } from "zod";
import { hashText } from "../entities.ts";
import { classOf, cutWords, inventWord, isClass, isNumber } from "./cut-words.ts";

const MOST_WORDS = 8_000;
/** Texts that it is learnt from. */
const MOST_TEXTS = 40_000;
const WORDS_OF_TEXT = 200;
/** Word 0 begins a text. */
const BEGIN = 0;

const transitions = z.strictObject({
  /** Words before, as one number, ascending. */
  keys: z.instanceof(Float64Array),
  /** Where each key's followers begin, and their end. */
  starts: z.instanceof(Int32Array),
  words: z.instanceof(Int32Array),
  /** Rows, added up within a key. */
  sums: z.instanceof(Int32Array),
});
type Transitions = z.infer<typeof transitions>;

export const wordChain = z.strictObject({
  words: z
    .array(z.string().max(64))
    .min(1)
    .max(2 * MOST_WORDS),
  /** After no word, one and two words. */
  orders: z.array(transitions).length(3),
  /** Marks buckets of texts that must not come out; see `markCopies`. */
  copies: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
});
export type WordChain = z.infer<typeof wordChain>;

export type CountedText = readonly [text: string, rows: number];

export function learnChain(texts: readonly CountedText[], leastPeople: number): WordChain {
  const step = Math.max(1, Math.ceil(texts.length / MOST_TEXTS));
  const cut = texts
    .filter((_, index) => index % step === 0)
    .map(([text, rows]) => [cutWords(text).slice(0, WORDS_OF_TEXT), rows] as const);
  const known = countHeld(cut, leastPeople);
  const classes = countHeld(
    cut.map(([words, rows]) => [words.filter((word) => !known.has(word)).map(classOf), rows] as const),
    leastPeople,
  );
  const words = ["", ...known, ...classes];
  const numberOf = new Map(words.map((word, number) => [word, number]));
  const numbered = cut.map(([text, rows]) => {
    const numbers = text.map((word) => numberOf.get(word) ?? numberOf.get(classOf(word)));
    return [numbers.filter((number) => number !== undefined), rows] as const;
  });
  const orders = [0, 1, 2].map((order) =>
    countTransitions(numbered, { order, size: words.length, leastPeople }),
  );
  return {
    words,
    orders,
    copies: markCopies(texts, { numberOf, pairs: orders[1] as Transitions, leastPeople }),
  };
}

/** Shorter texts are anybody's. */
const WORDS_OF_COPY = 5;
/** So many buckets for each text: a quarter of all texts hit one, so that a hit says little of whether it was real. */
const BUCKETS = 4;

interface CopyOptions {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly pairs: Transitions;
  readonly leastPeople: number;
}

/**
 * Texts of fewer than k rows that frequent words could spell out again by chance, as marks in a table of buckets.
 * Writing avoids all that falls into a marked one.
 */
function markCopies(
  texts: readonly CountedText[],
  { numberOf, pairs, leastPeople }: CopyOptions,
): Uint8Array {
  const size = numberOf.size;
  const known = new Set<number>();
  pairs.keys.forEach((key, place) => {
    for (let at = pairs.starts[place]!; at < pairs.starts[place + 1]!; at++)
      known.add(key * size + pairs.words[at]!);
  });
  const isSpelt = (text: string) => {
    let last = BEGIN;
    for (const word of cutWords(text)) {
      const number = numberOf.get(word) ?? numberOf.get(classOf(word));
      if (number === undefined || !known.has(last * size + number)) return false;
      last = number;
    }
    return true;
  };
  const risky = texts.filter(
    ([text, rows]) => rows < leastPeople && countSpaces(text) >= WORDS_OF_COPY - 1 && isSpelt(text),
  );
  const marks = new Uint8Array(risky.length * BUCKETS);
  for (const [text] of risky) marks[hashText(text.trim()) % marks.length] = 1;
  return marks;
}

const countSpaces = (text: string) => text.trim().split(/\s+/).length - 1;

type Numbered = readonly (readonly [numbers: readonly number[], rows: number])[];

function countHeld(
  texts: readonly (readonly [words: readonly string[], rows: number])[],
  leastPeople: number,
): Set<string> {
  const held = new Map<string, number>();
  for (const [words, rows] of texts)
    for (const word of new Set(words)) held.set(word, (held.get(word) ?? 0) + rows);
  const frequent = [...held].filter(([word, rows]) => rows >= leastPeople && word.length <= 40);
  return new Set(
    frequent
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_WORDS)
      .map(([word]) => word),
  );
}

interface OrderOptions {
  /** Words before. */
  readonly order: number;
  readonly size: number;
  readonly leastPeople: number;
}

function countTransitions(texts: Numbered, { order, size, leastPeople }: OrderOptions): Transitions {
  const held = new Map<number, number>();
  for (const [numbers, rows] of texts) {
    const seen = new Set<number>();
    let [before, last] = [BEGIN, BEGIN];
    for (const word of numbers) {
      seen.add(keyOf(order, { before, last, size }) * size + word);
      [before, last] = [last, word];
    }
    for (const transition of seen) held.set(transition, (held.get(transition) ?? 0) + rows);
  }
  const kept = [...held].filter(([, rows]) => rows >= leastPeople).sort(([a], [b]) => a - b);
  return packTransitions(kept, size);
}

function keyOf(
  order: number,
  { before, last, size }: { before: number; last: number; size: number },
): number {
  if (order === 0) return 0;
  return order === 1 ? last : before * size + last;
}

function packTransitions(kept: readonly (readonly [number, number])[], size: number): Transitions {
  const keys: number[] = [];
  const starts: number[] = [];
  const sums = new Int32Array(kept.length);
  kept.forEach(([transition, rows], place) => {
    const key = Math.floor(transition / size);
    if (key !== keys.at(-1)) {
      keys.push(key);
      starts.push(place);
      sums[place] = rows;
    } else sums[place] = rows + (sums[place - 1] as number);
  });
  const words = Int32Array.from(kept, ([transition]) => transition % size);
  return { keys: Float64Array.from(keys), starts: Int32Array.from([...starts, kept.length]), words, sums };
}

/** The two-word context is left now and then, so that no text runs on along a rare track. */
const LEAVE_TRACK = 0.15;
const NOWHERE = -1;
const ATTEMPTS = 12;
/** What is written when no word is known. */
const UNKNOWN = classOf("Unknown");

/** Transitions with, for each follower, the place among two-word contexts that it leads to. */
interface Track extends Transitions {
  readonly onward: Int32Array;
}

export class ChainWriter {
  readonly #words: readonly string[];
  readonly #isClass: Uint8Array;
  /** Of one and two words. */
  readonly #one: Track;
  readonly #two: Track;
  readonly #none: Transitions;
  /** By the last word: its place among one-word contexts. */
  readonly #placeOfWord: Int32Array;
  readonly #begin: number;
  readonly #alike: ReadonlyMap<string, readonly string[]>;
  readonly #copies: Uint8Array;

  constructor({ words, orders, copies }: WordChain) {
    const [none, one, two] = orders as [Transitions, Transitions, Transitions];
    const size = words.length;
    const placeOf = new Map(Array.from(two.keys, (key, place) => [key, place]));
    this.#words = words;
    this.#copies = copies;
    this.#isClass = Uint8Array.from(words, (word) => (isClass(word) ? 1 : 0));
    this.#none = none;
    this.#one = layTrack(one, (last, word) => placeOf.get(last * size + word), size);
    this.#two = layTrack(two, (last, word) => placeOf.get(last * size + word), size);
    this.#placeOfWord = new Int32Array(size).fill(NOWHERE);
    one.keys.forEach((word, place) => {
      this.#placeOfWord[word] = place;
    });
    this.#begin = placeOf.get(BEGIN) ?? NOWHERE;
    const plain = words.filter((word) => word !== "" && !isClass(word));
    this.#alike = Map.groupBy(plain, classOf);
  }

  /** About as many words as asked for; no copy of a real text of five words or more. */
  write(length: number, draw: () => number): string {
    let text = "";
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      text = this.#writeOnce(length, draw);
      if (!this.#isMarked(text)) return text;
    }
    return text.split(" ", WORDS_OF_COPY - 1).join(" ");
  }

  #isMarked(text: string): boolean {
    if (this.#copies.length === 0 || countSpaces(text) < WORDS_OF_COPY - 1) return false;
    return this.#copies[hashText(text) % this.#copies.length] === 1;
  }

  /** As many words as asked for, or two fewer where a sentence ends. */
  #writeOnce(length: number, draw: () => number): string {
    let text = "";
    let last = BEGIN;
    let track = this.#begin;
    for (let count = 0; count < length; count++) {
      const stays = track !== NOWHERE && (count === 0 || draw() >= LEAVE_TRACK);
      const place = stays ? track : this.#placeOfWord[last]!;
      const order = stays ? this.#two : place === NOWHERE ? undefined : this.#one;
      const follower = drawFollower(order ?? this.#none, order === undefined ? 0 : place, draw());
      if (follower === NOWHERE) break;
      last = (order ?? this.#none).words[follower]!;
      track = order === undefined ? NOWHERE : order.onward[follower]!;
      const written = this.#writeWord(last, draw);
      text += needsSpace(text, written) ? ` ${written}` : written;
      if (length > 7 && count + 3 >= length && /[.!?]/.test(written)) break;
    }
    return text === "" ? inventWord(UNKNOWN, draw) : text.trim();
  }

  #writeWord(number: number, draw: () => number): string {
    const word = this.#words[number]!;
    if (this.#isClass[number] === 0) return word;
    const alike = isNumber(word) ? undefined : this.#alike.get(word);
    return alike === undefined ? inventWord(word, draw) : (alike[Math.floor(draw() * alike.length)] ?? "");
  }
}

/** Words that began a text may come later. */
function needsSpace(text: string, word: string): boolean {
  return /\p{L}$/u.test(text) && /^\p{L}/u.test(word);
}

function layTrack(
  transitions: Transitions,
  find: (last: number, word: number) => number | undefined,
  size: number,
): Track {
  const { keys, starts, words } = transitions;
  const onward = new Int32Array(words.length);
  keys.forEach((key, place) => {
    for (let at = starts[place]!; at < starts[place + 1]!; at++)
      onward[at] = find(key % size, words[at]!) ?? NOWHERE;
  });
  return { ...transitions, onward };
}

function drawFollower({ starts, sums }: Transitions, place: number, share: number): number {
  if (place >= starts.length - 1) return NOWHERE;
  let low = starts[place]!;
  let high = starts[place + 1]! - 1;
  const target = share * sums[high]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
