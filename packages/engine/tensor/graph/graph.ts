/**
 * @file The static graph. A tensor is the value one node computes; a node is a primitive applied to
 * tensors; every shape and type is known (and checked) when the node is added, so nothing is left for the
 * runtime to refuse. Nodes stand in the order they were added, which is an order they can be computed in.
 */
import { tensorErrors } from "../errors.ts";
import type { DType, OnnxAttribute } from "../onnx/model.ts";
import { encodeValues, type Values } from "./encode-values.ts";
import { countElements, formatShape, isSameShape, type Shape } from "./shape.ts";

export type FloatDType = "float32" | "float64";

export interface TensorType {
  readonly dtype: DType;
  readonly shape: Shape;
}

export class Tensor implements TensorType {
  readonly graph: Graph;
  readonly dtype: DType;
  readonly shape: Shape;
  /** Absent for inputs and constants. */
  readonly producer: Node | undefined;
  readonly name: string;
  #label: string | undefined;

  constructor(graph: Graph, name: string, type: TensorType, producer?: Node) {
    this.graph = graph;
    this.name = name;
    this.dtype = type.dtype;
    this.shape = type.shape;
    this.producer = producer;
  }

  get rank(): number {
    return this.shape.length;
  }

  get size(): number {
    return countElements(this.shape);
  }

  /** Gives it the name that errors shall use. */
  named(label: string): this {
    this.#label = label;
    return this;
  }

  toString(): string {
    return `"${this.#label ?? this.name}" ${this.dtype}${formatShape(this.shape)}`;
  }
}

/** What a primitive's ONNX rule writes with; each call of `op` adds one ONNX node and names its result. */
export interface Emitter<A = unknown> {
  readonly node: Node<A>;
  readonly inputs: readonly string[];
  op(op: string, inputs: readonly string[], attributes?: Readonly<Record<string, OnnxAttribute>>): string;
  ints(values: readonly number[]): string;
  /** Scalar of the given type, by default that of the node's first input. */
  scalar(value: number, dtype?: DType): string;
}

/** One operation of the closed list: its shape rule and its ONNX rule (gradients: `gradient/rules.ts`). */
export interface Primitive<A = unknown> {
  readonly name: string;
  infer(inputs: readonly Tensor[], attributes: A): TensorType;
  emit(emitter: Emitter<A>): string;
}

export interface Node<A = unknown> {
  readonly primitive: Primitive<A>;
  readonly inputs: readonly Tensor[];
  readonly attributes: A;
  readonly output: Tensor;
}

export interface GraphOutput {
  readonly name: string;
  readonly tensor: Tensor;
}

export class Graph {
  readonly dtype: FloatDType;
  readonly nodes: Node[] = [];
  readonly inputs: Tensor[] = [];
  readonly outputs: GraphOutput[] = [];
  readonly constants = new Map<Tensor, Uint8Array>();
  readonly #scalars = new Map<string, Tensor>();
  readonly #names = new Set<string>();

  constructor(options: { readonly dtype?: FloatDType } = {}) {
    this.dtype = options.dtype ?? "float32";
  }

  input(name: string, shape: Shape, dtype: DType = this.dtype): Tensor {
    this.#claimName(name, "input");
    const tensor = new Tensor(this, name, { dtype, shape });
    this.inputs.push(tensor);
    return tensor;
  }

  output(name: string, tensor: Tensor): void {
    this.#claimName(name, "output");
    this.outputs.push({ name, tensor });
  }

  constant(values: Values, shape: Shape, dtype: DType = this.dtype): Tensor {
    const tensor = new Tensor(this, `constant#${this.constants.size}`, { dtype, shape });
    if (values.length !== tensor.size)
      throw tensorErrors.create("tensor-shape", {
        op: "constant",
        tensors: `${tensor}`,
        why: `it was given ${values.length} values`,
      });
    this.constants.set(tensor, encodeValues(values, dtype));
    return tensor;
  }

  scalar(value: number, dtype: DType = this.dtype): Tensor {
    const key = `${dtype} ${Object.is(value, -0) ? "-0" : value}`;
    const known = this.#scalars.get(key);
    if (known !== undefined) return known;
    const made = this.constant([value], [], dtype);
    this.#scalars.set(key, made);
    return made;
  }

  apply<A>(primitive: Primitive<A>, inputs: readonly Tensor[], attributes: A): Tensor {
    if (inputs.some((input) => input.graph !== this))
      throw tensorErrors.create("tensor-mixed-graphs", { op: primitive.name, tensors: inputs.join(" and ") });
    const type = primitive.infer(inputs, attributes);
    const node = { primitive, inputs, attributes } as { -readonly [K in keyof Node<A>]: Node<A>[K] };
    node.output = new Tensor(this, `${primitive.name}#${this.nodes.length}`, type, node as Node);
    this.nodes.push(node as Node);
    return node.output;
  }

  #claimName(name: string, role: "input" | "output"): void {
    const why =
      name === "" || name.includes("#")
        ? "names are not empty and hold no #"
        : this.#names.has(name)
          ? "it is taken"
          : undefined;
    if (why !== undefined) throw tensorErrors.create("tensor-name", { name, role, why });
    this.#names.add(name);
  }
}

/** The error of a shape rule: names the operation, its tensors with their shapes, and the reason. */
export function refuseShape(op: string, tensors: readonly Tensor[], why: string): Error {
  return tensorErrors.create("tensor-shape", { op, tensors: tensors.join(" and "), why });
}

export function refuseDType(op: string, tensors: readonly Tensor[], why: string): Error {
  return tensorErrors.create("tensor-dtype", { op, tensors: tensors.join(" and "), why });
}

export function isSameType(left: TensorType, right: TensorType): boolean {
  return left.dtype === right.dtype && isSameShape(left.shape, right.shape);
}

export function isFloat(tensor: TensorType): boolean {
  return tensor.dtype === "float32" || tensor.dtype === "float64";
}
