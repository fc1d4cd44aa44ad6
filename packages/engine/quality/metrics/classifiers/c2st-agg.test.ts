import { expect, test, vi } from "vitest";
import { Random } from "../../../base/index.ts";
import { columnFromValues, type Database, makeTable, schemaSchema } from "../../../table/index.ts";
import { linkRows } from "../../sides/link-rows.ts";
import type { MetricAnswer } from "../entry.ts";
import { aggregateChildren } from "./aggregate-children.ts";
import { c2stAgg } from "./c2st-agg.ts";

/** Trees are grown by the thousand; a busy machine takes its time. */
vi.setConfig({ testTimeout: 60_000 });

const schema = schemaSchema.parse({
  version: 1,
  tables: {
    parent: { columns: { id: { type: "id" }, size: { type: "numerical" } }, primaryKey: ["id"] },
    child: {
      columns: { of: { type: "id" }, amount: { type: "numerical" }, kind: { type: "categorical" } },
      foreignKeys: [{ columns: ["of"], references: { table: "parent", columns: ["id"] } }],
    },
  },
});

/** Parents have as many children as their size says; `shuffled` gives the children to any parent. */
function drawFamily(seed: number, { parents = 150, shuffled = false } = {}): Database {
  const random = new Random(seed);
  const size = Array.from({ length: parents }, () => 1 + random.below(4));
  const owners = size.flatMap((count, id) => Array.from({ length: count }, () => id));
  const of = owners.map((id) => (shuffled ? random.below(parents) : id));
  const amount = owners.map((id) => (size[id] as number) + random.float());
  const kind = owners.map(() => "abc"[random.below(3)]!);
  const table = (name: string, columns: Record<string, (number | string)[]>) =>
    [
      name,
      makeTable(
        name,
        Object.entries(columns).map(([column, cells]) => [column, columnFromValues(cells)]),
      ),
    ] as const;
  return new Map([
    table("parent", { id: size.map((_, id) => id), size }),
    table("child", { of, amount, kind }),
  ]);
}

const judge = (synthetic: Database, real = drawFamily(1)) =>
  c2stAgg.compute({ real, synthetic, schema, seed: 1 }, {}) as MetricAnswer;

test("the children of each parent are counted, averaged and told apart", () => {
  const child = makeTable("child", [
    ["of", columnFromValues([1, 1, 2, null])],
    ["amount", columnFromValues([2, 4, null, 9])],
    ["kind", columnFromValues(["a", "a", "b", "c"])],
  ]);
  const links = linkRows([child.columns.get("of")!], [columnFromValues([2, 1, 3])]);
  const aggregates = aggregateChildren(child, schema.tables.child!, links);
  expect([...aggregates]).toEqual([
    ["count", Float64Array.of(1, 2, 0)],
    ["mean amount", Float64Array.of(Number.NaN, 3, Number.NaN)],
    ["different kind", Float64Array.of(1, 1, 0)],
  ]);
});

test("two families of one kind are alike, children given to any parent are caught", () => {
  const alike = judge(drawFamily(2));
  expect(alike.value).toBeGreaterThanOrEqual(0.5);
  expect(alike.value).toBeLessThan(0.6);
  expect(judge(drawFamily(2, { shuffled: true })).value).toBeGreaterThan(0.75);
});

test("few parents and databases without relationships have a reason", () => {
  const code = (answer: MetricAnswer) => "code" in answer && answer.code;
  expect(code(judge(drawFamily(2, { parents: 10 })))).toBe("too-few-values");
  expect(code(judge(new Map()))).toBe("nothing-to-compare");
});
