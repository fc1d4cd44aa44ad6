/** @file A million mixed rows against a million: all by a stated approximation, its error by exact searches of some. */
import { Random } from "../../packages/engine/base/index.ts";
import {
  findNeighbours,
  measureNeighbourError,
  type RowColumn,
  type Rows,
} from "../../packages/engine/quality/privacy/index.ts";
import { timeProcessor } from "../quality/processor-time.ts";
import type { Figure } from "../report.ts";

const ROWS = 1_000_000;
const MOST_LEAVES = 32;
const SAMPLE = 500;
const NUMBERS = 8;
const CATEGORIES = 7;

/** Fifty kinds of people: numbers around the kind's own, categories mostly the kind's. */
function drawRows(name: string): Rows {
  const random = new Random(1).stream(name);
  const kinds = Int32Array.from({ length: ROWS }, () => random.below(50));
  const numbers = Array.from(
    { length: NUMBERS },
    (_, at): RowColumn => ({
      kind: "number",
      values: Float64Array.from(kinds, (kind) => ((kind * (at + 3)) % 50) / 60 + 0.15 * random.float()),
    }),
  );
  const categories = Array.from(
    { length: CATEGORIES },
    (_, at): RowColumn => ({
      kind: "category",
      codes: Int32Array.from(kinds, (kind) => (random.below(5) === 0 ? random.below(12) : (kind + at) % 12)),
    }),
  );
  return { count: ROWS, columns: [...numbers, ...categories] };
}

export async function measureMillion(): Promise<Figure[]> {
  const [queries, targets] = [drawRows("queries"), drawRows("targets")];
  const distance = { kind: "gower", ranges: new Float64Array(NUMBERS + CATEGORIES).fill(1) } as const;
  const options = { distance, mostLeaves: MOST_LEAVES };
  const { seconds } = await timeProcessor(() => findNeighbours(queries, targets, options));
  const error = measureNeighbourError(queries, targets, options, {
    random: new Random(1).stream("checked"),
    sample: SAMPLE,
  });
  const missed = `${(100 * error.exact).toFixed(1)} % exact, distances ${(100 * error.excess).toFixed(2)} % too great`;
  return [
    {
      name: `nearest neighbours, 1,000,000 × 1,000,000 × 15, ${MOST_LEAVES} leaves a query`,
      value: seconds,
      unit: "s",
      note: `${missed}, by ${SAMPLE} exact searches`,
    },
    { name: "… memory at its peak", value: process.resourceUsage().maxRSS / 1_024, unit: "MB" },
  ];
}
