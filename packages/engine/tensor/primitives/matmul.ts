import { refuseShape, type Tensor, type TensorType } from "../graph/graph.ts";
import { broadcastShapes, isDynamic } from "../graph/shape.ts";
import { add } from "./arithmetic.ts";
import { definePrimitive, int, requireFloat, requireSameDType } from "./elementwise.ts";
import { reshape } from "./layout.ts";

export interface MatmulAttributes {
  readonly transposeLeft: boolean;
  readonly transposeRight: boolean;
}

export interface MatmulOptions extends Partial<MatmulAttributes> {
  /** Added to every row of a product of two matrices. */
  readonly bias?: Tensor;
}

function inferProduct(inputs: readonly Tensor[], attributes: MatmulAttributes): TensorType {
  const [left, right, bias] = inputs as [Tensor, Tensor, Tensor?];
  requireFloat("matmul", inputs);
  if (left.rank < 2 || right.rank < 2) throw refuseShape("matmul", inputs, "it takes matrices");
  const [rows, inner] = orient(left, attributes.transposeLeft);
  const [innerRight, columns] = orient(right, attributes.transposeRight);
  if (inner !== innerRight)
    throw refuseShape("matmul", inputs, `the inner sizes ${inner} and ${innerRight} differ`);
  const batch = broadcastShapes(left.shape.slice(0, -2), right.shape.slice(0, -2));
  if (batch === undefined) throw refuseShape("matmul", inputs, "the leading axes do not broadcast");
  const fits = bias === undefined || (batch.length === 0 && bias.rank === 1 && bias.shape[0] === columns);
  if (!fits) throw refuseShape("matmul", inputs, "the bias is not one row of a product of two matrices");
  return { dtype: requireSameDType("matmul", inputs), shape: [...batch, rows, columns] };
}

function orient({ shape }: Tensor, transposed: boolean): readonly [number, number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}

export const products = {
  matmul: definePrimitive<MatmulAttributes>({
    name: "matmul",
    infer: inferProduct,
    emit: ({ op, inputs, node: { inputs: tensors, attributes, output } }) => {
      const { transposeLeft, transposeRight } = attributes;
      if (output.rank === 2)
        return op("Gemm", inputs, { transA: int(+transposeLeft), transB: int(+transposeRight) });
      // Above two axes the runtime itself folds these transposes into the product.
      const [left = "", right = ""] = inputs.map((name, i) => {
        if (!(i === 0 ? transposeLeft : transposeRight)) return name;
        const { rank } = tensors[i]!;
        const axes = Array.from({ length: rank - 2 }, (_, axis) => axis);
        return op("Transpose", [name], { perm: { kind: "ints", value: [...axes, rank - 1, rank - 2] } });
      });
      return op("MatMul", [left, right]);
    },
  }),
};

/** Matrix product of the last two axes; leading axes broadcast. */
export function matmul(left: Tensor, right: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeLeft = false, transposeRight = false, bias } = options;
  const attributes = { transposeLeft, transposeRight };
  if (left.rank > 2 && right.rank === 2 && !transposeLeft && !isDynamic(left.shape))
    return multiplyRows(left, right, options);
  if (bias !== undefined && Math.max(left.rank, right.rank) > 2)
    return add(matmul(left, right, attributes), bias);
  const inputs = bias === undefined ? [left, right] : [left, right, bias];
  return left.graph.apply(products.matmul, inputs, attributes);
}

/** One matrix for all leading axes: a single product over all rows, bias and gradient included. */
function multiplyRows(left: Tensor, right: Tensor, options: MatmulOptions): Tensor {
  const rows = matmul(reshape(left, [-1, left.shape.at(-1)!]), right, options);
  return reshape(rows, [...left.shape.slice(0, -1), rows.shape[1]!]);
}
