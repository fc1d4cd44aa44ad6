import { expect, test, vi } from "vitest";
import { Random } from "../../base/index.ts";
import { openSession, TensorValue } from "../../tensor/index.ts";
import { ROWS_PER_BLOCK } from "../tokens.ts";
import { fitAutoregressive } from "./fit-autoregressive.ts";
import { logProbability } from "./log-probability.ts";
import { openSampler, sampleGraphs } from "./open-sampler.ts";
import { makeNumbers, makeXor, quickSettings } from "./testing/known-laws.ts";

vi.setConfig({ testTimeout: 30_000 });

async function fit(table: ReturnType<typeof makeXor>) {
  const settings = quickSettings(table, { epochs: 2 });
  return fitAutoregressive({ ...table, settings, random: new Random("fit").save() });
}

test("the probability of a row is how often it is drawn", async () => {
  const model = await fit(makeXor(1_000));
  const all = Array.from({ length: 8 }, (_, row) => [row & 1, (row >> 1) & 1, row >> 2]);
  const columns = [0, 1, 2].map((place) => ({ coarse: Uint16Array.from(all, (row) => row[place]!) }));
  const probabilities = (await logProbability(model, { rowCount: 8, columns })).map(Math.exp);
  expect(probabilities.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
  const sampler = await openSampler(model, { random: new Random("draw").save() });
  const counts = new Float64Array(8);
  const blocks = 5;
  for (let block = 0; block < blocks; block++) {
    const drawn = await sampler.draw({ block, rowCount: ROWS_PER_BLOCK });
    const [a, b, c] = drawn.columns.map(({ coarse }) => coarse);
    for (let row = 0; row < ROWS_PER_BLOCK; row++) counts[a![row]! + 2 * b![row]! + 4 * c![row]!]!++;
  }
  await sampler.close();
  const total = blocks * ROWS_PER_BLOCK;
  // Four standard errors; the lattice only makes it less.
  for (const [row, count] of counts.entries())
    expect(Math.abs(count / total - probabilities[row]!)).toBeLessThan(4 * Math.sqrt(0.25 / total));
});

test("all fine tokens of all coarse ones together have probability 1", async () => {
  const model = await fit(makeNumbers(1_000));
  const [x] = model.variables;
  const pairs = [...x!.fineSizes!].flatMap((size, coarse) =>
    Array.from({ length: size }, (_, fine) => [coarse, fine]),
  );
  const free = pairs.map(([coarse]) => x!.scale!.from[coarse!]!);
  const column = {
    coarse: Uint16Array.from(pairs, ([coarse]) => coarse!),
    fine: Uint8Array.from(pairs, ([, fine]) => fine!),
    positions: Float32Array.from(free),
  };
  const first = model.order[0]!;
  const alone = { ...model, variables: [x!], order: [0], parents: [[]] };
  const weights = model.weights.slice(0, 2);
  const rows = { rowCount: pairs.length, columns: [column] };
  const scores = await logProbability({ ...alone, weights }, rows);
  expect(first === 0 || first === 1).toBe(true);
  expect(scores.map(Math.exp).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 5);
});

test("an exported graph with its weights inside computes what the sampler draws from", async () => {
  const model = await fit(makeXor(500));
  const graphs = sampleGraphs(model);
  expect(graphs.map(({ variable }) => variable)).toEqual(
    model.order.map((index) => model.variables[index]!.name),
  );
  const session = await openSession(graphs[0]!.model, { threads: 1 });
  const features = new TensorValue("float32", Float32Array.of(1), [1, 1]);
  const { probabilities } = await session.run({ features });
  await session.release();
  const one = { rowCount: 1, columns: model.variables.map(() => ({ coarse: Uint16Array.of(1) })) };
  const alone = { ...model, variables: [model.variables[model.order[0]!]!], order: [0], parents: [[]] };
  const cut = { ...alone, weights: model.weights.slice(0, 1) };
  const [score] = await logProbability(cut, { ...one, columns: one.columns.slice(0, 1) });
  expect(probabilities!.data[1]).toBeCloseTo(Math.exp(score!), 6);
});
