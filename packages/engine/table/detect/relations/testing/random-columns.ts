/** @file Columns that depend on nothing, of all sorts that real tables have, for tests that nothing is found in them. */
import { type Random, shuffle } from "../../../../base/index.ts";
import type { CellValue, Column } from "../../../column/column.ts";
import { columnFromValues } from "../../../column/column-from-values.ts";
import type { TableProfile } from "../../../rules/rule-kind.ts";
import { makeTable, type Table } from "../../../table.ts";
import { profileColumn } from "../../profile-column.ts";

export type Make = (random: Random, rows: number) => Column;

const DAY_MICROS = 86_400_000_000;
const START_DAY = 18_000;

export function drawCells<V extends CellValue>(rows: number, draw: (row: number) => V): V[] {
  return Array.from({ length: rows }, (_, row) => draw(row));
}

export function timesFrom(
  micros: readonly (number | null)[],
  part: "date" | "datetime" = "datetime",
): Column {
  const values = BigInt64Array.from(micros, (value) => BigInt(value ?? 0));
  const nulls = Uint8Array.from(micros, (value) => (value === null ? 1 : 0));
  return { kind: "datetime", part, length: micros.length, values, ...(nulls.includes(1) && { nulls }) };
}

/** Sum of twelve uniforms: close enough to a normal draw. */
export function drawNormal(random: Random): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.float();
  return sum;
}

const round = (value: number, decimals: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;
const fill =
  (draw: (random: Random, row: number) => CellValue): Make =>
  (random, rows) =>
    columnFromValues(drawCells(rows, (row) => draw(random, row)));

export const independentColumns: Readonly<Record<string, Make>> = {
  amount: fill((random) => round(50 + 15 * drawNormal(random), 2)),
  price_net: fill((random) => round(-20 * Math.log(1 - random.float()), 2)),
  price_list: fill((random) => round(-25 * Math.log(1 - random.float()), 2)),
  score: fill((random) => random.float()),
  small: fill((random) => random.below(6)),
  smaller: fill((random) => random.below(3)),
  rating: fill((random) => 1 + random.below(5)),
  hundred: fill((random) => random.below(101)),
  total_hundred: fill((random) => 200 + random.below(300)),
  zero_inflated: fill((random) => (random.float() < 0.9 ? 0 : random.below(50))),
  rare_count: fill((random) => (random.float() < 0.98 ? 0 : 1 + random.below(3))),
  spiky: fill((random) => (random.float() < 0.5 ? 10 : round(8 + random.float() * 6, 1))),
  year_built: fill((random) => 1900 + random.below(120)),
  flag: fill((random) => random.float() < 0.5),
  rare_flag: fill((random) => random.float() < 0.02),
  bit_a: fill((random) => (random.float() < 0.3 ? 1 : 0)),
  bit_b: fill((random) => (random.float() < 0.3 ? 1 : 0)),
  bit_c: fill((random) => (random.float() < 0.3 ? 1 : 0)),
  colour: fill((random) => ["red", "green", "blue"][random.below(3)] as string),
  city: fill((random) => `city ${Math.floor(40 * random.float() ** 3)}`),
  product_code: fill((random) => `P${random.below(400)}`),
  remark: fill((random) => (random.float() < 0.7 ? null : `remark ${random.below(1e6)}`)),
  sparse: fill((random) => (random.float() < 0.95 ? null : random.below(100))),
  maybe: fill((random) => (random.float() < 0.3 ? null : round(random.float() * 10, 1))),
  id: fill((_, row) => row + 1),
  ticket: (random, rows) =>
    columnFromValues([
      ...shuffle(
        random,
        Uint32Array.from({ length: rows }, (_, row) => 1000 + row),
      ),
    ]),
  counter: (random, rows) => {
    let value = 0;
    return columnFromValues(drawCells(rows, () => (value += random.below(4))));
  },
  created_at: (random, rows) => {
    let micros = START_DAY * DAY_MICROS;
    return timesFrom(drawCells(rows, () => (micros += random.below(7_200) * 1e6)));
  },
  logged_at: (random, rows) => {
    let micros = (START_DAY + 3) * DAY_MICROS;
    return timesFrom(drawCells(rows, () => (micros += random.below(6_000) * 1e6)));
  },
  birthday: (random, rows) =>
    timesFrom(
      drawCells(rows, () => random.below(20_000) * DAY_MICROS),
      "date",
    ),
  visited: (random, rows) =>
    timesFrom(
      drawCells(rows, () => (START_DAY + random.below(700)) * DAY_MICROS),
      "date",
    ),
  paid: (random, rows) =>
    timesFrom(
      drawCells(rows, () => (random.float() < 0.2 ? null : (START_DAY + random.below(900)) * DAY_MICROS)),
      "date",
    ),
};

export function pickIndependent(random: Random, rows: number, count: number): [string, Column][] {
  const names = shuffle(random, Object.keys(independentColumns)).slice(0, count);
  return names.map((name) => [name, (independentColumns[name] as Make)(random, rows)]);
}

export function profileTable(columns: Iterable<readonly [string, Column]>): TableProfile {
  const table: Table = makeTable("t", columns);
  const profiles = [...table.columns].map(
    ([name, column]) => [name, profileColumn("t", name, column)] as const,
  );
  return { table, columns: new Map(profiles) };
}
