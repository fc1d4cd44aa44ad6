/**
 * @file A value that is often, but not always, copied from another column of the same row: a flag says from which.
 * The column keeps its own values too, so the model loses no context; the flag overrides them when restoring.
 */
import { z } from "zod";
import {
  type Column,
  countCodes,
  isMeasurable,
  type MeasurableColumn,
  MICROS_PER_UNIT,
  type Table,
  toNumbers,
} from "../../table/index.ts";
import { findDifferences } from "./difference.ts";
import { editTable, editView, freeName } from "./edit-view.ts";
import { orderBySources } from "./order-by-sources.ts";
import type { FoundRelation, RelationKind, RelationView } from "./relation.ts";
import { areComparable, type SampledColumn, sampleColumns } from "./sampled-column.ts";
import { fromNumbers } from "./saved-cells.ts";
import { categoryColumn, shapeOf, shapeSchema, unitsPerOne } from "./shape.ts";

const state = z.strictObject({
  target: z.string(),
  /** The column of the target's own values, and that of where they come from. */
  own: z.string(),
  flag: z.string(),
  sources: z.array(z.string()).min(1),
  /** Frequent values, which are met by chance too and count as its own. */
  atoms: z.array(z.number()),
  shape: shapeSchema,
});
type State = z.infer<typeof state>;

const OWN = "own";
const MOST_ROWS = 3_000;
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

export const copy: RelationKind<State> = {
  kind: "copy",
  state,
  names: ({ target, own, flag, sources }) => ({ takes: [target], from: sources, adds: [own, flag] }),
  find(view) {
    const columns = sampleColumns(view, MOST_ROWS).slice(0, MOST_COLUMNS);
    const told = new Set(findDifferences(view).map(({ from, to }) => `${to.name}@${from.name}`));
    const candidates = columns.flatMap((target, index) => {
      const sources = columns.filter(
        (source, place) =>
          place < index &&
          areComparable(source, target, view) &&
          !(target.isTime && told.has(`${target.name}@${source.name}`)),
      );
      const shares = sources
        .map((source) => ({ source, share: measureShare(target, source) }))
        .filter(({ share }) => share > 0)
        .sort((a, b) => b.share - a.share);
      return shares.length === 0 ? [] : [{ target, sources: shares.map(({ source }) => source.name) }];
    });
    const found = candidates.flatMap(({ target, sources }) => settle(view, target, sources) ?? []);
    return orderBySources(found, ({ state: { target, sources } }) => ({ target, sources }));
  },
  apply(view, { target, own, flag, sources, atoms }) {
    const column = view.table.columns.get(target)!;
    const codes = flagRows(view.table, { column: column as MeasurableColumn, atoms }, sources);
    const schema = view.schema.columns[target] ?? { type: "unknown" };
    return editView(view, {
      drop: [target],
      add: [
        { name: own, column, schema },
        { name: flag, column: categoryColumn(codes, [OWN, ...sources]), schema: { type: "categorical" } },
      ],
      presentLike: { [target]: own },
    });
  },
  restore(table, { target, own, flag, sources, shape }) {
    const column = overrideRows(table.columns.get(own)!, table.columns.get(flag)!, {
      shape,
      sources: sources.map((name) => [name, table.columns.get(name)!] as const),
    });
    return editTable(table, { drop: [own, flag], add: [[target, column]] });
  },
};

/** Share of the rows without atoms in which both are equal; 0 where it is too near to chance or to neighbouring values. */
function measureShare(target: SampledColumn, source: SampledColumn): number {
  const { numbers } = target;
  const atoms = new Set(findAtoms(numbers));
  const shift = numbers.length >> 1;
  const unit = unitOf(target);
  const tally = { rows: 0, equal: 0, byChance: 0, below: 0, above: 0 };
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row]!;
    if (Number.isNaN(value) || atoms.has(value)) continue;
    tally.rows += 1;
    const gap = source.numbers[row]! - value;
    if (gap === 0) tally.equal += 1;
    else if (Math.abs(gap) < 1.5 * unit) tally[gap < 0 ? "below" : "above"] += 1;
    if (source.numbers[(row + shift) % numbers.length] === value) tally.byChance += 1;
  }
  const { rows, equal, byChance, below, above } = tally;
  if (rows < LEAST_TELLING_SHARE * numbers.length || equal < LEAST_SOURCE_ROWS / 3) return 0;
  if (equal < TIMES_NEIGHBOUR * Math.max(below, above)) return 0;
  const share = equal / rows;
  return share >= LEAST_SHARE && share > (TIMES_CHANCE * byChance) / rows + OVER_CHANCE ? share : 0;
}

/** Values of more rows than chance may meet. */
function findAtoms(numbers: Float64Array): number[] {
  const counts = new Map<number, number>();
  for (const value of numbers) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = ATOM_SHARE * numbers.length;
  return [...counts].flatMap(([value, count]) => (count > most && !Number.isNaN(value) ? [value] : []));
}

function unitOf({ column }: SampledColumn): number {
  if (column.kind !== "datetime") return 1 / unitsPerOne(shapeOf(column));
  return column.part === "date" ? MICROS_PER_UNIT.day : MICROS_PER_UNIT.second;
}

/** On all rows: sources that enough rows are copied from and no earlier one explains. */
function settle(
  view: RelationView,
  { name, column, numbers }: SampledColumn,
  candidates: readonly string[],
): FoundRelation<State> | undefined {
  const { table } = view;
  const atoms = findAtoms(numbers);
  const read = { column, atoms };
  const tried = candidates.slice(0, MOST_SOURCES);
  const places = flagRows(table, read, tried);
  const counts = countCodes({ codes: places, count: tried.length + 1 });
  const least = Math.max(LEAST_SOURCE_ROWS, LEAST_SOURCE_SHARE * table.rowCount);
  const sources = tried.filter((_, index) => counts[index + 1]! >= least);
  if (sources.length === 0) return undefined;
  const own = freeName(view, `${name} (own)`);
  const flag = freeName(view, `${name} (from)`);
  const copied = places.reduce((sum, place) => sum + (place > 0 ? 1 : 0), 0);
  return {
    state: { target: name, own, flag, sources, atoms, shape: shapeOf(column) },
    text: `${name} is often equal to ${sources.join(" or ")}`,
    evidence: `in ${copied} of ${table.rowCount} rows`,
  };
}

/** For each row 0, or the place of the first source that has its value; atoms are its own. */
function flagRows(
  table: Table,
  { column, atoms }: { column: MeasurableColumn; atoms: readonly number[] },
  sources: readonly string[],
): Int32Array {
  const isAtom = new Set(atoms);
  const others = sources.map((name) => toNumbers(table.columns.get(name) as MeasurableColumn));
  const numbers = toNumbers(column);
  return Int32Array.from(numbers, (value, row) =>
    isAtom.has(value) ? 0 : others.findIndex((other) => other[row] === value) + 1,
  );
}

interface Overriding {
  readonly shape: State["shape"];
  readonly sources: readonly (readonly [string, Column])[];
}

function overrideRows(own: Column, flag: Column, { shape, sources }: Overriding): Column {
  if (!isMeasurable(own) || flag.kind !== "text" || shape.kind === "text") return own;
  const numbers = Float64Array.from(toNumbers(own));
  const byName = new Map(
    sources.map(([name, column]) => [name, isMeasurable(column) ? toNumbers(column) : undefined]),
  );
  const byCode = flag.dictionary.texts().map((text) => byName.get(text));
  for (let row = 0; row < numbers.length; row++) {
    const value = flag.nulls?.[row] === 1 ? undefined : byCode[flag.codes[row]!]?.[row];
    if (value !== undefined && !Number.isNaN(value) && !Number.isNaN(numbers[row]!)) numbers[row] = value;
  }
  return fromNumbers(numbers, shape);
}
