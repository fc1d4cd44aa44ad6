import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { type Column, columnFromValues, detectColumns, makeTable } from "../../table/index.ts";
import { decodeRows, encodeTable, fitEncoding, planEncoding, positionsOf } from "./index.ts";

const protection = { leastPeople: 5, trueExtremes: false };
const DAY = 86_400_000_000;
const ROWS = 6_000;

function fit(columns: Record<string, Column>) {
  const table = makeTable("t", Object.entries(columns));
  const schema = {
    columns: detectColumns(table).columns,
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [],
    rules: [],
  };
  const plan = planEncoding(table, schema, { protection });
  const fitted = fitEncoding(plan, table, schema, { protection, random: new Random(1) });
  const { rows, variables } = encodeTable(fitted, table);
  const decoded = decodeRows(fitted, rows, { firstRow: 0, random: new Random(2) });
  return { plan, fitted, variables, decoded: decoded.columns };
}

function dates(part: "date" | "datetime", values: readonly number[]): Extract<Column, { kind: "datetime" }> {
  return {
    kind: "datetime",
    part,
    format: "%d.%m.%Y",
    length: values.length,
    values: BigInt64Array.from(values, BigInt),
  };
}

const random = new Random(6);
/** Four years. */
const days = Array.from({ length: ROWS }, () => 18_000 + random.below(1_461));
const isWeekend = (day: number) => (day + 3) % 7 > 4;

test("where something follows the weekday, dates come back to the day", () => {
  const when = dates(
    "date",
    days.map((day) => day * DAY),
  );
  const sales = columnFromValues(days.map((day) => (isWeekend(day) ? 0 : 50) + random.below(200)));
  const { plan, variables, decoded } = fit({ when, sales });
  expect(plan[0]).toMatchObject({ encoder: "calendar", reason: "its weekdays follow a pattern" });
  expect(variables.map(({ name }) => name)).toEqual(["when", "when (weekday)", "sales"]);
  const back = decoded.get("when") as typeof when;
  const weekday = (micros: bigint) => Number(micros / BigInt(DAY)) % 7;
  expect(back.format).toBe("%d.%m.%Y");
  expect(Array.from(back.values, weekday)).toEqual(Array.from(when.values, weekday));
});

test("where nothing does, a date is one variable", () => {
  const when = dates(
    "date",
    days.map((day) => day * DAY),
  );
  const { plan } = fit({ when, sales: columnFromValues(days.map(() => random.below(200))) });
  expect(plan[0]?.encoder).toBe("numeric");
});

test("opening hours are kept over years, to the minute", () => {
  const minutes = days.map(() => 9 * 60 + random.below(8 * 60));
  const at = dates(
    "datetime",
    days.map((day, row) => day * DAY + (minutes[row] as number) * 60e6),
  );
  const { plan, fitted, decoded } = fit({ at });
  expect(plan[0]).toMatchObject({ encoder: "calendar", reason: "its times of day follow a pattern" });
  const back = Array.from((decoded.get("at") as typeof at).values, Number);
  expect(back.every((micros) => micros % 60e6 === 0)).toBe(true);
  expect(back.every((micros) => micros % DAY >= 9 * 3600e6 && micros % DAY < 17 * 3600e6)).toBe(true);
  const found = positionsOf(fitted, "at", Float64Array.of(18_000 * DAY, 18_700 * DAY, 19_400 * DAY));
  const [early = 1, middle = 0, late = 0] = found?.positions ?? [];
  expect(found?.variable).toBe("at");
  expect(early < middle && middle < late).toBe(true);
});
