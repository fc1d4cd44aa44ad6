import {
  Graph,
  matmul,
  openSession,
  slice,
  TensorValue,
  toModel,
} from "../../../packages/engine/tensor/index.ts";
import { type Figure, median } from "../../report.ts";
import { timeSteps } from "../against-torch.ts";
import { type FmaCeiling, openCeiling } from "../peer/fma-ceiling.ts";

const SIZES = [
  [500, 256, 256],
  [4096, 512, 512],
] as const;
const ROUNDS = 15;
const TARGET = 0.7;

/**
 * Matrix products on one thread, against what unbroken chains of multiply-adds reach: the best of many short
 * runs of each, since whatever else runs on the core takes more from a product than from the chains.
 */
export async function measureProducts(): Promise<Figure[]> {
  const ceiling = openCeiling();
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(await measureProduct(size, ceiling));
  ceiling?.close();
  return figures;
}

async function measureProduct([m, k, n]: readonly [number, number, number], ceiling: FmaCeiling | undefined) {
  const graph = new Graph();
  const product = matmul(graph.input("left", [m, k]), graph.input("right", [k, n]));
  // One row goes out, so that the product is timed and not the fresh memory of a large answer.
  graph.output("row", slice(product, 0, 0, 1));
  const session = await openSession(toModel(graph), { threads: 1 });
  const fill = (rows: number, columns: number) =>
    new TensorValue("float32", new Float32Array(rows * columns).fill(0.5), [rows, columns]);
  const feeds = { left: fill(m, k), right: fill(k, n) };
  const steps = Math.ceil(6e9 / (m * k * n));
  await timeSteps(() => session.run(feeds), steps);
  const rates: number[] = [];
  const ceilings: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times = await timeSteps(() => session.run(feeds), steps);
    rates.push(...times.map(([, cpuMs]) => (2 * m * k * n) / (cpuMs * 1e6)));
    if (ceiling !== undefined) ceilings.push(await ceiling.measure());
  }
  await session.release();
  const name = `product ${m}×${k}×${n}, one thread`;
  const best = Math.max(...rates);
  const target = `≥ ${100 * TARGET} % of an FMA loop`;
  const note = `best ${best.toFixed(1)} GFLOP/s, median ${median(rates).toFixed(1)}`;
  if (ceiling === undefined)
    return { name, value: best, unit: "GFLOP/s", target, note: "no C compiler for the loop" };
  const share = best / Math.max(...ceilings);
  return {
    name,
    value: 100 * share,
    unit: "%",
    target,
    reached: share >= TARGET,
    note: `${note}; AVX loop in C best ${Math.max(...ceilings).toFixed(1)}, median ${median(ceilings).toFixed(1)}`,
  };
}
