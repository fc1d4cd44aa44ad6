/** @file Small tables for tests of rules: columns of JavaScript values, times as ISO text. */

import type { CellValue, DatetimeColumn } from "../../column/column.ts";
import { columnFromValues } from "../../column/column-from-values.ts";
import { makeTable, type Table } from "../../table.ts";

export function tableOf(
  columns: Readonly<Record<string, readonly (CellValue | undefined)[] | DatetimeColumn>>,
): Table {
  return makeTable(
    "t",
    Object.entries(columns).map(([name, values]) => [
      name,
      "kind" in values ? values : columnFromValues(values),
    ]),
  );
}

export function timesOf(
  texts: readonly (string | null)[],
  part: DatetimeColumn["part"] = "datetime",
): DatetimeColumn {
  const values = BigInt64Array.from(texts, (text) => (text === null ? 0n : BigInt(Date.parse(text)) * 1000n));
  const nulls = Uint8Array.from(texts, (text) => (text === null ? 1 : 0));
  return { kind: "datetime", part, length: texts.length, values, nulls };
}

export const datesOf = (texts: readonly (string | null)[]): DatetimeColumn => timesOf(texts, "date");
