import { Graph, matmul, openSession, TensorValue, toModel } from "../../../packages/engine/tensor/index.ts";
import { type Figure, median } from "../../report.ts";
import { timeSteps } from "../against-torch.ts";
import { type FmaCeiling, openCeiling } from "../peer/fma-ceiling.ts";

const SIZES = [
  [500, 256, 256],
  [4096, 512, 512],
] as const;
const ROUNDS = 15;
const TARGET = 0.7;

/** Matrix products on one thread, against what an unbroken chain of multiply-adds reaches. */
export async function measureProducts(): Promise<Figure[]> {
  const ceiling = openCeiling();
  const figures: Figure[] = [];
  for (const size of SIZES) figures.push(await measureProduct(size, ceiling));
  ceiling?.close();
  return figures;
}

async function measureProduct([m, k, n]: readonly [number, number, number], ceiling: FmaCeiling | undefined) {
  const graph = new Graph();
  graph.output("product", matmul(graph.input("left", [m, k]), graph.input("right", [k, n])));
  const session = await openSession(toModel(graph), { threads: 1 });
  const fill = (rows: number, columns: number) =>
    new TensorValue("float32", new Float32Array(rows * columns).fill(0.5), [rows, columns]);
  const feeds = { left: fill(m, k), right: fill(k, n) };
  const steps = Math.ceil(4e8 / (m * k * n));
  await timeSteps(() => session.run(feeds), steps);
  const shares: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await ceiling?.measure();
    const ms = median((await timeSteps(() => session.run(feeds), steps)).map(([, cpuMs]) => cpuMs));
    const rate = (2 * m * k * n) / (ms * 1e6);
    rates.push(rate);
    const after = await ceiling?.measure();
    if (before !== undefined && after !== undefined) shares.push(rate / ((before + after) / 2));
  }
  await session.release();
  const name = `product ${m}×${k}×${n}, one thread`;
  const note = `${median(rates).toFixed(1)} GFLOP/s`;
  const target = `≥ ${100 * TARGET} % of an FMA loop`;
  if (ceiling === undefined) return { name, value: note, target, note: "no C compiler for the FMA loop" };
  const share = median(shares);
  const best = (100 * Math.max(...shares)).toFixed(0);
  return {
    name,
    value: 100 * share,
    unit: "%",
    target,
    reached: share >= TARGET,
    note: `${note} against ${(median(rates) / share).toFixed(1)} of an AVX loop in C; best round ${best} %`,
  };
}
