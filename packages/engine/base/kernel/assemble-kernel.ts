/**
 * @file Innermost loops in WebAssembly, written by hand: the few instructions that such loops need, by name, and a
 * module with one function over a memory given from outside. Parameters are 32-bit integers; locals are that, then
 * vectors of 128 bits, then 64-bit integers. https://webassembly.github.io/spec/core/binary/
 */

const i32 = 0x7f;
const i64 = 0x7e;
const v128 = 0x7b;

/** LEB128, the format's numbers of any length: seven bits a byte, low ones first. */
function encodeUnsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...encodeUnsigned(value >>> 7)];
}

/** Ends where the sign bit agrees with the rest. */
function encodeSigned(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const isLast = rest === ((low & 0x40) === 0 ? 0n : -1n);
  return isLast ? [low] : [low | 0x80, ...encodeSigned(rest)];
}

export const instructions = {
  get: (local: number) => [0x20, ...encodeUnsigned(local)],
  set: (local: number) => [0x21, ...encodeUnsigned(local)],
  constant: (value: number) => [0x41, ...encodeSigned(BigInt.asIntN(32, BigInt(value)))],
  add: 0x6a,
  multiply: 0x6c,
  xor: 0x73,
  shiftLeft: 0x74,
  isAtLeast: 0x4f,
  isZero: 0x45,
  /** The address is on the stack and a multiple of 4. */
  loadWord: (offset = 0) => [0x28, 2, ...encodeUnsigned(offset)],
  storeWord: (offset = 0) => [0x36, 2, ...encodeUnsigned(offset)],
  /** On 64 bits; `wrap` takes the low half, `extend` makes 64 of 32. */
  wide: {
    constant: (value: bigint) => [0x42, ...encodeSigned(BigInt.asIntN(64, value))],
    multiply: 0x7e,
    shiftRight: 0x88,
    wrap: 0xa7,
    extend: 0xad,
  },
} as const;

/** Runs `steps` again and again until `isDone` puts something other than 0 on the stack. */
export function loopUntil(isDone: readonly number[], steps: readonly number[]): number[] {
  const [block, loop, nothing, leave, again, end] = [0x02, 0x03, 0x40, 0x0d, 0x0c, 0x0b];
  return [block, nothing, loop, nothing, ...isDone, leave, 1, ...steps, again, 0, end, end];
}

export interface Kernel {
  readonly parameters: number;
  readonly locals: number;
  readonly vectors?: number;
  readonly wides?: number;
  readonly body: readonly number[];
}

export function loadKernel(
  { parameters, locals, vectors = 0, wides = 0, body }: Kernel,
  memory: WebAssembly.Memory,
): unknown {
  const code = [3, locals, i32, vectors, v128, wides, i64, ...body, 0x0b];
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...Array.from({ length: parameters }, () => i32), 0]),
    ...section(2, [1, 0, ...text("memory"), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text("run"), 0, 0]),
    ...section(10, [1, ...encodeUnsigned(code.length), ...code]),
  ]);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { "": { memory } });
  return instance.exports["run"];
}

function text(word: string): number[] {
  return [word.length, ...new TextEncoder().encode(word)];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...encodeUnsigned(content.length), ...content];
}
