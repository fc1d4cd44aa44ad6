import { expect, test } from "vitest";
import { instructions, loadKernel, loopUntil } from "./assemble-kernel.ts";

const { add, constant, get, isAtLeast, loadWord, multiply, set, shiftLeft, storeWord } = instructions;

test("a loop over words of memory: each becomes (word · factor + 3) << 1", () => {
  const [AT, END, FACTOR, WORD] = [0, 1, 2, 3];
  const step = [
    ...[...get(AT), ...loadWord(), ...get(FACTOR), multiply, ...constant(3), add, ...set(WORD)],
    ...[...get(AT), ...get(WORD), ...constant(1), shiftLeft, ...storeWord()],
    ...[...get(AT), ...constant(4), add, ...set(AT)],
  ];
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const body = loopUntil([...get(AT), ...get(END), isAtLeast], step);
  const run = loadKernel({ parameters: 3, locals: 1, body }, memory) as (...addresses: number[]) => void;
  const words = new Int32Array(memory.buffer);
  words.set([1, -2, 30, 4]);
  run(0, 12, 5);
  expect([...words.subarray(0, 4)]).toEqual([16, -14, 306, 4]);
});
