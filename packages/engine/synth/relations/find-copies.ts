/** @file Which columns are often copied from which others, beyond what chance and nearness explain. */
import { countCodes, MICROS_PER_UNIT } from "../../table/index.ts";
import { type CopyState, flagRows } from "./copy-state.ts";
import { type CopySource, findDateSums } from "./dates-and-days.ts";
import { freeName } from "./edit-view.ts";
import type { FoundRelation, RelationView } from "./relation.ts";
import { areComparable, type SampledColumn } from "./sampled-column.ts";
import { shapeOf, unitsPerOne } from "./shape.ts";

export const MOST_ROWS = 3_000;
const MOST_COLUMNS = 100;
/** A value of more of the rows is met by chance. */
const ATOM_SHARE = 0.02;
const LEAST_SHARE = 0.04;
/** Against the same columns with shuffled rows. */
const TIMES_CHANCE = 5;
const OVER_CHANCE = 0.02;
/** Of the rows, those that are no atoms; fewer, and the column is hardly more than categories. */
const LEAST_TELLING_SHARE = 0.2;
/** Against the values one step below and above: what merely lies near is often equal too. */
const TIMES_NEIGHBOUR = 1.5;
const LEAST_SOURCE_SHARE = 0.02;
const LEAST_SOURCE_ROWS = 30;
const MOST_SOURCES = 6;

export interface CopyGuess {
  readonly target: SampledColumn;
  readonly source: CopySource;
}

/** `told`: pairs of which a difference tells already that they are equal. */
export function findCopies(
  view: RelationView,
  columns: readonly SampledColumn[],
  told: ReadonlySet<string>,
): CopyGuess[] {
  const compared = columns.slice(0, MOST_COLUMNS);
  const guesses = compared.flatMap((target, index) => {
    if (target.isMade) return [];
    const copies = compared
      .filter((source, place) => place < index && areComparable(source, target, view))
      .filter((source) => !told.has(`${target.name}@${source.name}`))
      .map(({ name, terms, numbers }) => ({ text: name, terms, share: measureShare(view, target, numbers) }))
      .filter(({ share }) => share > 0);
    return [...findDateSums(view, target, compared), ...copies].map((source) => ({ target, source }));
  });
  return guesses.sort((a, b) => b.source.share - a.source.share);
}

/** Share of the rows without atoms in which both are equal; 0 where it is too near to chance or to neighbouring values. */
function measureShare({ leastPeople }: RelationView, target: SampledColumn, source: Float64Array): number {
  const { numbers } = target;
  const atoms = new Set(findAtoms(numbers, leastPeople));
  const shift = numbers.length >> 1;
  const unit = unitOf(target);
  const tally = { rows: 0, equal: 0, byChance: 0, below: 0, above: 0 };
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!;
    if (Number.isNaN(value) || atoms.has(value)) continue;
    tally.rows += 1;
    const gap = source[row]! - value;
    if (gap === 0) tally.equal += 1;
    else if (Math.abs(gap) < 1.5 * unit) tally[gap < 0 ? "below" : "above"] += 1;
    if (source[(row + shift) % numbers.length] === value) tally.byChance += 1;
  }
  const { rows, equal, byChance, below, above } = tally;
  if (rows < LEAST_TELLING_SHARE * numbers.length || equal < LEAST_SOURCE_ROWS / 3) return 0;
  if (equal < TIMES_NEIGHBOUR * Math.max(below, above)) return 0;
  const share = equal / rows;
  return share >= LEAST_SHARE && share > (TIMES_CHANCE * byChance) / rows + OVER_CHANCE ? share : 0;
}

/** Values of more rows than chance may meet. */
function findAtoms(numbers: Float64Array, leastPeople: number): number[] {
  const counts = new Map<number, number>();
  for (const value of numbers) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(ATOM_SHARE * numbers.length, leastPeople - 1);
  return [...counts].flatMap(([value, count]) => (count > most && !Number.isNaN(value) ? [value] : []));
}

function unitOf({ column }: SampledColumn): number {
  if (column.kind !== "datetime") return 1 / unitsPerOne(shapeOf(column));
  return column.part === "date" ? MICROS_PER_UNIT.day : MICROS_PER_UNIT.second;
}

/** On all rows: sources that enough rows are copied from and no earlier one explains. */
export function settleCopy(
  view: RelationView,
  { name, column, numbers }: SampledColumn,
  candidates: readonly CopySource[],
): FoundRelation<CopyState> | undefined {
  const { table } = view;
  const isSum = candidates.some(({ terms }) => terms.length > 1);
  const atoms = isSum ? [] : findAtoms(numbers, view.leastPeople);
  const tried = candidates.slice(0, MOST_SOURCES).map(({ text, terms }) => ({ text, terms: [...terms] }));
  const places = flagRows(table, { column, atoms }, tried);
  const counts = countCodes({ codes: places, count: tried.length + 1 });
  const least = Math.max(LEAST_SOURCE_ROWS, LEAST_SOURCE_SHARE * table.rowCount);
  const sources = tried.filter((_, index) => counts[index + 1]! >= least);
  if (sources.length === 0) return undefined;
  const own = freeName(view, `${name} (own)`);
  const flag = freeName(view, `${name} (from)`);
  const copied = places.reduce((sum, place) => sum + (place > 0 ? 1 : 0), 0);
  return {
    state: { target: name, own, flag, sources, atoms, shape: shapeOf(column) },
    text: `${name} is often equal to ${sources.map(({ text }) => text).join(" or ")}`,
    evidence: `in ${copied} of ${table.rowCount} rows`,
  };
}
