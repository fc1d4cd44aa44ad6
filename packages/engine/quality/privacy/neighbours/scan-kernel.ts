/**
 * @file The innermost loop of the search: distances from one row to sixteen at a time, four to a vector, in float32.
 * A group of sixteen lies column by column, categories first; whoever is beyond the limit after four columns with all
 * fifteen others is not looked at further. What lies within it is decided in float64 by the caller.
 */
import { instructions, loadKernel, loopUntil } from "../../../base/index.ts";

export const GROUP = 16;
/** Columns of a kind come in fours. */
export const UNROLLED = 4;
const LANES = 4;
const VECTORS = GROUP / LANES;
export const COLUMN_BYTES = 4 * GROUP;
/** What is written for each group: a bit for every row within the limit, then sixteen distances from byte 16 on. */
export const ANSWER_BYTES = 16 + COLUMN_BYTES;

/** All arguments are addresses but `groupBytes`. Numbers of the query lie from `middle` to `queryEnd`. */
export type ScanGroups = (
  groups: number,
  end: number,
  query: number,
  middle: number,
  queryEnd: number,
  answers: number,
  groupBytes: number,
  limit: number,
) => void;

const { add, constant, get, isAtLeast, set, shiftLeft } = instructions;
const [GROUPS, END, QUERY, MIDDLE, QUERY_END, ANSWERS, GROUP_BYTES, LIMIT] = [0, 1, 2, 3, 4, 5, 6, 7];
const [CELL, AT] = [8, 9];
const SUMS = 10;
const [CELLS, WITHIN, ONE, GAP] = [14, 15, 16, 17];

const simd = (code: number) => [0xfd, ...(code < 128 ? [code] : [(code & 0x7f) | 0x80, code >> 7])];
const atOffset = (offset: number) => (offset < 128 ? [offset] : [(offset & 0x7f) | 0x80, offset >> 7]);
const loadVector = (offset = 0) => [...simd(0x00), 4, ...atOffset(offset)];
const loadSplat = (offset = 0) => [...simd(0x09), 2, ...atOffset(offset)];
const storeVector = (offset = 0) => [...simd(0x0b), 4, ...atOffset(offset)];
const zeros = [...simd(0x0c), ...new Array<number>(16).fill(0)];
const ones = [...simd(0x0c), ...[0, 1, 2, 3].flatMap(() => [0, 0, 0x80, 0x3f])];
const differs = simd(0x38);
const isAbove = simd(0x44);
const isWithin = simd(0x45);
const and = simd(0x4e);
const areAll = simd(0xa3);
const bits = simd(0xa4);
const magnitude = simd(0xe0);
const plus = simd(0xe4);
const minus = simd(0xe5);
const times = simd(0xe6);
const lesser = simd(0xea);
const either = 0x72;
const keepIn = (local: number) => [0x22, local];
const when = (steps: readonly number[]) => [0x04, 0x40, ...steps, 0x0b];

const eachVector = (steps: (vector: number) => readonly number[]) =>
  Array.from({ length: VECTORS }, (_, vector) => steps(vector)).flat();

/** `measure` finds the target's cells and the query's (`CELLS`) on the stack and leaves what the column adds. */
function sumColumns(end: number, measure: readonly number[]): number[] {
  const column = (index: number) => [
    ...[...get(CELL), ...loadSplat(4 * index), ...set(CELLS)],
    ...eachVector((vector) => [
      ...[
        ...get(SUMS + vector),
        ...get(AT),
        ...loadVector(COLUMN_BYTES * index + 16 * vector),
        ...get(CELLS),
      ],
      ...[...measure, ...plus, ...set(SUMS + vector)],
    ]),
  ];
  const least = [...get(SUMS), ...[1, 2, 3].flatMap((vector) => [...get(SUMS + vector), ...lesser])];
  return loopUntil(
    [...get(CELL), ...get(end), isAtLeast],
    [
      ...Array.from({ length: UNROLLED }, (_, index) => column(index)).flat(),
      ...[...get(AT), ...constant(UNROLLED), ...constant(6), shiftLeft, add, ...set(AT)],
      ...[...get(CELL), ...constant(4 * UNROLLED), add, ...set(CELL)],
      ...[...least, ...get(WITHIN), ...isAbove, ...areAll, ...when([...get(QUERY_END), ...set(CELL)])],
    ],
  );
}

const mismatch = [...differs, ...get(ONE), ...and];
const measures = {
  /** min(|a − b|, 1) */
  gower: [...minus, ...magnitude, ...get(ONE), ...lesser],
  /** (a − b)² */
  euclidean: [...minus, ...keepIn(GAP), ...get(GAP), ...times],
};

function scan(measure: readonly number[]): number[] {
  const shift = (vector: number) => [...constant(LANES * vector), shiftLeft, ...(vector > 0 ? [either] : [])];
  return [
    ...[...get(LIMIT), ...loadSplat(), ...set(WITHIN), ...ones, ...set(ONE)],
    ...loopUntil(
      [...get(GROUPS), ...get(END), isAtLeast],
      [
        ...eachVector((vector) => [...zeros, ...set(SUMS + vector)]),
        ...[...get(QUERY), ...set(CELL), ...get(GROUPS), ...set(AT)],
        ...sumColumns(MIDDLE, mismatch),
        ...sumColumns(QUERY_END, measure),
        ...get(ANSWERS),
        ...eachVector((vector) => [
          ...[...get(SUMS + vector), ...get(WITHIN), ...isWithin, ...bits, ...shift(vector)],
        ]),
        ...instructions.storeWord(),
        ...eachVector((vector) => [...get(ANSWERS), ...get(SUMS + vector), ...storeVector(16 + 16 * vector)]),
        ...[...get(ANSWERS), ...constant(40), ...constant(40), add, add, ...set(ANSWERS)],
        ...[...get(GROUPS), ...get(GROUP_BYTES), add, ...set(GROUPS)],
      ],
    ),
  ];
}

export function loadScanKernel(kind: keyof typeof measures, memory: WebAssembly.Memory): ScanGroups {
  const kernel = { parameters: 8, locals: 2, vectors: 8, body: scan(measures[kind]) };
  return loadKernel(kernel, memory) as ScanGroups;
}
