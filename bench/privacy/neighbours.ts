/** @file The nearest of 24,421 rows for each of 24,421 others, 15 mixed columns, beside Anonymeter's compiled loop. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findNeighbours, type RowColumn, type Rows } from "../../packages/engine/quality/privacy/index.ts";
import { takeContinuous, takeDiscrete } from "../../packages/engine/quality/sides/take-sides.ts";
import { findPython } from "../python-environment.ts";
import { timeProcessor } from "../quality/processor-time.ts";
import type { Figure } from "../report.ts";
import { LineProcess } from "../tensor/peer/line-process.ts";
import { cutAdult } from "./give-adult.ts";

/** Anonymeter needs 4 ms a query. */
const PEER_QUERIES = 1_000;
const ROUNDS = 3;
const LIMIT_SECONDS = 6;
const LEAST_RATIO = 3;

interface Pair {
  readonly queries: Rows;
  readonly targets: Rows;
  readonly ranges: Float64Array;
  readonly numbers: number;
}

export async function measureNeighbours(): Promise<Figure[]> {
  let seconds = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { queries, targets, ranges } = makePair();
    const timed = await timeProcessor(() =>
      findNeighbours(queries, targets, { distance: { kind: "gower", ranges } }),
    );
    seconds = Math.min(seconds, timed.seconds);
    sum = timed.result.distance.subarray(0, PEER_QUERIES).reduce((total, one) => total + one, 0);
  }
  const pair = makePair();
  const own: Figure = {
    name: `nearest neighbours, ${pair.queries.count} × ${pair.targets.count} × ${pair.queries.columns.length}, exact`,
    value: seconds,
    unit: "s",
    target: `≤ ${LIMIT_SECONDS} s`,
    reached: seconds <= LIMIT_SECONDS,
  };
  const peer = await askAnonymeter(pair);
  if (peer === undefined) return [own];
  const theirs = (peer.seconds * pair.queries.count) / PEER_QUERIES;
  const apart = Math.abs(peer.sum - sum);
  return [
    own,
    {
      name: "… by Anonymeter 1.1.0",
      value: theirs,
      unit: "s",
      note: `from ${PEER_QUERIES} queries; ${apart < 1e-6 ? "the same distances" : `distances ${apart} apart`}`,
    },
    {
      name: "… times as fast",
      value: theirs / seconds,
      target: `≥ ${LEAST_RATIO}`,
      reached: theirs / seconds >= LEAST_RATIO,
    },
  ];
}

/** Numbers first, scaled to their range, as Anonymeter wants them. */
function makePair(): Pair {
  const { parts } = cutAdult(2);
  const [one, other] = [parts[0]!, parts[1]!];
  const numbers: [RowColumn, RowColumn][] = [];
  const categories: [RowColumn, RowColumn][] = [];
  for (const [name, column] of one.columns) {
    const second = other.columns.get(name)!;
    const sides = takeContinuous(column, second);
    if (sides === undefined) {
      const { real, synthetic } = takeDiscrete(column, second);
      categories.push([
        { kind: "category", codes: real },
        { kind: "category", codes: synthetic },
      ]);
      continue;
    }
    const both = [...sides.real, ...sides.synthetic];
    const low = both.reduce((least, value) => Math.min(least, value));
    const range = both.reduce((most, value) => Math.max(most, value)) - low;
    const scale = (values: Float64Array): RowColumn => ({
      kind: "number",
      values: values.map((value) => (value - low) / range),
    });
    numbers.push([scale(sides.real), scale(sides.synthetic)]);
  }
  const all = [...numbers, ...categories];
  return {
    queries: { count: one.rowCount, columns: all.map(([column]) => column) },
    targets: { count: other.rowCount, columns: all.map(([, column]) => column) },
    ranges: new Float64Array(all.length).fill(1),
    numbers: numbers.length,
  };
}

async function askAnonymeter({ queries, targets, numbers }: Pair) {
  const python = findPython({
    name: "anonymeter",
    packages: ["anonymeter==1.1.0", "numpy==1.26.4"],
    check: "import anonymeter",
  });
  if (python === undefined) {
    process.stderr.write("Anonymeter is skipped: it cannot be installed here.\n");
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "bench-privacy-"));
  try {
    for (const [name, rows] of Object.entries({ queries, targets }))
      writeFileSync(join(folder, name), flatten(rows));
    const script = join(import.meta.dirname, "peer", "gower.py");
    const categories = queries.columns.length - numbers;
    const child = new LineProcess(python, [
      script,
      ...[queries.count, numbers, categories].map(String),
      folder,
    ]);
    await child.read();
    const answer = JSON.parse(await child.ask(String(PEER_QUERIES))) as { seconds: number; sum: number };
    child.close();
    return answer;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function flatten({ count, columns }: Rows): Float64Array {
  const cells = new Float64Array(count * columns.length);
  for (const [at, column] of columns.entries()) {
    const values = column.kind === "number" ? column.values : column.codes;
    for (let row = 0; row < count; row++) cells[row * columns.length + at] = values[row] as number;
  }
  return cells;
}
