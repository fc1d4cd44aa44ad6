/**
 * @file The default generator's shape: a small network for each column, fed by all columns before it through a
 * gather-sum; all in one graph and one step.
 */
import { Random } from "../../../packages/engine/base/index.ts";
import {
  activation,
  adam,
  buildTrainingStep,
  concat,
  crossEntropy,
  dropout,
  expand,
  type GatherSum,
  gatherSum,
  linear,
  mul,
  type Pass,
  relu,
  reshape,
  Scope,
  sequential,
  shift,
  slice,
  split,
  sum,
  type Tensor,
  TensorValue,
} from "../../../packages/engine/tensor/index.ts";
import { StepRunner, Vectors } from "../step-runner.ts";

export interface ColumnSpec {
  /** Rows of the tables of later columns that this one may point at. */
  readonly rows: number;
  /** How many of them it points at in one record. */
  readonly positions: number;
  /** What is predicted of it. */
  readonly tokens: number;
}

export interface ColumnsSpec {
  readonly batch: number;
  readonly hidden: number;
  readonly dropout: number;
  readonly columns: readonly ColumnSpec[];
}

/** Tables of earlier columns that a column sees, when there are hundreds. */
const MOST_PARENTS = 24;

export function buildColumns(spec: ColumnsSpec) {
  const { batch, hidden, columns } = spec;
  const scope = Scope.create();
  const firstParents = columns.map((_, i) => Math.max(0, i - MOST_PARENTS));
  const ends = columns.map((_, i) => columns.slice(0, i + 1).reduce((total, { rows }) => total + rows, 0));
  const starts = ends.map((end, i) => end - columns[i]!.rows);
  const tables = columns.map((_, i) =>
    i === 0
      ? undefined
      : gatherSum(scope.within(`table/${i}`), {
          rows: starts[i]! - starts[firstParents[i]!]!,
          outputs: hidden,
        }),
  );
  const copies = columns.length;
  const trunk = sequential(
    shift(scope.within("first"), { size: hidden, copies }),
    activation(relu),
    dropout(spec.dropout),
    linear(scope.within("second"), { inputs: hidden, outputs: hidden, copies }),
    activation(relu),
    dropout(spec.dropout),
  );
  const heads = columns.map(({ tokens }, i) =>
    linear(scope.within(`head/${i}`), { inputs: hidden, outputs: tokens }),
  );
  const gatherFrom = (pass: Pass, table: GatherSum | undefined, i: number, features: Tensor) => {
    if (table === undefined) return expand(pass.graph.scalar(0), [1, batch, hidden]);
    const seen = slice(features, 1, starts[firstParents[i]!]!, starts[i]!);
    return reshape(table.byFeatures(pass, seen), [1, batch, hidden]);
  };
  const step = buildTrainingStep({
    scope,
    optimiser: adam({ beta2: 0.99 }),
    loss: (pass) => {
      const features = pass.graph.input("features", [batch, starts.at(-1)!]);
      const targets = split(
        pass.graph.input("targets", [copies, batch], "int64"),
        0,
        columns.map(() => 1),
      );
      const sums = concat(
        tables.map((table, i) => gatherFrom(pass, table, i, features)),
        0,
      );
      const hiddens = split(
        trunk(pass, sums),
        0,
        columns.map(() => 1),
      );
      const losses = hiddens.map((h, i) =>
        crossEntropy(heads[i]!(pass, reshape(h, [batch, hidden])), reshape(targets[i]!, [batch])),
      );
      return mul(sum(concat(losses, 0)), 1 / batch);
    },
  });
  return { scope, step, starts };
}

export async function openColumns(spec: ColumnsSpec, options: { seed: string; threads?: number }) {
  const { scope, step, starts } = buildColumns(spec);
  const vectors = new Vectors();
  const random = new Random(options.seed);
  vectors.start(step, scope, random.stream("start"));
  const runner = await StepRunner.open(step, vectors, options);
  const { batch, columns } = spec;
  const width = starts.at(-1)!;
  const data = random.stream("data");
  /** Where in the features each record's rows stand, as a training would have them ready. */
  const places = Uint32Array.from(
    Array.from({ length: batch }, (_, record) =>
      columns
        .slice(0, -1)
        .flatMap(({ rows, positions }, i) =>
          Array.from({ length: positions }, () => record * width + starts[i]! + data.below(rows)),
        ),
    ).flat(),
  );
  const targets = columns.flatMap(({ tokens }) =>
    Array.from({ length: batch }, () => BigInt(data.below(tokens))),
  );
  const targetValue = new TensorValue("int64", BigInt64Array.from(targets), [columns.length, batch]);
  const features = new Float32Array(batch * width);
  const writeFeatures = () => {
    features.fill(0);
    for (let i = 0; i < places.length; i++) features[places[i]!]! += 0.5;
    return new TensorValue("float32", features, [batch, width]);
  };
  return {
    step: () => runner.run({ features: writeFeatures(), targets: targetValue }, 4e-3),
    parameters: () => vectors.values.get("parameters")!.data as Float32Array,
    release: () => runner.release(),
  };
}
