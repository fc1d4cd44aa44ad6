/** @file Tables that nobody would compare on purpose, and what a metric may answer to them. */
import { isSemblanceError, Random } from "../../base/index.ts";
import {
  type Column,
  columnFromValues,
  type Database,
  makeTable,
  schemaSchema,
  type Table,
  takeRows,
} from "../../table/index.ts";
import type { EvaluationInput, MetricAnswer, MetricEntry } from "../metrics/index.ts";
import type { Score } from "../score.ts";

const schema = schemaSchema.parse({
  version: 1,
  tables: {
    owner: {
      columns: {
        id: { type: "id", format: "[0-9]+" },
        size: { type: "numerical" },
        kind: { type: "categorical" },
      },
      primaryKey: ["id"],
    },
    item: {
      columns: {
        id: { type: "id" },
        owner: { type: "id" },
        who: { type: "categorical" },
        x: { type: "numerical" },
        y: { type: "currency" },
        at: { type: "datetime", format: "%Y-%m-%d %H:%M:%S" },
        group: { type: "categorical", role: "sensitive" },
        grade: { type: "ordinal" },
        flag: { type: "boolean" },
      },
      primaryKey: ["id"],
      foreignKeys: [{ columns: ["owner"], references: { table: "owner", columns: ["id"] } }],
      entity: "who",
      rules: [
        { kind: "functional-dependency", columns: ["group", "flag"] },
        { kind: "inequality", columns: ["x", "y"] },
      ],
    },
  },
});

function draw(rowCount: number, seed: number): Database {
  const random = new Random(seed);
  const rows = Array.from({ length: rowCount }, (_, row) => row);
  const table = (name: string, columns: Record<string, Column>) => makeTable(name, Object.entries(columns));
  const column = (cell: (row: number) => number | string | boolean | null) =>
    columnFromValues(rows.map(cell));
  const text =
    (...words: string[]) =>
    () =>
      words[random.below(words.length)] as string;
  const micros = BigInt64Array.from(rows, () => BigInt(random.below(1e9)) * 1_000_000n);
  return new Map([
    [
      "owner",
      table("owner", {
        id: column((row) => row),
        size: column(() => random.float()),
        kind: column(text("a", "b")),
      }),
    ],
    [
      "item",
      table("item", {
        id: column((row) => row),
        owner: column(() => random.below(rowCount)),
        who: column((row) => `w${row % 9}`),
        x: column(() => (random.float() < 0.1 ? null : random.float() + 0.5)),
        y: column(() => random.below(9)),
        at: {
          kind: "datetime",
          part: "datetime",
          length: rowCount,
          values: micros,
          format: "%Y-%m-%d %H:%M:%S",
        },
        group: column(text("u", "v", "w")),
        grade: column(text("low", "high")),
        flag: column(() => random.float() < 0.5),
      }),
    ],
  ]);
}

type Change = (column: Column, name: string) => Column | undefined;

const keys = new Set(["id", "owner", "who"]);

function changeColumns(database: Database, change: Change): Database {
  const tables = [...database].map(([name, table]): [string, Table] => {
    const columns = [...table.columns].flatMap(([column, cells]): [string, Column][] => {
      const changed = change(cells, column);
      return changed === undefined ? [] : [[column, changed]];
    });
    return [name, makeTable(name, columns)];
  });
  return new Map(tables);
}

function keepRows(count: number) {
  return (database: Database): Database => {
    const rows = Int32Array.from({ length: count }, (_, row) => row);
    return new Map([...database].map(([name, table]) => [name, takeRows(table, rows)]));
  };
}

/** Every column that is no key, by what is said of it. */
const fill =
  (make: (column: Column, name: string) => Column): ((database: Database) => Database) =>
  (database) =>
    changeColumns(database, (column, name) => (keys.has(name) ? column : make(column, name)));

const repeat = (length: number, cell: number | string | null) =>
  columnFromValues(Array.from({ length }, () => cell));

const numbersOf = (make: (row: number) => number) => (column: Column, name: string) =>
  name === "x" || name === "y" || name === "size"
    ? ({
        kind: "float64",
        length: column.length,
        values: Float64Array.from({ length: column.length }, (_, row) => make(row)),
      } as const)
    : column;

const changes: Readonly<Record<string, (database: Database) => Database>> = {
  nothing: (database) => database,
  "no rows": keepRows(0),
  "one row": keepRows(1),
  "two rows": keepRows(2),
  "three rows": keepRows(3),
  "all null": fill(({ length }) => repeat(length, null)),
  "null of the column's own kind": fill((column) => ({
    ...column,
    nulls: new Uint8Array(column.length).fill(1),
  })),
  "null keys": (database) =>
    changeColumns(database, (column, name) => (keys.has(name) ? repeat(column.length, null) : column)),
  constant: fill((column) => repeatFirst(column)),
  "infinite values": fill(
    numbersOf((row) =>
      row % 5 === 0 ? Number.POSITIVE_INFINITY : row % 7 === 0 ? Number.NEGATIVE_INFINITY : row,
    ),
  ),
  "only infinite values": fill(numbersOf(() => Number.POSITIVE_INFINITY)),
  NaN: fill(numbersOf((row) => (row % 2 === 0 ? Number.NaN : row))),
  "nothing but NaN": fill(numbersOf(() => Number.NaN)),
  "the largest numbers": fill(numbersOf((row) => (row % 2 === 0 ? Number.MAX_VALUE : -Number.MAX_VALUE))),
  "the least numbers": fill(numbersOf((row) => row * Number.MIN_VALUE)),
  "empty text": fill((column) => (column.kind === "text" ? repeat(column.length, "") : column)),
  "text where numbers were": fill(({ length }) =>
    columnFromValues(Array.from({ length }, (_, row) => `t${row}`)),
  ),
  "numbers where text was": fill(({ length }) => columnFromValues(Array.from({ length }, (_, row) => row))),
  "keys of another type": (database) =>
    changeColumns(database, (column, name) =>
      keys.has(name)
        ? columnFromValues(Array.from({ length: column.length }, (_, row) => `k${row % 30}`))
        : column,
    ),
  "a category a row": fill((column) =>
    column.kind === "text"
      ? columnFromValues(Array.from({ length: column.length }, (_, row) => `c${row}`))
      : column,
  ),
  "one column": (database) => changeColumns(database, (column, name) => (name === "x" ? column : undefined)),
  "one column of categories": (database) =>
    changeColumns(database, (column, name) => (name === "group" ? column : undefined)),
  "only keys": (database) => changeColumns(database, (column, name) => (keys.has(name) ? column : undefined)),
  "no keys": (database) => changeColumns(database, (column, name) => (keys.has(name) ? undefined : column)),
  "no columns": (database) => changeColumns(database, () => undefined),
  "other columns": (database) =>
    new Map(
      [...database].map(([name, table]) => [
        name,
        makeTable(
          name,
          [...table.columns].map(([column, cells]) => [`${column}'`, cells]),
        ),
      ]),
    ),
  "no table": () => new Map(),
  "one table": (database) => new Map([...database].slice(1)),
};

function repeatFirst(column: Column): Column {
  const rows = new Int32Array(column.length);
  const [taken] = takeRows(makeTable("t", [["c", column]]), rows).columns.values();
  return taken as Column;
}

/** Each change on the synthetic side, on the real one, and on all. */
export function makeBadInputs(rowCount: number): [string, EvaluationInput][] {
  const [real, synthetic, holdout] = [draw(rowCount, 1), draw(rowCount, 2), draw(rowCount, 3)];
  return Object.entries(changes).flatMap(([name, change]): [string, EvaluationInput][] => [
    [`synthetic: ${name}`, { real, synthetic: change(synthetic), holdout, schema, seed: 1 }],
    [`real: ${name}`, { real: change(real), synthetic, holdout, schema, seed: 1 }],
    [
      `all: ${name}`,
      { real: change(real), synthetic: change(synthetic), holdout: change(holdout), schema, seed: 1 },
    ],
  ]);
}

/** What is wrong with a score: no finite number, and no coded reason either. */
function findFault(score: Score | undefined): string | undefined {
  if (score === undefined) return "no answer";
  if (score.value !== null) return Number.isFinite(score.value) ? undefined : `answers ${score.value}`;
  return /^[a-z-]+$/.test(score.code) && score.reason.length > 10 ? undefined : "has no coded reason";
}

export async function listFaults(input: EvaluationInput, entries: readonly MetricEntry[]): Promise<string[]> {
  const faults: string[] = [];
  for (const entry of entries) {
    const answer = await attempt(() => entry.compute(input, {}));
    if (typeof answer === "string") faults.push(`${entry.name} throws ${answer}`);
    if (answer === undefined || typeof answer === "string") continue;
    const scores: [string, Score][] = [["", answer], ...Object.entries(answer.parts ?? {})];
    for (const [part, score] of scores) {
      const fault = findFault(score);
      if (fault !== undefined) faults.push(`${entry.name} ${part} ${fault}`);
    }
    const { value } = answer;
    if (value !== null && (value < entry.range[0] - 1e-9 || value > entry.range[1] + 1e-9))
      faults.push(`${entry.name} answers ${value}, out of its range`);
  }
  return faults;
}

/** The answer, nothing for a coded error, or what was thrown instead. */
async function attempt(
  compute: () => MetricAnswer | Promise<MetricAnswer>,
): Promise<MetricAnswer | string | undefined> {
  try {
    return await compute();
  } catch (error) {
    return isSemblanceError(error)
      ? undefined
      : String(error instanceof Error ? error.stack : error).slice(0, 300);
  }
}
