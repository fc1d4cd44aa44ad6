/**
 * @file Innermost loops in WebAssembly, written by hand: the few instructions that such loops need, by name, and a
 * module with one function over a memory given from outside. Parameters are 32-bit integers; locals are that, and
 * vectors of 128 bits behind them.
 */

const i32 = 0x7f;
const v128 = 0x7b;

export const instructions = {
  get: (local: number) => [0x20, local],
  set: (local: number) => [0x21, local],
  /** From −64 to 63. */
  constant: (value: number) => [0x41, value & 0x7f],
  add: 0x6a,
  multiply: 0x6c,
  shiftLeft: 0x74,
  isAtLeast: 0x4f,
  /** The address is on the stack and a multiple of 4. */
  loadWord: (offset = 0) => [0x28, 2, offset],
  storeWord: (offset = 0) => [0x36, 2, offset],
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
  readonly body: readonly number[];
}

export function loadKernel(
  { parameters, locals, vectors = 0, body }: Kernel,
  memory: WebAssembly.Memory,
): unknown {
  const code = [2, locals, i32, vectors, v128, ...body, 0x0b];
  const bytes = Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, parameters, ...Array.from({ length: parameters }, () => i32), 0]),
    ...section(2, [1, 0, ...text("memory"), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text("run"), 0, 0]),
    ...section(10, [1, ...length(code), ...code]),
  ]);
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { "": { memory } });
  return instance.exports["run"];
}

function text(word: string): number[] {
  return [word.length, ...new TextEncoder().encode(word)];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...length(content), ...content];
}

/** Seven bits a byte, low ones first. */
function length(content: readonly number[]): number[] {
  const count = content.length;
  return count < 128 ? [count] : [(count & 0x7f) | 0x80, count >> 7];
}
