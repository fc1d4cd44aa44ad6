/**
 * @file Free text: how long a text is, and texts that k rows and more share, are modelled with the other columns;
 * all other texts are written anew by a chain of words.
 */
import { z } from "zod";
import type { Random } from "../../../../base/index.ts";
import type { TokenColumn, TokenScale } from "../../../../models/tokens.ts";
import type { TextColumn } from "../../../../table/index.ts";
import type { Encoder } from "../../encoder.ts";
import { countValues } from "../count-values.ts";
import { writeColumn } from "../fake/define-fake.ts";
import { guessLocale } from "../fake/guess-locale.ts";
import { locales, openLocale } from "../fake/locale-lists.ts";
import { cutWords } from "./cut-words.ts";
import { ChainWriter, type CountedText, learnChain, wordChain } from "./word-chain.ts";

const NULL = 0;
const MOST_HELD = 200;
const MOST_LENGTHS = 8;
const LONGEST = 2_000;

const state = z.strictObject({
  column: z.string(),
  chain: wordChain,
  /** Names of towns in this language's lists, instead of words. */
  towns: z.enum(locales).optional(),
  /** Texts of k rows and more, the most frequent first. */
  held: z.array(z.string().max(LONGEST)).max(MOST_HELD),
  /** Words of the texts in each class of length, at its ends; ascending. */
  lengths: z
    .array(z.tuple([z.number().int().min(0), z.number().int().min(1)]))
    .min(1)
    .max(MOST_LENGTHS),
});
type FreeText = z.infer<typeof state>;

const writers = new WeakMap<object, ChainWriter>();

export const encodeFreeText: Encoder<FreeText> = {
  kind: "free-text",
  state,
  fit([given], context) {
    const { protection } = context;
    if (given === undefined || given.column.kind !== "text")
      throw new TypeError("free text is one column of text");
    const texts = countTexts(given.column);
    const frequent = texts.filter(([text, rows]) => rows >= protection.leastPeople && text.length <= LONGEST);
    const held = frequent
      .sort(([, a], [, b]) => b - a)
      .slice(0, MOST_HELD)
      .map(([text]) => text);
    const made = new Set(held);
    const rest = texts.filter(([text]) => !made.has(text));
    return {
      column: given.name,
      chain: learnChain(texts, protection.leastPeople),
      ...(given.schema.pii === "city" && { towns: guessLocale(context.columns) }),
      held,
      lengths: cutLengths(rest.length > 0 ? rest : texts, protection.leastPeople),
    };
  },
  variables: ({ column, held, lengths }) => [
    { name: column, size: 1 + lengths.length + held.length, scale: scaleOf(lengths.length, held.length) },
  ],
  encode(saved, [column]) {
    return column?.kind === "text" ? [encodeTexts(saved, column)] : [];
  },
  decode({ chain, held, lengths, towns }, [drawn], { rowCount, random }) {
    const tokens = drawn?.coarse ?? new Uint16Array(rowCount).fill(1);
    const nulls = Uint8Array.from(tokens, (token) => (token === NULL ? 1 : 0));
    const writer = writers.get(chain) ?? new ChainWriter(chain);
    writers.set(chain, writer);
    const draw = openDraws(random);
    const cities = towns === undefined ? [] : openLocale(towns).cities;
    const write = (row: number) => {
      const token = tokens[row] as number;
      const heldText = held[token - 1 - lengths.length];
      if (heldText !== undefined) return heldText;
      if (cities.length > 0) return cities[Math.floor(draw() * cities.length)] as string;
      const [least, most] = lengths[token - 1] ?? [1, 1];
      return writer.write(least + Math.floor(draw() * (most - least + 1)), draw);
    };
    return [writeColumn(rowCount, nulls.includes(1) ? nulls : undefined, write)];
  },
  describe: ({ chain, held, lengths }) =>
    `written anew from ${chain.words.length - 1} words in ${lengths.length} classes of length` +
    (held.length > 0 ? `, ${held.length} frequent texts kept` : ""),
  protections: () => ["words and their order are learnt only from many rows; no text of fewer is kept"],
};

/** Uniform numbers one by one, made by the thousand. */
function openDraws(random: Random): () => number {
  const draws = new Float64Array(1_024);
  let used = draws.length;
  return () => {
    if (used === draws.length) {
      random.fillFloat(draws);
      used = 0;
    }
    return draws[used++]!;
  };
}

function countTexts(column: TextColumn): CountedText[] {
  const { codes, counts } = countValues(column);
  const textOf = new Array<string>(counts.length);
  codes.forEach((code, row) => {
    if (code >= 0) textOf[code] ??= column.dictionary.at(column.codes[row]!);
  });
  return textOf.map((text, code) => [text, counts[code]!]);
}

/** Up to eight stretches of lengths with about equally many rows, each with k rows at least. */
function cutLengths(texts: readonly CountedText[], leastPeople: number): [number, number][] {
  const rowsOf = new Map<number, number>();
  let all = 0;
  for (const [text, rows] of texts) {
    const length = cutWords(text.slice(0, LONGEST)).length;
    rowsOf.set(length, (rowsOf.get(length) ?? 0) + rows);
    all += rows;
  }
  const classes: [number, number][] = [];
  const target = Math.max(leastPeople, all / MOST_LENGTHS);
  let [start, rows] = [Number.NaN, 0];
  for (const [length, count] of [...rowsOf].sort(([a], [b]) => a - b)) {
    if (rows === 0) start = length;
    rows += count;
    if (rows < target) continue;
    classes.push([start, Math.max(1, length)]);
    rows = 0;
  }
  return classes.length > 0 ? classes.slice(0, MOST_LENGTHS) : [[1, 1]];
}

function scaleOf(lengths: number, held: number): TokenScale {
  const from = Float32Array.from({ length: 1 + lengths + held }, (_, token) =>
    token === NULL || token > lengths ? Number.NaN : (token - 1) / Math.max(1, lengths - 1),
  );
  return { from, to: from, distinct: new Uint8Array(from.length).fill(1) };
}

function encodeTexts({ held, lengths }: FreeText, column: TextColumn): TokenColumn {
  const heldAt = new Map(held.map((text, place) => [text, 1 + lengths.length + place]));
  const tokenOf = new Int32Array(column.dictionary.size).fill(-1);
  const coarse = new Uint16Array(column.length);
  for (let row = 0; row < column.length; row++) {
    if (column.nulls?.[row] === 1) continue;
    const code = column.codes[row]!;
    if (tokenOf[code] === -1) {
      const text = column.dictionary.at(code);
      tokenOf[code] = heldAt.get(text) ?? 1 + findLength(lengths, cutWords(text.slice(0, LONGEST)).length);
    }
    coarse[row] = tokenOf[code]!;
  }
  const { from } = scaleOf(lengths.length, held.length);
  return { coarse, positions: Float32Array.from(coarse, (token) => from[token]!) };
}

function findLength(lengths: FreeText["lengths"], length: number): number {
  const place = lengths.findIndex(([, most]) => length <= most);
  return place === -1 ? lengths.length - 1 : place;
}
