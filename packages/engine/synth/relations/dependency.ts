/**
 * @file A column that follows from one or two others goes; a table of groups brings it back. Where rows break the
 * dependency, or stand in groups too small for the table, a column of exceptions stays: a word for "as usual", the
 * value otherwise.
 */
import { z } from "zod";
import {
  type Column,
  codeValues,
  columnFromValues,
  combineCodes,
  countBreaks,
  countCodes,
  isMeasurable,
  isNull,
  type Rule,
  type Table,
  toNumbers,
} from "../../table/index.ts";
import { findCalendars } from "./calendar-columns.ts";
import { dependencyTableSchema, learnDependency, lookUp } from "./dependency-table.ts";
import { editTable, editView, freeName } from "./edit-view.ts";
import { markDifferences } from "./mark-differences.ts";
import { orderBySources } from "./order-by-sources.ts";
import type { FoundRelation, RelationKind, RelationView } from "./relation.ts";
import { fromNumbers } from "./saved-cells.ts";
import { shapeOf, shapeSchema } from "./shape.ts";

const state = dependencyTableSchema.extend({
  target: z.string(),
  shape: shapeSchema,
  exceptions: z.strictObject({ column: z.string(), usual: z.string(), missing: z.string() }).optional(),
});
type State = z.infer<typeof state>;

const KINDS = new Set(["functional-dependency", "fixed-combinations"]);
/** More exceptions, or rows in groups too small for the table, and both columns are better left to the model. */
const MOST_EXCEPTIONS = 0.05;

export const dependency: RelationKind<State> = {
  kind: "dependency",
  state,
  names: ({ target, determinants, exceptions }) => ({
    takes: [target],
    from: determinants.map(({ column }) => column),
    adds: exceptions === undefined ? [] : [exceptions.column],
  }),
  find(view) {
    const ruled = view.schema.rules
      .filter(({ kind }) => KINDS.has(kind))
      .flatMap((rule) => listPairs(view.table, rule));
    const found = [...listDated(view.table), ...ruled].flatMap((pair) => findOf(view, pair) ?? []);
    return orderBySources(found, ({ state: { target, determinants } }) => {
      return { target, sources: determinants.map(({ column }) => column) };
    });
  },
  apply(view, { target, exceptions, ...table }) {
    if (exceptions === undefined) return editView(view, { drop: [target] });
    const column = wordExceptions(view.table.columns.get(target)!, lookUp(view.table, table), exceptions);
    return editView(view, {
      drop: [target],
      add: [{ name: exceptions.column, column, schema: { type: "categorical" } }],
    });
  },
  restore(table, { target, exceptions, shape, ...dependencyTable }) {
    const usual = lookUp(table, dependencyTable);
    const words = exceptions === undefined ? undefined : table.columns.get(exceptions.column);
    if (exceptions === undefined || words?.kind !== "text")
      return editTable(table, { drop: [], add: [[target, usual]] });
    const column = readExceptions(words, usual, exceptions, shape);
    return editTable(table, { drop: [exceptions.column], add: [[target, column]] });
  },
};

interface Pair {
  readonly determinants: readonly string[];
  readonly target: string;
}

const ROWS_PER_DAY = 5;
const LEAST_MINORITY = 30;

/** What follows from a date that stands in three columns: the week, a holiday. */
function listDated(table: Table): Pair[] {
  return findCalendars(table).flatMap((date) => {
    const determinants = [date.year, date.month, date.day];
    const days = combineCodes(determinants.map((name) => codeValues(table.columns.get(name)!)));
    if (days.count * ROWS_PER_DAY > table.rowCount) return [];
    const one = { codes: new Int32Array(table.rowCount), count: 1 };
    return [...table.columns].flatMap(([target, column]) => {
      const values = codeValues(column);
      const varies = !determinants.includes(target) && countBreaks(one, values) >= LEAST_MINORITY;
      return varies && countBreaks(days, values) === 0 ? [{ determinants, target }] : [];
    });
  });
}

/** Of two columns that give each other the number stays: it has an order. */
function listPairs(table: Table, { kind, columns }: Rule): Pair[] {
  if (!columns.every((name) => table.columns.has(name))) return [];
  const head = columns.at(-1)!;
  if (kind === "functional-dependency") return [preferNumbers(table, columns.slice(0, -1), head)];
  return columns.slice(0, -1).map((target) => preferNumbers(table, [head], target));
}

function preferNumbers(table: Table, determinants: readonly string[], target: string): Pair {
  const [only] = determinants;
  if (determinants.length > 1 || only === undefined) return { determinants, target };
  const [from, to] = [table.columns.get(only)!, table.columns.get(target)!];
  if (from.kind !== "text" || to.kind === "text") return { determinants, target };
  const gives = countBreaks(codeValues(to), codeValues(from)) === 0;
  return gives ? { determinants: [target], target: only } : { determinants, target };
}

function findOf(view: RelationView, { determinants, target }: Pair): FoundRelation<State> | undefined {
  const { table, leastPeople } = view;
  const learned = learnDependency(table, { determinants, target, leastPeople });
  if (learned === undefined) return undefined;
  const column = table.columns.get(target)!;
  const differs = markDifferences(column, lookUp(table, learned));
  const exceptions = differs.reduce((sum, mark) => sum + mark, 0);
  if (exceptions > MOST_EXCEPTIONS * table.rowCount) return undefined;
  const shape = shapeOf(column);
  const isLost =
    exceptions < leastPeople ||
    (determinants.length === 1 && areRare(table, determinants[0]!, differs, leastPeople));
  const text = `${target} follows from ${determinants.join(" and ")}`;
  const groups = learned.groups.length / (determinants.length + 1);
  const evidence = `${table.rowCount - exceptions} of ${table.rowCount} rows, ${groups} groups of at least ${leastPeople}`;
  const base = { ...learned, target, shape };
  if (isLost) return { state: base, text, evidence };
  const name = freeName(view, `${target} (exceptions)`);
  const words = { usual: freeWord(column, "as usual"), missing: freeWord(column, "missing") };
  return { state: { ...base, exceptions: { column: name, ...words } }, text, evidence };
}

/** Whether exceptions stand only where the determinant's value is rare: it shows in no twin. */
function areRare(table: Table, name: string, differs: Uint8Array, leastPeople: number): boolean {
  const codes = codeValues(table.columns.get(name)!);
  const counts = countCodes(codes);
  return differs.every((mark, row) => mark === 0 || counts[codes.codes[row]!]! < leastPeople);
}

function freeWord(column: Column, word: string): string {
  if (column.kind !== "text") return word;
  const texts = new Set(column.dictionary.texts());
  while (texts.has(word)) word = `(${word})`;
  return word;
}

type Words = NonNullable<State["exceptions"]>;

function wordExceptions(column: Column, usual: Column, { usual: word, missing }: Words): Column {
  const differs = markDifferences(column, usual);
  const numbers = isMeasurable(column) ? toNumbers(column) : undefined;
  const read = (row: number) => {
    if (differs[row] === 0) return word;
    if (isNull(column, row)) return missing;
    return column.kind === "text" ? column.dictionary.at(column.codes[row]!) : String(numbers![row]!);
  };
  return columnFromValues(Array.from(differs, (_, row) => read(row)));
}

/** Words of another kind (merged rare ones) count as usual for numbers and stay for texts. */
function readExceptions(
  words: Column & { kind: "text" },
  usual: Column,
  { usual: word, missing }: Words,
  shape: State["shape"],
): Column {
  const texts = words.dictionary.texts();
  const isUsual = (row: number) => isNull(words, row) || texts[words.codes[row]!] === word;
  if (usual.kind === "text") {
    const read = (row: number) => {
      if (isUsual(row)) return isNull(usual, row) ? null : usual.dictionary.at(usual.codes[row]!);
      const text = texts[words.codes[row]!]!;
      return text === missing ? null : text;
    };
    return columnFromValues(Array.from({ length: words.length }, (_, row) => read(row)));
  }
  const given = texts.map((text) => (text === missing || text.trim() === "" ? Number.NaN : Number(text)));
  const isWord = texts.map((text, code) => text === missing || Number.isFinite(given[code]!));
  const numbers = toNumbers(usual).map((value, row) => {
    const code = words.codes[row]!;
    return isUsual(row) || !isWord[code] ? value : given[code]!;
  });
  return shape.kind === "text" ? usual : fromNumbers(numbers, shape);
}
