/**
 * @file A model as plain data and its encoding as ONNX (https://onnx.ai, `onnx.proto`; the numbers below
 * are that file's field numbers). What a graph means is decided before it gets here; nothing is checked or
 * changed on the way.
 */
import { ProtobufWriter } from "./protobuf-writer.ts";

export type DType = "float32" | "float64" | "int32" | "int64" | "bool";

export type OnnxAttribute =
  | { kind: "int"; value: number }
  | { kind: "float"; value: number }
  | { kind: "string"; value: string }
  | { kind: "ints"; value: readonly number[] }
  | { kind: "floats"; value: readonly number[] };

export interface OnnxNode {
  op: string;
  name: string;
  /** An empty name stands for an optional input that is left out. */
  inputs: readonly string[];
  outputs: readonly string[];
  attributes: Readonly<Record<string, OnnxAttribute>>;
  /** Absent for ONNX's own operators; "com.microsoft" for onnxruntime's. */
  domain?: string;
}

export interface OnnxValue {
  name: string;
  dtype: DType;
  /** A name instead of a number leaves that length open until the model runs. */
  shape: readonly (number | string)[];
}

export interface OnnxConstant {
  name: string;
  dtype: DType;
  shape: readonly number[];
  /** Raw little-endian values. */
  data: Uint8Array;
}

export interface OnnxModel {
  nodes: readonly OnnxNode[];
  inputs: readonly OnnxValue[];
  outputs: readonly OnnxValue[];
  constants: readonly OnnxConstant[];
}

/** The operator set whose meaning the graphs are written in, and the file format that goes with it. */
export const OPSET_VERSION = 18;
const IR_VERSION = 8;
const EXTENSION_VERSION = 1;

/** `TensorProto.DataType`, also the `to` attribute of Cast. */
export const onnxTypeCodes: Readonly<Record<DType, number>> = {
  float32: 1,
  int32: 6,
  int64: 7,
  bool: 9,
  float64: 11,
};

const attributeTypes = { float: 1, int: 2, string: 3, floats: 6, ints: 7 } as const;

export function encodeModel(model: OnnxModel): Uint8Array {
  const writer = new ProtobufWriter();
  writer.int(1, IR_VERSION);
  writer.string(2, "semblance");
  writer.message(7, () => writeGraph(writer, model));
  writeOperatorSet(writer, "", OPSET_VERSION);
  for (const domain of listExtensions(model)) writeOperatorSet(writer, domain, EXTENSION_VERSION);
  return writer.finish();
}

function listExtensions(model: OnnxModel): Set<string> {
  return new Set(model.nodes.flatMap(({ domain }) => (domain ? [domain] : [])));
}

function writeOperatorSet(writer: ProtobufWriter, domain: string, version: number): void {
  writer.message(8, () => {
    writer.string(1, domain);
    writer.int(2, version);
  });
}

function writeGraph(writer: ProtobufWriter, model: OnnxModel): void {
  for (const node of model.nodes) writer.message(1, () => writeNode(writer, node));
  writer.string(2, "graph");
  for (const constant of model.constants) writer.message(5, () => writeConstant(writer, constant));
  for (const input of model.inputs) writer.message(11, () => writeValue(writer, input));
  for (const output of model.outputs) writer.message(12, () => writeValue(writer, output));
}

function writeNode(writer: ProtobufWriter, node: OnnxNode): void {
  for (const input of node.inputs) writer.string(1, input);
  for (const output of node.outputs) writer.string(2, output);
  writer.string(3, node.name);
  writer.string(4, node.op);
  for (const [name, attribute] of Object.entries(node.attributes))
    writer.message(5, () => writeAttribute(writer, name, attribute));
  if (node.domain) writer.string(7, node.domain);
}

function writeAttribute(writer: ProtobufWriter, name: string, attribute: OnnxAttribute): void {
  writer.string(1, name);
  switch (attribute.kind) {
    case "float":
      writer.float(2, attribute.value);
      break;
    case "int":
      writer.int(3, attribute.value);
      break;
    case "string":
      writer.string(4, attribute.value);
      break;
    case "floats":
      for (const value of attribute.value) writer.float(7, value);
      break;
    case "ints":
      for (const value of attribute.value) writer.int(8, value);
      break;
  }
  writer.int(20, attributeTypes[attribute.kind]);
}

function writeConstant(writer: ProtobufWriter, constant: OnnxConstant): void {
  for (const length of constant.shape) writer.int(1, length);
  writer.int(2, onnxTypeCodes[constant.dtype]);
  writer.string(8, constant.name);
  writer.bytes(9, constant.data);
}

function writeValue(writer: ProtobufWriter, value: OnnxValue): void {
  writer.string(1, value.name);
  writer.message(2, () => writer.message(1, () => writeTensorType(writer, value)));
}

function writeTensorType(writer: ProtobufWriter, { dtype, shape }: OnnxValue): void {
  writer.int(1, onnxTypeCodes[dtype]);
  writer.message(2, () => {
    for (const length of shape)
      writer.message(1, () =>
        typeof length === "number" ? writer.int(1, length) : writer.string(2, length),
      );
  });
}
