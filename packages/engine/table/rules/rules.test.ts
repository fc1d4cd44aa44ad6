import { expect, test } from "vitest";
import { betweenKinds } from "./between/index.ts";
import { checkRule, checkRules, describeRule, listRuleKinds, parseRule } from "./index.ts";
import { insideKinds } from "./inside/index.ts";
import { tableOf, timesOf } from "./testing/rule-cases.ts";

const table = tableOf({
  a: [1, 2],
  b: [2, 3],
  start: timesOf(["2024-01-01", null]),
  end: timesOf([null, null]),
  word: ["x", "y"],
});

test("every kind is listed under its own name", () => {
  for (const [name, kind] of Object.entries(insideKinds)) expect(kind.kind).toBe(name);
  const kinds = [...Object.keys(insideKinds), ...Object.keys(betweenKinds)];
  expect(listRuleKinds().map(({ kind }) => kind)).toEqual(kinds);
  expect(new Set(kinds).size).toBe(kinds.length);
});

test("parsing fills in the defaults", () => {
  const rule = { kind: "inequality", columns: ["a", "b"], params: {} };
  expect(parseRule(rule)).toEqual({ rule: { ...rule, params: { strict: false } }, issues: [] });
});

test.each([
  [{ kind: "sumo", columns: ["a"], params: {} }, "unknown-rule", "tables.t.rules[0].kind"],
  [{ kind: "child-sum", columns: ["a"], params: {} }, "unknown-rule", "tables.t.rules[0].kind"],
  [{ kind: "toString", columns: ["a"], params: {} }, "unknown-rule", "tables.t.rules[0].kind"],
  [{ kind: "inequality", columns: ["a"], params: {} }, "bad-rule", "tables.t.rules[0].columns"],
  [{ kind: "inequality", columns: ["a", "a"], params: {} }, "bad-rule", "tables.t.rules[0].columns"],
  [
    { kind: "inequality", columns: ["a", "b"], params: { strict: 1 } },
    "bad-rule",
    "tables.t.rules[0].params.strict",
  ],
  [
    { kind: "inequality", columns: ["a", "b"], params: { strickt: true } },
    "unknown-key",
    "tables.t.rules[0].params",
  ],
  [{ kind: "range", columns: ["a"], params: {} }, "bad-rule", "tables.t.rules[0].params"],
  [{ kind: "range", columns: ["a", "b"], params: {} }, "bad-rule", "tables.t.rules[0].params"],
  [
    { kind: "sum", columns: ["a", "b"], params: { coefficients: [1, 1] } },
    "bad-rule",
    "tables.t.rules[0].params",
  ],
  [
    { kind: "pattern", columns: ["word"], params: { pattern: "(a)\\1" } },
    "bad-rule",
    "tables.t.rules[0].params",
  ],
  [
    { kind: "fixed-combinations", columns: ["a", "b"], params: { combinations: [[1]] } },
    "bad-rule",
    "tables.t.rules[0].params",
  ],
])("%j is refused as %s", async (rule, code, path) => {
  const { issues, rule: parsed } = parseRule(rule, ["tables", "t", "rules", 0]);
  expect(issues).toMatchObject([{ code, path, severity: "error" }]);
  expect(parsed).toBeUndefined();
  const expected = code === "unknown-rule" ? "rule-kind-unknown" : "rule-invalid";
  await expect(checkRule(table, rule)).rejects.toMatchObject({ code: expected });
});

test("an unknown kind names the known ones, text is no number, a missing column is named", async () => {
  const known = { code: "rule-kind-unknown", todo: expect.stringContaining("functional-dependency") };
  await expect(checkRule(table, { kind: "sumo", columns: ["a"], params: {} })).rejects.toMatchObject(known);
  const unfit = { kind: "inequality", columns: ["a", "word"], params: {} };
  await expect(checkRule(table, unfit)).rejects.toMatchObject({ code: "rule-column-unfit" });
  const missing = { kind: "inequality", columns: ["a", "nowhere"], params: {} };
  await expect(checkRule(table, missing)).rejects.toMatchObject({ code: "no-such-column" });
});

test("rules are checked in order, until cancelled", async () => {
  const rules = [
    ["a", "b"],
    ["b", "a"],
  ].map((columns) => ({ kind: "inequality", columns, params: {} }));
  expect((await checkRules(table, rules)).map(({ broken }) => broken)).toEqual([0, 2]);
  await expect(checkRules(table, rules, { signal: AbortSignal.abort() })).rejects.toThrow();
});

test.each([
  ["inequality", ["start", "end"], {}, "end is never before start"],
  ["inequality", ["start", "end"], { strict: true }, "end is always after start"],
  ["inequality", ["a", "b"], {}, "b is never less than a"],
  ["inequality", ["a", "b", "c"], { strict: true }, "a < b < c"],
  ["range", ["a", "b", "c"], {}, "b lies between a and c"],
  ["range", ["a"], { low: 0 }, "a is at least 0"],
  ["fixed-increments", ["start"], { increment: 900 }, "start moves in steps of 15 minutes"],
  ["fixed-increments", ["a"], { increment: 5, offset: 1 }, "a moves in steps of 5 from 1"],
  ["sum", ["t", "a", "b"], { coefficients: [1, -0.5], constant: -3 }, "t = a - 0.5 × b - 3"],
  ["product", ["t", "a", "b"], { tolerance: 0.005 }, "t = a × b, to within 0.005"],
  ["ratio", ["t", "a", "b"], { constant: 100 }, "t = 100 × a / b"],
  ["functional-dependency", ["a", "b", "c"], {}, "c follows from a and b"],
  ["conditional-presence", ["a", "b"], { values: ["x"] }, 'a is present exactly where b is "x"'],
  ["conditional-presence", ["a", "b"], { mode: "only-if" }, "a is present only where b is"],
  ["conditional-presence", ["a", "b"], { mode: "if", except: [0] }, "a is present whenever b is not 0"],
  ["constant", ["a"], { value: null }, "a is always empty"],
  ["one-hot", ["a", "b", "c"], {}, "exactly one of a, b and c is 1, the others are 0"],
  ["unique", ["a", "b"], {}, "a and b together never repeat"],
])("%s of %j with %j reads as a sentence", (kind, columns, params, sentence) => {
  expect(describeRule({ kind, columns, params }, table)).toBe(sentence);
});
