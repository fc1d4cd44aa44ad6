/** @file Columns of values for tables that nobody has: keys of many kinds, and attributes that look like keys. */
import type { Random } from "../../../base/index.ts";
import { happens, pick } from "./naming.ts";

export type Cell = number | string | null;

export type KeyKind = "counter" | "offset" | "gaps" | "uuid" | "code" | "number";

const hex = (random: Random, digits: number) =>
  Array.from({ length: digits }, () => random.below(16).toString(16)).join("");

/** Distinct keys, mostly in rising order. */
export function makeKeys(random: Random, kind: KeyKind, count: number): (number | string)[] {
  const start = kind === "offset" ? pick(random, [100, 1_000, 10_000, 500_000]) : 1;
  const letters = Array.from({ length: 2 }, () => String.fromCharCode(65 + random.below(26))).join("");
  const width = pick(random, [3, 5, 7]);
  let last = 0;
  return Array.from({ length: count }, (_, row) => {
    if (kind === "uuid")
      return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-a${hex(random, 3)}-${hex(random, 12)}`;
    if (kind === "code") return `${letters}${String(row * 7 + 3).padStart(width, "0")}`;
    if (kind === "number") return 10 * (row + 1);
    last += kind === "gaps" ? 1 + random.below(4) : 1;
    return start + last - 1;
  });
}

type Attribute = readonly [name: string, make: (random: Random, rows: number) => Cell[]];

const fill = (rows: number, make: (row: number) => Cell) =>
  Array.from({ length: rows }, (_, row) => make(row));
const WORDS =
  "north river stone maple green silver market valley bright cedar harbor sunny castle amber willow".split(
    " ",
  );

const whole =
  (from: number, to: number): Attribute[1] =>
  (random, rows) =>
    fill(rows, () => from + random.below(to - from + 1));
const words =
  (choices: readonly string[]): Attribute[1] =>
  (random, rows) =>
    fill(rows, () => pick(random, choices));

/** Among them whole numbers from 1 that are included in every counter. */
export const ATTRIBUTES: readonly Attribute[] = [
  ["quantity", whole(1, 12)],
  ["rating", whole(1, 5)],
  ["priority", whole(1, 3)],
  ["year", whole(1995, 2024)],
  ["month", whole(1, 12)],
  ["age", whole(18, 90)],
  ["active", whole(0, 1)],
  ["amount", (random, rows) => fill(rows, () => Math.floor(Math.exp(random.float() * 9)))],
  ["minutes", (random, rows) => fill(rows, () => 15 * (1 + random.below(20)))],
  ["stock", (random, rows) => fill(rows, () => Math.floor(200 * random.float() ** 2))],
  ["price", (random, rows) => fill(rows, () => Math.round(10_000 * random.float()) / 100 + 0.005)],
  ["weight", (random, rows) => fill(rows, () => random.float() * 80)],
  ["status", words(["open", "closed", "waiting"])],
  ["type", words(["A", "B", "C", "X"])],
  ["city", words(["Berlin", "Paris", "Madrid", "Rome", "Oslo", "Wien", "Bern", "Praha", "Lisboa", "Dublin"])],
  ["postcode", whole(10_000, 99_999)],
  [
    "name",
    (random, rows) =>
      fill(rows, () => `${pick(random, WORDS)} ${pick(random, WORDS)} ${random.below(5_000)}`),
  ],
  [
    "remark",
    (random, rows) =>
      fill(rows, () =>
        happens(random, 0.6) ? null : Array.from({ length: 9 }, () => pick(random, WORDS)).join(" "),
      ),
  ],
  ["email", (random, rows) => fill(rows, (row) => `${pick(random, WORDS)}.${row}@example.org`)],
  ["position", (_, rows) => fill(rows, (row) => row + 1)],
  ["score", whole(1, 100)],
];
