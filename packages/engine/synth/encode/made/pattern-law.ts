/**
 * @file Texts for identifiers, from row numbers: each shape of the real ones in its share. Shapes take turns in a
 * fixed rhythm, so that the count of a shape's texts before a row follows from the row's number, and that count is
 * the number of the text in the shape's language. Where a short shape is used up, the roomiest one steps in with
 * the half of its texts that is kept back for it. A form that was only found in the values grows longer where more
 * rows are asked for than it has texts; one that was given does not.
 */
import { z } from "zod";
import { Dictionary, type TextColumn } from "../../../table/index.ts";
import { synthErrors } from "../../errors.ts";
import { inferShapes, type Shape, splitByLength } from "./infer-shapes.ts";
import { Language } from "./language.ts";
import type { IdRequest } from "./number-law.ts";
import { permute } from "./permute.ts";

export const patternLaw = z.strictObject({
  form: z.literal("patterns"),
  shapes: z
    .array(
      z.strictObject({
        pattern: z.string().max(2_000),
        length: z.number().int().min(0).max(200),
        weight: z.number().min(0).max(1),
      }),
    )
    .min(1)
    .max(200),
  /** Found in the values rather than given: beyond its texts come longer ones. */
  mayGrow: z.boolean(),
});
export type PatternLaw = z.infer<typeof patternLaw>;

const RHYTHM = 1_000;

/** By the regular expression given, where one is; undefined when the values share no form. */
export function learnPatterns(
  values: readonly string[],
  leastPeople: number,
  format?: string,
): PatternLaw | undefined {
  const shapes =
    format === undefined ? inferShapes(values, leastPeople) : shapesOf(format, values, leastPeople);
  return shapes.length === 0 ? undefined : { form: "patterns", shapes, mayGrow: format === undefined };
}

/** A pattern that a user gave: the lengths that values have, or all it allows. */
function shapesOf(format: string, values: readonly string[], leastPeople: number): Shape[] {
  const language = new Language(format);
  const counted = splitByLength(format, values, leastPeople).filter(
    ({ length }) => language.count(length) > 0,
  );
  const lengths = language.lengths().slice(0, 100);
  const shapes =
    counted.length > 0 ? counted : lengths.map((length) => ({ pattern: format, length, weight: 1 }));
  const all = shapes.reduce((sum, { weight }) => sum + weight, 0);
  return shapes.map((shape) => ({ ...shape, weight: shape.weight / all }));
}

export function makePatterns(law: PatternLaw, { numbers, nulls, key, name }: IdRequest): TextColumn {
  const write = openPatterns(law, { key, name });
  const codes = new Int32Array(numbers.length);
  const texts: string[] = [];
  const codeOf = new Map<number, number>();
  for (let row = 0; row < numbers.length; row++) {
    if (nulls?.[row] === 1) continue;
    const number = numbers[row] as number;
    let code = codeOf.get(number);
    if (code === undefined) {
      code = texts.push(write(number)) - 1;
      codeOf.set(number, code);
    }
    codes[row] = code;
  }
  return {
    kind: "text",
    length: codes.length,
    codes,
    dictionary: Dictionary.of(texts),
    ...(nulls && { nulls }),
  };
}

export interface PatternOptions {
  readonly key: number;
  /** The column's, for messages. */
  readonly name: string;
  /** Texts come again when all are used up, rather than an error. */
  readonly mayRepeat?: boolean;
}

const writers = new WeakMap<PatternLaw, PatternWriter>();

/** The text of a number. A law's languages are compiled once, not for each block. */
export function openPatterns(law: PatternLaw, options: PatternOptions): (number: number) => string {
  const writer = writers.get(law) ?? new PatternWriter(law, options);
  writers.set(law, writer);
  return (number) => writer.write(number);
}

interface Part {
  readonly language: Language;
  readonly length: number;
  readonly count: number;
  /** Texts that it gives by itself; the rest it keeps for those that are used up. */
  readonly room: number;
  /** Turns it has in the rhythm. */
  readonly turns: number;
}

class PatternWriter {
  readonly #key: number;
  readonly #name: string;
  readonly #mayRepeat: boolean;
  readonly #parts: readonly Part[];
  /** The part with the most texts. */
  readonly #roomiest: Part;
  /** The part with the longest texts, where they may grow. */
  readonly #longest: Part | undefined;
  readonly #partAt: Uint8Array;
  /** Turns of the same part before a place in the rhythm. */
  readonly #before = new Uint16Array(RHYTHM);

  constructor({ shapes, mayGrow }: PatternLaw, { key, name, mayRepeat = false }: PatternOptions) {
    this.#key = key;
    this.#name = name;
    this.#mayRepeat = mayRepeat;
    const turns = shareTurns(shapes.map(({ weight }) => weight));
    const languages = new Map<string, Language>();
    const counted = shapes.map(({ pattern, length }, index) => {
      const language = languages.get(pattern) ?? new Language(pattern);
      languages.set(pattern, language);
      return { language, length, count: language.count(length), turns: turns[index]! };
    });
    const most = Math.max(...counted.map(({ count }) => count));
    const place = counted.findIndex(({ count }) => count === most);
    this.#parts = counted.map((part, index) => ({
      ...part,
      room: index === place && counted.length > 1 ? Math.floor(part.count / 2) : part.count,
    }));
    this.#roomiest = this.#parts[place] as Part;
    this.#longest = mayGrow ? this.#parts.reduce((a, b) => (b.length > a.length ? b : a)) : undefined;
    this.#partAt = scatterTurns(turns, key);
    const done = new Uint16Array(shapes.length);
    this.#partAt.forEach((part, turn) => {
      this.#before[turn] = done[part]!++;
    });
  }

  write(number: number): string {
    const turn = number % RHYTHM;
    const part = this.#parts[this.#partAt[turn]!] as Part;
    const index = Math.floor(number / RHYTHM) * part.turns + this.#before[turn]!;
    if (index < part.room || this.#mayRepeat) return part.language.write(part.length, index, this.#key);
    const { language, length, count, room } = this.#roomiest;
    if (this.#parts.length > 1 && room + number < count)
      return language.write(length, room + number, this.#key);
    if (this.#longest !== undefined) return growText(this.#longest, number, this.#key);
    throw synthErrors.create("id-space-too-small", { column: this.#name, space: this.#countAll() });
  }

  #countAll(): number {
    return this.#parts.reduce((sum, { count }) => sum + count, 0);
  }
}

/** Longer than every text of the law, so none comes twice. */
function growText({ language, length, count }: Part, number: number, key: number): string {
  return `${language.write(length, number % count, key)}${Math.floor(number / count) + 1}`;
}

/** Whole turns that sum to the rhythm, at least one each. */
function shareTurns(weights: readonly number[]): number[] {
  const turns = weights.map((weight) => Math.max(1, Math.floor(weight * RHYTHM)));
  const largest = turns.indexOf(Math.max(...turns));
  turns[largest]! += RHYTHM - turns.reduce((sum, count) => sum + count, 0);
  return turns;
}

function scatterTurns(turns: readonly number[], key: number): Uint8Array {
  const partAt = new Uint8Array(RHYTHM);
  let turn = 0;
  turns.forEach((count, part) => {
    for (let i = 0; i < count; i++) partAt[permute(turn++, RHYTHM, key)] = part;
  });
  return partAt;
}
