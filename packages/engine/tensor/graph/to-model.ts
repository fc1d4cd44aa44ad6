import type { DType, OnnxConstant, OnnxModel, OnnxNode, OnnxValue } from "../onnx/model.ts";
import { encodeValues } from "./encode-values.ts";
import type { Emitter, Graph, Node, Tensor } from "./graph.ts";
import { DYNAMIC } from "./shape.ts";

/**
 * Writes what the outputs need, and nothing else, as ONNX nodes. A node that computes an output writes it
 * under the output's own name: an Identity would cost a copy of the tensor at every step.
 */
export function toModel(graph: Graph): OnnxModel {
  const live = findLive(graph);
  const writer = new ModelWriter(graph);
  for (const node of graph.nodes) if (live.has(node.output)) writer.write(node);
  writer.writeRepeatedOutputs();
  const constants = [...graph.constants].filter(([tensor]) => live.has(tensor));
  return {
    nodes: writer.nodes,
    inputs: graph.inputs.filter((tensor) => live.has(tensor)).map((tensor) => toValue(tensor.name, tensor)),
    outputs: graph.outputs.map(({ name, tensor }) => toValue(name, tensor)),
    constants: [...constants.map(([tensor, data]) => toConstant(tensor, data)), ...writer.constants.values()],
  };
}

function findLive(graph: Graph): ReadonlySet<Tensor> {
  const live = new Set<Tensor>();
  const open = graph.outputs.map(({ tensor }) => tensor);
  for (let tensor = open.pop(); tensor !== undefined; tensor = open.pop()) {
    if (live.has(tensor)) continue;
    live.add(tensor);
    open.push(...(tensor.producer?.inputs ?? []));
  }
  return live;
}

function toValue(name: string, { dtype, shape }: Tensor): OnnxValue {
  return { name, dtype, shape: shape.map((size) => (size === DYNAMIC ? "batch" : size)) };
}

function toConstant({ name, dtype, shape }: Tensor, data: Uint8Array): OnnxConstant {
  return { name, dtype, shape, data };
}

class ModelWriter {
  readonly nodes: OnnxNode[] = [];
  readonly constants = new Map<string, OnnxConstant>();
  readonly #graph: Graph;
  readonly #outputNames = new Map<Tensor, string>();
  readonly #names = new Map<Tensor, string>();
  readonly #results = new Map<string, string>();

  constructor(graph: Graph) {
    this.#graph = graph;
    for (const tensor of [...graph.inputs, ...graph.constants.keys()]) this.#names.set(tensor, tensor.name);
    for (const { name, tensor } of graph.outputs)
      if (!this.#outputNames.has(tensor)) this.#outputNames.set(tensor, name);
  }

  write(node: Node): void {
    const before = this.nodes.length;
    const result = node.primitive.emit(this.#emitterOf(node));
    const outputName = this.#outputNames.get(node.output);
    const last = this.nodes.at(-1);
    const isOwn = last !== undefined && this.nodes.length > before && last.outputs[0] === result;
    const isRenamed = isOwn && outputName !== undefined;
    if (isRenamed) this.#renameLast(last, outputName);
    this.#names.set(node.output, isRenamed ? outputName : result);
  }

  #renameLast(last: OnnxNode, name: string): void {
    this.nodes[this.nodes.length - 1] = { ...last, outputs: [name] };
    this.#results.set(JSON.stringify([last.op, last.inputs, last.attributes]), name);
  }

  /** An output that is an input, a constant, an alias or another output besides has to be copied. */
  writeRepeatedOutputs(): void {
    for (const { name, tensor } of this.#graph.outputs) {
      const source = this.#names.get(tensor)!;
      if (source !== name)
        this.nodes.push({
          op: "Identity",
          name: `${name}#copy`,
          inputs: [source],
          outputs: [name],
          attributes: {},
        });
    }
  }

  #emitterOf(node: Node): Emitter {
    return {
      node,
      inputs: node.inputs.map((input) => this.#names.get(input)!),
      op: (op, inputs, attributes = {}) => this.#add(op, inputs, attributes),
      ints: (values) => this.#constant(values, [values.length], "int64"),
      scalar: (value, dtype = node.inputs[0]!.dtype) => this.#constant([value], [], dtype),
    };
  }

  /** The same operation on the same inputs is computed once. */
  #add(op: string, inputs: readonly string[], attributes: OnnxNode["attributes"]): string {
    const key = JSON.stringify([op, inputs, attributes]);
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const name = `${op}#${this.nodes.length}`;
    this.nodes.push({ op, name, inputs, outputs: [name], attributes });
    this.#results.set(key, name);
    return name;
  }

  #constant(values: readonly number[], shape: readonly number[], dtype: DType): string {
    const key = `${dtype}[${shape.join()}] ${values.join()}`;
    const known = this.constants.get(key);
    if (known !== undefined) return known.name;
    const name = `${dtype}#${this.constants.size}`;
    this.constants.set(key, { name, dtype, shape, data: encodeValues(values, dtype) });
    return name;
  }
}
