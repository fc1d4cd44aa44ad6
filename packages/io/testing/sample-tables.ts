/** @file Tables that any connector must carry. */
import { type Column, columnFromValues, Dictionary, makeTable, type Table } from "@semblance/engine/table";
import { difficultTexts } from "../../engine/table/testing/arbitrary-table.ts";

const instants = ["0001-01-01T00:00:00", "1969-12-31T23:59:59", "2024-02-29T12:30:45", "9999-12-31T23:59:59"];
const toMicros = (iso: string) => BigInt(Date.parse(`${iso}Z`)) * 1_000n;

/** One column of every kind, with a null and the extremes. */
export function makeEveryKind(name: string): Table {
  const nulls = Uint8Array.of(0, 0, 0, 0, 1);
  const micros = BigInt64Array.from([...instants.map(toMicros), 0n]);
  const base = { length: 5, nulls };
  return makeTable(name, [
    ["small", columnFromValues([0, 2 ** 31 - 1, -(2 ** 31), 1, null])],
    ["large", columnFromValues([0n, 2n ** 63n - 1n, -(2n ** 63n), 1n, null])],
    ["float", columnFromValues([0.1, -5e-324, 1.7976931348623157e308, 1 / 3, null])],
    [
      "exact",
      {
        ...base,
        kind: "decimal",
        scale: 2,
        values: BigInt64Array.of(1250n, -5n, 999_999_999_999_999_999n, 0n, 0n),
      },
    ],
    ["truth", columnFromValues([true, false, true, true, null])],
    [
      "local",
      {
        ...base,
        kind: "datetime",
        part: "datetime",
        values: micros.map((value) => value + (value < 0n ? 0n : 1n)),
      },
    ],
    ["instant", { ...base, kind: "datetime", part: "datetime", zone: "UTC", values: micros }],
    [
      "day",
      {
        ...base,
        kind: "datetime",
        part: "date",
        values: micros.map((value) => value - mod(value, 86_400_000_000n)),
      },
    ],
    [
      "time",
      { ...base, kind: "datetime", part: "time", values: micros.map((value) => mod(value, 86_400_000_000n)) },
    ],
    ["text", columnFromValues(["", "two\nlines", 'quo"ted, and more', "😀 é שלום", null])],
  ]);
}

function mod(value: bigint, divisor: bigint): bigint {
  return ((value % divisor) + divisor) % divisor;
}

export function makeDifficultTexts(name: string): Table {
  return makeTable(name, [
    ["id", columnFromValues(difficultTexts.map((_, row) => row))],
    ["text", columnFromValues([...difficultTexts])],
    ["other", columnFromValues(difficultTexts.map((_, row) => (row % 3 === 0 ? null : `text ${row}`)))],
  ]);
}

/** Enough rows for several batches; all rows share two dictionaries. */
export function makeLong(name: string, rowCount: number): Table {
  const dictionary = Dictionary.of(Array.from({ length: 50 }, (_, code) => `city ${code}`));
  const city: Column = {
    kind: "text",
    length: rowCount,
    codes: Int32Array.from({ length: rowCount }, (_, row) => (row * 7) % 50),
    dictionary,
  };
  return makeTable(name, [
    ["id", columnFromValues(Array.from({ length: rowCount }, (_, row) => row))],
    ["city", city],
    ["label", columnFromValues(Array.from({ length: rowCount }, (_, row) => `label ${row}`))],
    ["share", columnFromValues(Array.from({ length: rowCount }, (_, row) => row / 8))],
  ]);
}

/** Names that are no identifiers; a database may have any of them. */
export const difficultNames = [
  "with space",
  "dot.ted",
  "été",
  "名前",
  "😀",
  "שלום",
  "it's",
  "per%cent",
  "a;b",
  "-dash",
  "SELECT",
  "0digit",
  "x".repeat(200),
] as const;

/** Columns may also have what file names may not. */
export const difficultColumnNames = [
  ...difficultNames,
  'quo"te',
  "comma,",
  "line\nend",
  "a/b",
  "back\\slash",
  "{}",
  "1",
];
