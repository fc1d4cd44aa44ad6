import { expect, test } from "vitest";
import { isSemblanceError, Random } from "../../base/index.ts";
import {
  type Column,
  columnFromValues,
  detectColumns,
  makeTable,
  type Table,
  takeRows,
} from "../../table/index.ts";
import type { SavedState } from "../saved-state.ts";
import { decodeRows, encodeTable, fitEncoding, loadEncoding, planEncoding } from "./index.ts";

const protection = { leastPeople: 5, trueExtremes: false };

function makeRows(count: number): Table {
  const random = new Random(8);
  const rows = Array.from({ length: count }, (_, row) => row);
  const cents = rows.map(
    () => Math.round(1e7 * -Math.log(1 - random.float())) / 100 + 0.001 * random.below(9),
  );
  const moments = BigInt64Array.from(rows, () => BigInt(random.below(4e15)));
  const datetime: Column = { kind: "datetime", part: "datetime", length: count, values: moments };
  return makeTable("people", [
    ["income", columnFromValues(cents)],
    ["since", datetime],
    ["job", columnFromValues(rows.map((row) => (row < 4 ? "astronaut" : `job ${row % 7}`)))],
    ["lat", columnFromValues(rows.map(() => 52 + random.float()))],
    ["lon", columnFromValues(rows.map(() => 13 + random.float()))],
  ]);
}

const table = makeRows(4_000);
const schema = {
  columns: detectColumns(table).columns,
  primaryKey: [],
  uniqueKeys: [],
  foreignKeys: [],
  rules: [],
};
const plan = planEncoding(table, schema, { protection });
const fitted = fitEncoding(plan, table, schema, { protection, random: new Random(1) });

function* listLeaves(state: SavedState): Generator<number | string> {
  if (typeof state === "number" || typeof state === "string") yield state;
  else if (ArrayBuffer.isView(state)) for (const value of state) yield Number(value);
  else if (state !== null && typeof state === "object")
    for (const inner of Object.values(state)) yield* listLeaves(inner as SavedState);
}

test("nothing fitted holds a value of one person", () => {
  const kept = new Set(listLeaves(fitted));
  for (const name of ["income", "since", "lat", "lon"]) {
    const column = table.columns.get(name) as Extract<Column, { kind: "float64" | "datetime" }>;
    const found = Array.from(column.values, Number).filter((value) => kept.has(value));
    expect([name, found]).toEqual([name, []]);
  }
  expect(kept.has("astronaut")).toBe(false);
  expect(kept.has("job 3")).toBe(true);
});

test("a rare category is shown as one that may be seen", () => {
  const few = takeRows(table, Int32Array.of(0, 1, 2, 3, 4));
  const { rows } = encodeTable(fitted, few);
  const decoded = decodeRows(fitted, rows, { firstRow: 0, random: new Random(2) });
  const column = decoded.columns.get("job") as Extract<Column, { kind: "text" }>;
  for (const code of column.codes) expect(column.dictionary.at(code)).toMatch(/^job \d$/);
});

test("latitude and longitude come back inside their place", () => {
  expect(plan.map(({ encoder }) => encoder)).toContain("geo");
  const decoded = decodeRows(fitted, encodeTable(fitted, table).rows, { firstRow: 0, random: new Random(2) });
  const given = (table.columns.get("lat") as Extract<Column, { kind: "float64" }>).values;
  const back = (decoded.columns.get("lat") as Extract<Column, { kind: "float64" }>).values;
  expect(Math.max(...given.map((value, row) => Math.abs(value - (back[row] as number))))).toBeLessThan(0.1);
});

/** Every array in turn a piece shorter, or with a number that cannot be. */
function* damage(state: SavedState): Generator<SavedState> {
  if (ArrayBuffer.isView(state)) {
    if (state.length > 0) yield state.slice(1);
    if (state instanceof Float64Array || state instanceof Float32Array) {
      const broken = state.slice();
      broken[0] = Number.NaN;
      if (broken.length > 0) yield broken;
      if (broken.length > 1) yield state.slice().reverse();
    }
    return;
  }
  if (typeof state === "number") yield -1;
  if (state === null || typeof state !== "object") return;
  for (const [key, inner] of Object.entries(state))
    for (const broken of damage(inner as SavedState))
      yield Array.isArray(state)
        ? state.map((kept, at) => (String(at) === key ? broken : kept))
        : { ...state, [key]: broken };
}

test("a damaged state is refused with a code, or decodes without a crash", () => {
  let refused = 0;
  let total = 0;
  const few = takeRows(
    table,
    Int32Array.from({ length: 50 }, (_, row) => row),
  );
  for (const broken of damage(fitted)) {
    total++;
    try {
      const loaded = loadEncoding(broken);
      decodeRows(loaded, encodeTable(loaded, few).rows, { firstRow: 0, random: new Random(2) });
    } catch (error) {
      expect(isSemblanceError(error) && error.code).toBe("encoding-damaged");
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(0.8 * total);
});
