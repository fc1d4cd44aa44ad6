import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Evaluation } from "@semblance/engine/quality";
import { afterAll, expect, test } from "vitest";
import { runProgram } from "../../testing/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "semblance-evaluate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, shift: number) => {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const age = 20 + ((i * 37) % 50);
    return `${age},${age * 2 + shift + (i % 3)},${["red", "green", "blue"][(i + shift) % 3]}`;
  });
  const path = join(folder, name);
  writeFileSync(path, ["age,height,colour", ...rows, ""].join("\n"));
  return path;
};
const real = write("real.csv", 0);
const twin = write("twin.csv", 1);
const only = ["--metrics", "KSComplement,TVComplement"];

test("two files of different names are one table; the numbers are those of SDMetrics", async () => {
  const { code, stdout } = await runProgram(["evaluate", real, real, "--json", ...only]);
  const evaluation = JSON.parse(stdout) as Evaluation;
  expect(code).toBe(0);
  expect(evaluation.sdmetrics.quality.default.score).toBe(1);
  expect(evaluation.sdmetrics.quality.zero.properties["Column Pair Trends"]).toBe(1);
  expect(Object.keys(evaluation.metrics)).toEqual(["KSComplement", "TVComplement"]);
  expect(evaluation.verdict).toBeNull();
  // Nobody gave a rule, so SDMetrics has no constraints.
  expect(evaluation.sdmetrics.diagnostic.properties["Constraint Validity"]).toBeNull();
});

test("a gate that is not met ends with 3 and says so", async () => {
  const { code, stdout } = await runProgram(["evaluate", real, twin, "--min-quality", ".999", ...only]);
  expect(code).toBe(3);
  expect(stdout).toMatch(/Gate not met: quality 0\.\d+, at least 0\.9990 asked for/);
});

test("the rules of a schema, SQL among them, are judged on both sides", async () => {
  const schema = join(folder, "people.schema.json");
  const rules = [
    { kind: "inequality", columns: ["age", "height"] },
    { kind: "sql", columns: ["age", "height"], params: { expression: "height - 2 * age IN (0, 1, 2)" } },
    {
      kind: "sql",
      columns: ["age"],
      params: { expression: "age > (SELECT 1 FROM read_csv('/etc/passwd'))" },
    },
  ];
  const columns = {
    age: { type: "numerical" },
    height: { type: "numerical" },
    colour: { type: "categorical" },
  };
  writeFileSync(schema, JSON.stringify({ version: 1, tables: { people: { columns, rules } } }));
  const args = ["evaluate", real, twin, "--schema", schema, "--json", "--metrics", "RulePreservation"];
  const { code, stdout } = await runProgram(args);
  const { rules: judged, metrics, sdmetrics } = JSON.parse(stdout) as Evaluation;
  expect(code).toBe(0);
  expect(judged).toEqual([
    {
      table: "real",
      rule: "height is never less than age",
      kind: "inequality",
      broken: { real: 0, synthetic: 0 },
      rows: { real: 400, synthetic: 400 },
      score: 1,
    },
    {
      table: "real",
      rule: "every row satisfies height - 2 * age IN (0, 1, 2)",
      kind: "sql",
      broken: { real: 0, synthetic: 133 },
      rows: { real: 400, synthetic: 400 },
      score: 1 - 133 / 400,
    },
    expect.objectContaining({ kind: "sql", score: null, code: "sql-rule-unfit" }),
  ]);
  expect(metrics["RulePreservation"]?.value).toBe(0.5);
  expect(sdmetrics.diagnostic.properties["Constraint Validity"]).toBe(1);
});

test.each([
  [["evaluate", real], 2, "bad-usage"],
  [["evaluate", real, twin, "--min-quality", "90"], 2, "bad-usage"],
  [["evaluate", real, twin, "--metrics", "Loveliness"], 1, "unknown-metric"],
  [["evaluate", real, join(folder, "nobody.csv")], 1, "source-missing"],
])("%j ends with %i and the code %s", async (args, expected, code) => {
  const answer = await runProgram(args);
  expect(answer.code).toBe(expected);
  expect(answer.stderr).toContain(`[${code}]`);
});
