import { expect, test } from "vitest";
import { type Database, makeTable, takeRows } from "../../table/index.ts";
import { evaluate } from "../evaluate.ts";
import { drawnSchema, drawTable, shuffleColumns } from "../testing/draw-tables.ts";
import { buildReport, type ReportAbout } from "./build-report.ts";
import { type Report, reportSchema } from "./report.ts";

const about: ReportAbout = {
  createdAt: "2026-01-01T00:00:00.000Z",
  by: "somebody",
  program: "Semblance",
  names: { real: "real.csv", synthetic: "twin.csv", holdout: null },
  notes: [],
};

const learning = ["C2ST", "NewRowSynthesis", "TSTR"];

async function report(
  synthetic: Database,
  holdout?: Database,
  metrics: readonly string[] = [],
): Promise<Report> {
  const input = {
    real: new Map([["t", drawTable(600, 1)]]),
    synthetic,
    schema: drawnSchema,
    seed: 1,
    ...(holdout && { holdout }),
  };
  return buildReport(input, await evaluate(input, { metrics }), about);
}

const alone = (table: ReturnType<typeof drawTable>): Database => new Map([["t", table]]);
const find = ({ scores }: Report, id: string) => scores.find((score) => score.id === id);

test("the same input gives the same bytes", async () => {
  const [first, again] = [await report(alone(drawTable(600, 2))), await report(alone(drawTable(600, 2)))];
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
});

test("fresh rows pass, at the ceiling that other fresh rows set", async () => {
  const first = await report(alone(drawTable(600, 2)), alone(drawTable(600, 3)), learning);
  expect(reportSchema.parse(first)).toEqual(first);
  expect(first.verdict.word).toBe("pass");
  expect(first.summary).toHaveLength(5);
  expect(find(first, "shapes")?.ceiling).toBeGreaterThan(0.9);
  expect(find(first, "usefulness")?.judgement).toBe("good");
  expect(find(first, "detection")?.ceiling).toBeGreaterThan(0.7);
}, 30_000);

test("a holdout of another size is compared at its own size", async () => {
  const small = await report(alone(drawTable(600, 2)), alone(drawTable(120, 3)));
  const shapes = find(small, "shapes");
  expect(shapes?.atCeilingSize).toBeLessThan(shapes?.value ?? 0);
  expect(small.summary[1]).toContain("at whose size the twin has");
});

test("columns shuffled on their own keep their shapes and lose their relations, and the report says where", async () => {
  const shuffled = await report(alone(shuffleColumns(drawTable(600, 1), 9)));
  expect(find(shuffled, "shapes")).toMatchObject({ value: 1, judgement: "good", ceiling: null });
  expect(find(shuffled, "trends")?.judgement).not.toBe("good");
  expect(shuffled.verdict.word).not.toBe("pass");
  const pair = shuffled.findings.find(({ what }) => what.includes("hang together otherwise"));
  expect(pair?.where).toContain(" with ");
  expect(shuffled.summary[0]).toContain("no held-out rows were given");
});

test("tables and columns on one side only are found", async () => {
  const narrow = makeTable(
    "t",
    [...drawTable(300, 2).columns].filter(([name]) => name !== "label"),
  );
  const found = await report(
    new Map([
      ["t", narrow],
      ["stranger", drawTable(20, 4)],
    ]),
  );
  expect(found.verdict.word).toBe("fail");
  expect(found.findings.map(({ what }) => what).join(" ")).toMatch(/lacks “label”.*“stranger” has no real/s);
  expect(found.tables.map(({ name, state }) => [name, state])).toEqual([
    ["t", "compared"],
    ["stranger", "only-synthetic"],
  ]);
});

test("no rows are no evidence: the report fails and says why in words", async () => {
  const empty = await report(alone(takeRows(drawTable(10, 2), new Int32Array(0))));
  expect(empty.verdict.word).toBe("fail");
  expect(reportSchema.parse(empty)).toEqual(empty);
  expect(empty.findings[0]?.what).toContain("has no rows on the synthetic side");
});
