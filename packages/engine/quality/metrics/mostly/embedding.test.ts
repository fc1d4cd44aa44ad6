import { expect, test } from "vitest";
import { columnFromValues, makeTable, type Table, takeRows } from "../../../table/index.ts";
import { drawnSchema, drawTable } from "../../testing/draw-tables.ts";
import { centroidSimilarity } from "./centroid-similarity.ts";
import { discriminatorAuc } from "./discriminator-auc.ts";

const [one, other, third] = [drawTable(300, 1), drawTable(300, 2), drawTable(300, 3)];
const database = (table: Table) => new Map([["t", table]]);

async function judge(metric: typeof centroidSimilarity, synthetic: Table, holdout?: Table) {
  const sides = { real: database(one), synthetic: database(synthetic) };
  const held = holdout && { holdout: database(holdout) };
  return await metric.compute({ ...sides, ...held, schema: drawnSchema, seed: 1 }, {});
}

/** Every number beyond all real ones, every category a new one. */
function makeFar(table: Table): Table {
  const far = [...table.columns].map(([name, { length }]) => {
    const cell = name === "group" ? "elsewhere" : name === "label" ? null : 1e6;
    return [name, columnFromValues(Array.from({ length }, () => cell))] as const;
  });
  return makeTable("t", far);
}

test("by hand: a number, its rank and the angle between two means", async () => {
  const numbers = (...cells: number[]) => makeTable("t", [["a", columnFromValues(cells)]]);
  const input = { real: database(numbers(1, 2)), synthetic: database(numbers(2, 9)), schema: drawnSchema };
  const { value } = await centroidSimilarity.compute({ ...input, seed: 1 }, {});
  // Ranks ¼ and ¾ against ¾ and 1: rows (1, 1, 0)/√2 and (0, 1, 1)/√2 against (0, 1, 1)/√2 and (0, 0, 1).
  const half = Math.SQRT1_2;
  const [real, synthetic] = [
    [half, 2 * half, half],
    [0, half, half + 1],
  ];
  const dot = (a: number[], b: number[]) => a.reduce((sum, share, at) => sum + share * (b[at] as number), 0);
  expect(value).toBeCloseTo(
    dot(real, synthetic) / Math.sqrt(dot(real, real) * dot(synthetic, synthetic)),
    14,
  );
});

test("another sample is hardly told apart, a far one always; held-out rows stand beside", async () => {
  const [near, far] = [
    await judge(centroidSimilarity, other, third),
    await judge(centroidSimilarity, makeFar(other)),
  ];
  expect(near.value).toBeGreaterThan(0.99);
  expect(near.parts?.["t.holdout"]?.value).toBeGreaterThan(0.99);
  expect(far.value).toBeLessThan(0.6);
  const [chance, sure] = [
    await judge(discriminatorAuc, other, third),
    await judge(discriminatorAuc, makeFar(other)),
  ];
  expect(Math.abs((chance.value as number) - 0.5)).toBeLessThan(0.1);
  expect(Math.abs((chance.parts?.["t.holdout"]?.value as number) - 0.5)).toBeLessThan(0.1);
  expect(sure.value).toBe(1);
});

test("no rows and too few have a reason", async () => {
  const none = takeRows(other, new Int32Array(0));
  expect(await judge(centroidSimilarity, none)).toMatchObject({ code: "no-values" });
  expect(await judge(discriminatorAuc, none)).toMatchObject({ code: "too-few-values" });
});
