import fc from "fast-check";
import { expect, test } from "vitest";
import type { Rule } from "../../schema/schema.ts";
import { checkRule, checkRuleNow } from "../index.ts";
import type { RuleContext } from "../rule-kind.ts";
import { datesOf, tableOf, timesOf } from "../testing/rule-cases.ts";

const table = tableOf({
  low: [1, 2, null, 4, 5],
  middle: [2, 2, 9, null, 4],
  high: [3, 3, 8, 3, 6],
  letter: ["a", "b", "a", null, "a"],
  shade: ["x", "y", "x", "x", "z"],
  flag: [true, false, true, false, null],
  opposite: [0, 1, 0, 1, 1],
  price: [2.5, 0.1, 10, 0, 3],
  count: [2, 3, 1, 5, null],
  total: [5, 0.3, 10, 1, 3],
  day: datesOf(["2024-01-02", "2024-01-02", "2024-01-03", null, "2024-01-05"]),
  moment: timesOf(["2024-01-02T08:00Z", "2024-01-01T23:00Z", "2024-01-03T00:00Z", "2024-01-04T00:00Z", null]),
  code: ["A1", "B22", "", null, "A1"],
});

type Case = readonly [
  kind: string,
  columns: string,
  params: Rule["params"],
  broken: number[],
  checked: number,
];

function expectVerdict(
  verdict: { checked: number; broken: number; brokenRows: Uint8Array },
  rows: number[],
  checked: number,
) {
  const marked = [...verdict.brokenRows.keys()].filter((row) => verdict.brokenRows[row] === 1);
  expect({ marked, broken: verdict.broken, checked: verdict.checked }).toEqual({
    marked: rows,
    broken: rows.length,
    checked,
  });
}

const cases: readonly Case[] = [
  ["inequality", "low middle", {}, [4], 3],
  ["inequality", "low middle", { strict: true }, [1, 4], 3],
  ["inequality", "low middle high", {}, [2, 3, 4], 5],
  ["inequality", "low middle high", { strict: true }, [1, 2, 3, 4], 5],
  ["inequality", "day moment", {}, [1], 3],
  ["inequality", "moment day", {}, [], 3],
  ["inequality", "moment day", { strict: true }, [0, 2], 3],
  ["range", "low middle high", {}, [2, 3, 4], 5],
  ["range", "middle", { low: 2, high: 4 }, [2], 4],
  ["range", "middle", { low: 2, high: 9, strict: true }, [0, 1, 2], 4],
  ["range", "middle", { high: 2 }, [2, 4], 4],
  ["range", "day", { low: "2024-01-03" }, [0, 1], 4],
  ["range", "moment", { high: "2024-01-02T08:00" }, [2, 3], 4],
  ["fixed-increments", "low", { increment: 2 }, [0, 4], 4],
  ["fixed-increments", "low", { increment: 2, offset: 1 }, [1, 3], 4],
  ["fixed-increments", "price", { increment: 0.1 }, [], 5],
  ["fixed-increments", "price", { increment: 0.5 }, [1], 5],
  ["fixed-increments", "moment", { increment: 86_400 }, [0, 1], 4],
  ["fixed-combinations", "letter shade", {}, [], 5],
  ["fixed-combinations", "letter shade", { combinations: [["a", "x"], [null, "x"]] }, [1, 4], 5],
  ["fixed-combinations", "letter opposite", { combinations: [["a", 0], [null, 1]] }, [1, 4], 5],
  ["fixed-null-combinations", "letter shade", {}, [], 5],
  ["one-hot", "flag opposite", {}, [4], 5],
  ["one-hot", "low opposite", {}, [1, 2, 3, 4], 5],
  ["sum", "high low middle", {}, [1, 4], 3],
  ["sum", "high low middle", { coefficients: [1, 1], tolerance: 1 }, [4], 3],
  ["sum", "high low", { constant: 2 }, [1, 3, 4], 4],
  ["sum", "high low middle", { coefficients: [-1, 2] }, [1, 4], 3],
  ["sum", "day moment", { coefficients: [1], tolerance: 0.1 }, [0], 3],
  ["sum", "moment day", { unit: "hour", constant: 8 }, [1, 2], 3],
  ["product", "total price count", {}, [3], 4],
  ["product", "total price count", { tolerance: 1 }, [], 4],
  ["ratio", "price total count", {}, [3], 4],
  ["ratio", "count total price", { constant: 1 }, [], 3],
  ["equal", "letter shade", {}, [0, 1, 2, 3, 4], 5],
  ["equal", "low middle", {}, [0, 2, 3, 4], 5],
  ["equal", "flag opposite", {}, [0, 1, 2, 4, 3], 5],
  ["equal", "letter low", {}, [0, 1, 2, 3, 4], 5],
  ["functional-dependency", "letter shade", {}, [4], 4],
  ["functional-dependency", "letter code", {}, [2], 4],
  ["functional-dependency", "letter flag shade", {}, [], 3],
  ["conditional-presence", "low middle", {}, [2, 3], 5],
  ["conditional-presence", "low middle", { mode: "if" }, [2], 4],
  ["conditional-presence", "low middle", { mode: "only-if" }, [3], 1],
  ["conditional-presence", "low letter", { values: ["a", "b"] }, [2, 3], 5],
  ["conditional-presence", "low letter", { except: ["a"] }, [0, 4], 5],
  ["conditional-presence", "low letter", { values: [null], mode: "only-if" }, [0, 1, 4], 4],
  ["conditional-presence", "count price", { except: [3] }, [], 5],
  ["conditional-values", "shade letter", { when: ["a"], values: ["x"] }, [4], 3],
  ["conditional-values", "letter shade", { when: ["x"], values: ["a", null] }, [], 3],
  ["conditional-values", "letter flag", { when: [true], values: ["a"] }, [], 2],
  ["mixed-scales", "low letter", {}, [], 5],
  ["mixed-scales", "high letter", { ranges: [{ segment: ["a"], low: 3, high: 6 }, { segment: [null], low: 5, high: 6 }] }, [1, 2, 3], 5],
  ["pattern", "code", { pattern: "[A-Z]\\d+" }, [2], 4],
  ["pattern", "low", { pattern: "[1-4]" }, [4], 4],
  ["unique", "letter", {}, [2, 4], 4],
  ["unique", "letter", { nulls: "refused" }, [2, 3, 4], 5],
  ["unique", "letter shade", {}, [2], 4],
  ["unique", "letter shade", { nulls: "refused" }, [2], 5],
  ["allowed-values", "letter", { values: ["a"] }, [1], 4],
  ["allowed-values", "low", { values: [1, "2", 4] }, [4], 4],
  ["allowed-values", "flag", { values: ["true"] }, [1, 3], 4],
  ["allowed-values", "day", { values: ["2024-01-02"] }, [2, 4], 4],
  ["constant", "letter", {}, [1, 3], 5],
  ["constant", "letter", { value: null }, [0, 1, 2, 4], 5],
  ["constant", "opposite", { value: 1 }, [0, 2], 5],
]; // biome-ignore format: one line a case

test.each(cases)("%s of %s with %j", (kind, columns, params, broken, checked) => {
  const rule = { kind, columns: columns.split(" "), params };
  expectVerdict(
    checkRuleNow(table, rule),
    [...broken].sort((a, b) => a - b),
    checked,
  );
});

const real = tableOf({
  letter: ["a", "b", null],
  shade: ["x", null, "y"],
  number: [1, 5, 7],
  flag: [true, true, true],
});
const twin = tableOf({
  letter: ["b", "a", null, "c", "a"],
  shade: [null, "y", "y", "x", "x"],
  number: [5, 2, null, 1, null],
  flag: [true, false, true, null, true],
});

test.each<readonly [kind: string, columns: string, params: Rule["params"], broken: number[]]>([
  ["fixed-combinations", "letter shade", {}, [1, 3]],
  ["fixed-combinations", "letter number", {}, [1, 2, 3, 4]],
  ["fixed-null-combinations", "letter shade", {}, []],
  ["fixed-null-combinations", "letter number", {}, [2, 4]],
  ["fixed-null-combinations", "letter shade", { valuesOf: ["letter"] }, [3]],
  ["mixed-scales", "number letter", {}, [1, 3]],
  ["constant", "flag", {}, [1, 3]],
])("%s of %s is judged against the real table", (kind, columns, params, broken) => {
  expectVerdict(
    checkRuleNow(twin, { kind, columns: columns.split(" "), params }, { reference: real }),
    broken,
    5,
  );
});

test("an SQL rule breaks where its runner says false, and is not judged where it cannot tell", async () => {
  const asked: unknown[] = [];
  const context: RuleContext = {
    sql: {
      judge: async ({ name, rowCount }, expression) => {
        asked.push(name, expression);
        const values = Uint8Array.of(1, 0, 1, 0, 0);
        return { kind: "boolean", length: rowCount, values, nulls: Uint8Array.of(0, 0, 0, 0, 1) };
      },
    },
  };
  const rule = { kind: "sql", columns: ["low"], params: { expression: "low < 3 -- small" } };
  expectVerdict(await checkRule(table, rule, context), [1, 3], 4);
  expect(asked).toEqual(["t", "low < 3 -- small"]);
  await expect(checkRule(table, rule)).rejects.toMatchObject({ code: "rule-needs-sql" });
});

test("rows spoiled on purpose, and no others, break an order, a sum and a dependency", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.nat(50), fc.boolean()), {
    minLength: 1,
  });
  fc.assert(
    fc.property(rows, (cells) => {
      const spoiled = cells.flatMap(([, , isSpoiled], row) => (isSpoiled ? [row] : []));
      const built = tableOf({
        low: cells.map(([low]) => low),
        gap: cells.map(([, gap]) => gap),
        high: cells.map(([low, gap, isSpoiled]) => (isSpoiled ? low - gap - 1 : low + gap)),
        group: cells.map(([low], row) => `${low}/${row}`),
      });
      const order = checkRuleNow(built, { kind: "inequality", columns: ["low", "high"], params: {} });
      expectVerdict(order, spoiled, cells.length);
      const total = checkRuleNow(built, { kind: "sum", columns: ["high", "low", "gap"], params: {} });
      expectVerdict(total, spoiled, cells.length);
      const dependency = { kind: "functional-dependency", columns: ["group", "high"], params: {} };
      expectVerdict(checkRuleNow(built, dependency), [], cells.length);
    }),
  );
});
