/**
 * @file Just enough of the WebAssembly binary format to write a small kernel in TypeScript: expressions are
 * byte sequences that compose (`i32Add(get(a), i32(1))`), and `assembleKernel` wraps one body into a module
 * that exports its memory and its function. https://webassembly.github.io/spec/core/binary/
 */

export type Code = readonly number[];
export type LocalType = "i32" | "i64";

interface Memory {
  readonly buffer: ArrayBuffer;
}

export interface Kernel {
  readonly run: (...args: readonly number[]) => void;
  readonly memory: Memory;
}

interface KernelSource {
  /** How many i32 parameters the function takes; they are its first locals. */
  readonly parameters: number;
  /** The types of the locals that follow the parameters. */
  readonly locals: readonly LocalType[];
  readonly body: Code;
  /** Memory in pages of 64 KiB. */
  readonly pages: number;
}

/** The part of the platform's WebAssembly used here; neither Node's types nor ES2024's declare it. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Kernel };
}

const TYPE_CODES: Readonly<Record<LocalType, number>> = { i32: 0x7f, i64: 0x7e };
const FUNCTION_TYPE = 0x60;
const MAGIC_AND_VERSION: Code = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const EMPTY_BLOCK = 0x40;
const END = 0x0b;
const SECTIONS = { type: 1, function: 3, memory: 5, export: 7, code: 10 } as const;

/** LEB128, the format's variable-length integers; the signed kind ends where the sign bit agrees. */
function encodeSigned(value: bigint): Code {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const isLast = rest === ((low & 0x40) === 0 ? 0n : -1n);
  return isLast ? [low] : [low | 0x80, ...encodeSigned(rest)];
}

function encodeUnsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...encodeUnsigned(value >>> 7)];
}

const binary =
  (opcode: number) =>
  (left: Code, right: Code): Code => [...left, ...right, opcode];

const unary =
  (opcode: number) =>
  (operand: Code): Code => [...operand, opcode];

export const i32 = (value: number): Code => [0x41, ...encodeSigned(BigInt.asIntN(32, BigInt(value)))];
export const i64 = (value: bigint): Code => [0x42, ...encodeSigned(BigInt.asIntN(64, value))];
export const get = (local: number): Code => [0x20, ...encodeUnsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...encodeUnsigned(local)];
export const i32Add = binary(0x6a);
export const i32Xor = binary(0x73);
export const i32IsZero = unary(0x45);
export const i64Multiply = binary(0x7e);
export const i64ShiftRight = binary(0x88);
/** The low half of an i64. */
export const wrapToI32 = unary(0xa7);
export const extendToI64 = unary(0xad);

const WORD_ALIGNMENT = 2;

/** Stores a 32-bit word at `address + offset` (bytes). */
export const storeWord = (address: Code, offset: number, value: Code): Code => [
  ...address,
  ...value,
  0x36,
  WORD_ALIGNMENT,
  ...encodeUnsigned(offset),
];

/** Runs the body, then again as long as `condition` is not zero. */
export const repeatWhile = (body: Code, condition: Code): Code => [
  ...[0x03, EMPTY_BLOCK],
  ...body,
  ...condition,
  ...[0x0d, 0],
  END,
];

const list = (items: readonly Code[]): Code => [...encodeUnsigned(items.length), ...items.flat()];

function section(id: number, items: readonly Code[]): Code {
  const content = list(items);
  return [id, ...encodeUnsigned(content.length), ...content];
}

const exportEntry = (name: string, kind: number): Code => [
  ...list([...name].map((letter) => [letter.charCodeAt(0)])),
  ...[kind, 0],
];

export function assembleKernel({ parameters, locals, body, pages }: KernelSource): Kernel {
  const declarations = list(locals.map((type) => [1, TYPE_CODES[type]]));
  const code = [...declarations, ...body, END];
  const signature = list(Array.from({ length: parameters }, () => [TYPE_CODES.i32]));
  const bytes = [
    ...MAGIC_AND_VERSION,
    ...section(SECTIONS.type, [[FUNCTION_TYPE, ...signature, ...list([])]]),
    ...section(SECTIONS.function, [[0]]),
    ...section(SECTIONS.memory, [[0, ...encodeUnsigned(pages)]]),
    ...section(SECTIONS.export, [exportEntry("memory", 2), exportEntry("run", 0)]),
    ...section(SECTIONS.code, [[...encodeUnsigned(code.length), ...code]]),
  ];
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
  return new Instance(new Module(new Uint8Array(bytes))).exports;
}
