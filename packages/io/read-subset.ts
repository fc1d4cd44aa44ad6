/**
 * @file A part of a database that hangs together: some rows of a root table, all that belongs to them, and every
 * row those rows point to. Tables pass by as streams, only kept rows stay, so the source may be larger than
 * memory. Rows that no key ties to the root are kept at the same share.
 */
import { Random, throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import {
  concatTables,
  type Database,
  type ForeignKey,
  getColumn,
  renderCell,
  type Schema,
  type Table,
  takeRows,
} from "@semblance/engine/table";
import type { Source } from "./connector.ts";
import { ioErrors } from "./errors.ts";

export interface SubsetOptions {
  /** The table whose rows are chosen; by default the one that most other tables belong to. */
  readonly root?: string;
  /** Share of the root's rows, 0 to 1. */
  readonly share: number;
  readonly seed: number;
  /** Where known, so that the root is a table of which a share is worth having. */
  readonly rowCounts?: ReadonlyMap<string, number>;
}

export interface Subset {
  readonly database: Database;
  /** What was left out, in words. */
  readonly note: string;
}

type Readable = Pick<Source, "read">;

export async function readSubset(
  source: Readable,
  schema: Schema,
  options: SubsetOptions,
  context: WorkContext,
): Promise<Subset> {
  const root = options.root ?? chooseRoot(schema, options);
  if (schema.tables[root] === undefined) throw ioErrors.create("no-such-root", { table: root });
  const taking = new Taking(source, schema, options, context);
  for (const { table, owner } of planDescent(schema, root)) await taking.takeBelonging(table, owner);
  for (const table of Object.keys(schema.tables))
    if (!taking.has(table) && !isReferenced(schema, table)) await taking.takeLoose(table);
  await taking.takeReferenced();
  const share = `${Number((100 * options.share).toPrecision(3))} %`;
  return {
    database: taking.finish(),
    note: `about ${share} of the rows of ${root} and all that belongs to them`,
  };
}

/** A share of four countries is no sample: the root should give at least so many rows. */
const FEWEST_ROOT_ROWS = 30;

/** Of the tables large enough, the one that most tables belong to; of two such, the larger. */
export function chooseRoot(schema: Schema, { share, rowCounts }: Omit<SubsetOptions, "seed">): string {
  const candidates = Object.keys(schema.tables).map((table) => {
    const rows = rowCounts?.get(table) ?? Number.POSITIVE_INFINITY;
    const isLarge = rows * share >= FEWEST_ROOT_ROWS;
    return { table, rows, weight: isLarge ? planDescent(schema, table).length : 0 };
  });
  candidates.sort((a, b) => b.weight - a.weight || b.rows - a.rows);
  return candidates[0]?.table ?? "";
}

function isReferenced(schema: Schema, table: string): boolean {
  return Object.values(schema.tables).some(({ foreignKeys }) =>
    foreignKeys.some(({ references }) => references.table === table),
  );
}

interface Descent {
  readonly table: string;
  /** The key by which its rows belong to rows already taken; absent for the root. */
  readonly owner?: ForeignKey;
}

/** Breadth first, so a table belongs to the nearest of its ancestors. Reference tables pull nothing along. */
function planDescent(schema: Schema, root: string): Descent[] {
  const plan: Descent[] = [{ table: root }];
  for (const { table: parent } of plan) {
    for (const [table, { foreignKeys }] of Object.entries(schema.tables)) {
      if (plan.some((step) => step.table === table)) continue;
      const owner = foreignKeys.find(({ references }) => references.table === parent);
      if (owner !== undefined) plan.push({ table, owner });
    }
  }
  return plan;
}

class Taking {
  readonly #source: Readable;
  readonly #schema: Schema;
  readonly #options: SubsetOptions;
  readonly #context: WorkContext;
  readonly #parts = new Map<string, Table[]>();
  /** Row numbers taken of each table, so that a later pass takes no row twice. */
  readonly #taken = new Map<string, Set<number>>();

  constructor(source: Readable, schema: Schema, options: SubsetOptions, context: WorkContext) {
    this.#source = source;
    this.#schema = schema;
    this.#options = options;
    this.#context = context;
  }

  has(table: string): boolean {
    return this.#parts.has(table);
  }

  finish(): Database {
    const tables = Object.keys(this.#schema.tables).map((name) => {
      return [name, concatTables(this.#parts.get(name) as Table[])] as const;
    });
    return new Map(tables);
  }

  async takeBelonging(table: string, owner: ForeignKey | undefined): Promise<void> {
    if (owner === undefined) return this.takeLoose(table);
    const kept = this.#collectKeys(owner.references.table, owner.references.columns);
    const draw = this.#drawer(table);
    await this.#pass(table, (batch) => {
      const keyAt = readKeys(batch, owner.columns);
      return (row) => {
        const key = keyAt(row);
        return key === undefined ? draw() : kept.has(key);
      };
    });
  }

  async takeLoose(table: string): Promise<void> {
    const draw = this.#drawer(table);
    await this.#pass(table, () => draw);
  }

  /** Rows that taken rows point to are taken too, and what those point to, until nothing is missing. */
  async takeReferenced(): Promise<void> {
    const asked = new Map<string, Set<string>>();
    for (;;) {
      const missing = this.#findMissing(asked);
      if (missing.length === 0) break;
      for (const { table, columns, keys } of missing) {
        await this.#pass(table, (batch) => {
          const keyAt = readKeys(batch, columns);
          return (row) => keys.has(keyAt(row) ?? "");
        });
      }
    }
    for (const table of Object.keys(this.#schema.tables))
      if (!this.has(table)) await this.#pass(table, () => () => false);
  }

  /** Keys pointed to but not taken; each is asked for once, for the source may not have it. */
  #findMissing(asked: Map<string, Set<string>>) {
    const missing = new Map<string, { table: string; columns: readonly string[]; keys: Set<string> }>();
    for (const [table, { foreignKeys }] of Object.entries(this.#schema.tables)) {
      for (const { columns, references } of foreignKeys) {
        const target = JSON.stringify(references);
        const known = asked.get(target) ?? this.#collectKeys(references.table, references.columns);
        asked.set(target, known);
        for (const key of this.#collectKeys(table, columns)) {
          if (known.has(key)) continue;
          known.add(key);
          const entry = missing.get(target) ?? { ...references, keys: new Set<string>() };
          entry.keys.add(key);
          missing.set(target, entry);
        }
      }
    }
    return [...missing.values()];
  }

  #collectKeys(table: string, columns: readonly string[]): Set<string> {
    const keys = new Set<string>();
    for (const part of this.#parts.get(table) ?? []) {
      const keyAt = readKeys(part, columns);
      for (let row = 0; row < part.rowCount; row++) {
        const key = keyAt(row);
        if (key !== undefined) keys.add(key);
      }
    }
    return keys;
  }

  #drawer(table: string): () => boolean {
    const random = new Random(this.#options.seed).stream(table);
    return () => random.float() < this.#options.share;
  }

  async #pass(table: string, choose: (batch: Table) => (row: number) => boolean): Promise<void> {
    const taken = this.#taken.get(table) ?? new Set<number>();
    const parts = this.#parts.get(table) ?? [];
    this.#taken.set(table, taken);
    this.#parts.set(table, parts);
    let first = 0;
    for await (const batch of this.#source.read(table, {}, this.#context)) {
      throwIfCancelled(this.#context.signal);
      const wanted = choose(batch);
      const rows: number[] = [];
      for (let row = 0; row < batch.rowCount; row++) {
        if (!wanted(row) || taken.has(first + row)) continue;
        rows.push(row);
        taken.add(first + row);
      }
      first += batch.rowCount;
      if (rows.length > 0 || parts.length === 0) parts.push(takeRows(batch, Int32Array.from(rows)));
    }
  }
}

/** The key of a row as one text, undefined when a part of it is null. */
function readKeys(batch: Table, names: readonly string[]): (row: number) => string | undefined {
  const columns = names.map((name) => getColumn(batch, name));
  return (row) => {
    let key = "";
    for (const column of columns) {
      const cell = renderCell(column, row);
      if (cell === null) return undefined;
      key += `${cell.length}:${cell}`;
    }
    return key;
  };
}
