/** @file Sets of code points as sorted, disjoint ranges: [from, to, from, to …], ends included. */
export type CharSet = readonly number[];

export const LAST_CODE_POINT = 0x10ffff;
const LINE_ENDS = unite([0x0a, 0x0a], [0x0d, 0x0d], [0x2028, 0x2029]);

export const DIGITS: CharSet = [0x30, 0x39];
export const WORD_CHARACTERS = unite([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]);
export const SPACES: CharSet = [
  ...[0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029],
  ...[0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff],
];
export const ANY_BUT_LINE_ENDS = complement(LINE_ENDS);

export function unite(...sets: readonly CharSet[]): CharSet {
  const ranges = sets.flatMap((set) =>
    Array.from({ length: set.length / 2 }, (_, at) => set.slice(2 * at, 2 * at + 2)),
  );
  ranges.sort((a, b) => a[0]! - b[0]!);
  const united: number[] = [];
  for (const [from, to] of ranges as [number, number][]) {
    const last = united.length - 1;
    if (united.length > 0 && from <= united[last]! + 1) united[last] = Math.max(united[last]!, to);
    else united.push(from, to);
  }
  return united;
}

export function complement(set: CharSet): CharSet {
  const rest: number[] = [];
  let next = 0;
  for (let at = 0; at < set.length; at += 2) {
    if (set[at]! > next) rest.push(next, set[at]! - 1);
    next = set[at + 1]! + 1;
  }
  if (next <= LAST_CODE_POINT) rest.push(next, LAST_CODE_POINT);
  return rest;
}

const collected = new Map<string, CharSet>();

/** The code points that a test of one character accepts, such as a Unicode property; kept, it takes 30 ms. */
export function collect(test: RegExp): CharSet {
  let set = collected.get(test.source);
  if (set === undefined) {
    const points: number[] = [];
    for (let point = 0; point <= LAST_CODE_POINT; point++) {
      if (!test.test(String.fromCodePoint(point))) continue;
      if (points.at(-1) === point - 1) points[points.length - 1] = point;
      else points.push(point, point);
    }
    set = points;
    collected.set(test.source, set);
  }
  return set;
}
