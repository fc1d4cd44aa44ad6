/** @file Rows of a table by number, and back: sums into the rows of a table by number. */
import { refuseDType, refuseShape, type Tensor } from "../graph/graph.ts";
import { isDynamic, isSameShape } from "../graph/shape.ts";
import { definePrimitive, int, type None, none, string } from "./elementwise.ts";

export interface RowsAttributes {
  readonly rows: number;
}

function requireIndex(op: string, inputs: readonly Tensor[], index: Tensor): void {
  if (index.dtype !== "int64") throw refuseDType(op, inputs, "the index must be int64");
}

/** Values [...index, ...rest] go to a table [rows, ...rest]: the sum or the largest of each row's. */
function defineScatter(name: string, reduction: "add" | "max", start: number) {
  return definePrimitive<RowsAttributes>({
    name,
    infer: (inputs, { rows }) => {
      const [values, index] = inputs as [Tensor, Tensor];
      requireIndex(name, inputs, index);
      if (!isSameShape(values.shape.slice(0, index.rank), index.shape))
        throw refuseShape(name, inputs, "the leading axes of the values are not those of the index");
      if (isDynamic(values.shape)) throw refuseShape(name, inputs, "a size is open");
      return { dtype: values.dtype, shape: [rows, ...values.shape.slice(index.rank)] };
    },
    emit: ({ op, ints, scalar, inputs: [values = "", index = ""], node: { output } }) => {
      const table = op("Expand", [scalar(start), ints(output.shape)]);
      const positions = op("Unsqueeze", [index, ints([-1])]);
      return op("ScatterND", [table, positions, values], { reduction: string(reduction) });
    },
  });
}

export const gathers = {
  gather: definePrimitive<None>({
    name: "gather",
    infer: (inputs) => {
      const [table, index] = inputs as [Tensor, Tensor];
      requireIndex("gather", inputs, index);
      if (table.rank === 0) throw refuseShape("gather", inputs, "a scalar has no rows");
      return { dtype: table.dtype, shape: [...index.shape, ...table.shape.slice(1)] };
    },
    emit: ({ op, inputs }) => op("Gather", inputs, { axis: int(0) }),
  }),
  scatterAdd: defineScatter("scatterAdd", "add", 0),
  scatterMax: defineScatter("scatterMax", "max", Number.NEGATIVE_INFINITY),
};

/** table [V, ...rest] at index [...] gives [...index, ...rest]. */
export function gather(table: Tensor, index: Tensor): Tensor {
  return table.graph.apply(gathers.gather, [table, index], none);
}

/** Adds values [...index, ...rest] up in a table [rows, ...rest] that starts at zero. */
export function scatterAdd(values: Tensor, index: Tensor, rows: number): Tensor {
  return values.graph.apply(gathers.scatterAdd, [values, index], { rows });
}

/** The largest of the values [...index, ...rest] sent to each row; −∞ where none is. */
export function scatterMax(values: Tensor, index: Tensor, rows: number): Tensor {
  return values.graph.apply(gathers.scatterMax, [values, index], { rows });
}
