/**
 * @file The innermost loop of the learner in WebAssembly: gradient and hessian are added as one
 * pair, without bounds checks. Measured 2.4 ns a row and feature against 6.1 in JavaScript, which is the
 * difference between half and the full speed of scikit-learn's compiled code.
 */
import { instructions, loadKernel, loopUntil } from "../../base/index.ts";

/** Bytes per bin: gradient, hessian, count, and eight unused ones that keep pairs aligned. */
export const BIN_BYTES = 32;

/** All arguments are addresses: histogram, bins, row numbers from … to, gathered (gradient, hessian) pairs. */
export type FillHistogram = (
  histogram: number,
  bins: number,
  rows: number,
  end: number,
  pairs: number,
) => void;

const { add, constant, get, isAtLeast, loadWord, set, shiftLeft } = instructions;
const HISTOGRAM = 0;
const BINS = 1;
const ROWS = 2;
const END = 3;
const PAIRS = 4;
const CELL = 5;

const loadPair = [0xfd, 0x00, 4, 0];
const addPairs = [0xfd, 0xf0, 0x01];
const storePair = [0xfd, 0x0b, 4, 0];
const loadCount = [0x2b, 3, 16];
const one = [0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f];
const storeCount = [0x39, 3, 16];

const step = [
  // cell = histogram + (bins[row] << 5)
  ...[
    ...get(HISTOGRAM),
    ...get(BINS),
    ...get(ROWS),
    ...loadWord(),
    add,
    0x2d,
    0,
    0,
    ...constant(5),
    shiftLeft,
    add,
  ],
  ...set(CELL),
  ...[...get(CELL), ...get(CELL), ...loadPair, ...get(PAIRS), ...loadPair, ...addPairs, ...storePair],
  ...[...get(CELL), ...get(CELL), ...loadCount, ...one, 0xa0, ...storeCount],
  ...[...get(ROWS), ...constant(4), add, ...set(ROWS)],
  ...[...get(PAIRS), ...constant(16), add, ...set(PAIRS)],
];
const body = loopUntil([...get(ROWS), ...get(END), isAtLeast], step);

export function loadHistogramKernel(memory: WebAssembly.Memory): FillHistogram {
  return loadKernel({ parameters: 5, locals: 1, body }, memory) as FillHistogram;
}
