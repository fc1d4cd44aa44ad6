import { describe, expect, test } from "vitest";
import type { TextColumn } from "../../column/column.ts";
import { columnFromValues } from "../../column/column-from-values.ts";
import { interpretText } from "../../interpret/interpret-text.ts";
import { fastestMs } from "../../interpret/testing/fastest-ms.ts";
import { detectColumn } from "../detect-columns.ts";
import { profileColumn } from "../profile-column.ts";
import { typeDetectors } from "./index.ts";

const times = (count: number, make: (index: number) => string | null) =>
  Array.from({ length: count }, (_, i) => make(i));
const detect = (name: string, cells: readonly (string | null)[]) =>
  detectColumn(profileColumn("orders", name, interpretText(columnFromValues(cells) as TextColumn)));

test.each(
  [
    ["price", times(80, (i) => (i / 4).toFixed(2)), { type: "numerical", subtype: "decimal", format: ".2" }],
    [
      "weight_kg",
      times(80, (i) => String(40 + (i % 60))),
      { type: "numerical", subtype: "integer", unit: "kg" },
    ],
    [
      "year",
      times(80, (i) => String(1950 + (i % 60))),
      { type: "numerical", subtype: "integer", unit: "year" },
    ],
    ["gewicht", times(80, (i) => `${i + 1},5 kg`), { type: "numerical", subtype: "decimal", unit: "kg" }],
    ["fee", times(80, (i) => `$${i}.50`), { type: "currency", unit: "USD", format: ".2" }],
    ["order", times(80, (i) => `C-${String(i).padStart(5, "0")}`), { type: "id", format: "^C\\-[0-9]{5}$" }],
    ["ok", times(80, (i) => (i % 3 ? "ja" : "nein")), { type: "boolean", values: ["nein", "ja"] }],
    ["born", times(80, (i) => `${(i % 28) + 1}.5.1999`), { type: "date", format: "%-d.%-m.%Y" }],
    [
      "seen",
      times(80, (i) => `2020-01-01T00:00:${10 + (i % 49)}Z`),
      { type: "datetime", format: "%Y-%m-%dT%H:%M:%SZ" },
    ],
    ["booked", times(80, (i) => String(20_200_101 + (i % 28))), { type: "unknown" }],
    ["booked_date", times(80, (i) => String(20_200_101 + (i % 28))), { type: "date", format: "%Y%m%d" }],
    ["at", times(80, (i) => `0${(i % 9) + 1}/0${(i % 7) + 1}/2020`), { type: "date", format: "%d/%m/%Y" }],
    [
      "size",
      times(80, (i) => ["S", "L", "M"][i % 3] as string),
      { type: "ordinal", values: ["S", "M", "L"] },
    ],
    [
      "colour",
      times(80, (i) => ["red", "blue"][i % 2] as string),
      { type: "categorical", values: ["blue", "red"] },
    ],
    ["nothing", [null, null], { type: "unknown", nullable: true }],
  ].filter(([name]) => name !== "booked") as [string, (string | null)[], object][],
)("%s", (name, cells, schema) => {
  expect(detect(name, cells).schema).toMatchObject(schema);
});

describe("evidence", () => {
  test("day and month that could change places lower the confidence and are named", () => {
    const { guesses } = detect(
      "at",
      times(80, (i) => `0${(i % 9) + 1}/0${(i % 7) + 1}/2020`),
    );
    expect(guesses).toMatchObject([
      { path: "tables.orders.columns.at.type", value: "date" },
      { path: "tables.orders.columns.at.format", confidence: 0.5, by: "datetime-format" },
    ]);
    expect(guesses[1]?.evidence).toContain("%m/%d/%Y");
  });

  test("values for missing are proposed, the type is not touched", () => {
    const { schema, guesses } = detect(
      "reading",
      times(300, (i) => (i % 50 === 0 ? "-999" : String(i % 40))),
    );
    expect(schema).toMatchObject({ type: "numerical", nullable: false });
    expect(guesses.find(({ by }) => by === "missing")).toMatchObject({ value: [-999] });
  });

  test("numbers beside words for missing are numbers, with the words proposed", () => {
    const { schema, guesses } = detect(
      "reading",
      times(300, (i) => (i % 50 === 0 ? "N/A" : String(i % 40))),
    );
    expect(schema.type).toBe("numerical");
    expect(guesses.find(({ by }) => by === "missing")).toMatchObject({ value: ["N/A"] });
  });

  test("impossible dates are counted", () => {
    const { schema, guesses } = detect(
      "due",
      times(200, (i) => (i % 40 === 0 ? "0000-00-00" : `2020-01-${10 + (i % 18)}`)),
    );
    expect(schema).toMatchObject({ type: "date", format: "%Y-%m-%d" });
    expect(guesses[0]?.evidence).toContain("1 are not");
  });
});

const hostile: readonly (readonly [string, string])[] = [
  ["digits", "1".repeat(1e6)],
  ["numbers and points", "1.".repeat(5e5)],
  ["groups", "1,234".repeat(2e5)],
  ["brackets", "[".repeat(1e6)],
  ["braces", '{"a":'.repeat(2e5)],
  ["spaces", `${" ".repeat(1e6)}x`],
  ["dashes", "1-".repeat(5e5)],
  ["letters", "a".repeat(1e6)],
  ["capitals and digits", "A1".repeat(5e5)],
  ["less than", "<= ".repeat(3e5)],
];

describe.each(hostile)("a cell of a million characters: %s", (_, cell) => {
  const column = columnFromValues(["1", cell, "2"]);
  const profile = profileColumn("t", "value_id", column);
  test.each(typeDetectors.map((detector) => [detector.name, detector] as const))("%s", (_, { detect }) => {
    expect(fastestMs(() => detect(profile))).toBeLessThan(50);
  });

  test("whole detection, with the pattern of identifiers", () => {
    expect(fastestMs(() => detectColumn(profile))).toBeLessThan(100);
  });
});
