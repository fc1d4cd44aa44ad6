import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import { concatTables, type Database, makeTable, type Table } from "@semblance/engine/table";
import type { ReadOptions, ReadSummary, Source } from "./connector.ts";

export interface WholeTable {
  readonly table: Table;
  readonly summary: ReadSummary;
}

/** More rows than a column can have: the whole table comes as one batch, and nothing has to be joined. */
const ALL_ROWS = 2 ** 31 - 1;

export async function readTable(
  source: Source,
  name: string,
  options: ReadOptions = {},
  context: WorkContext = {},
): Promise<WholeTable> {
  const stream = source.read(name, { batchRows: ALL_ROWS, ...options }, context);
  const batches: Table[] = [];
  for await (const batch of stream) {
    throwIfCancelled(context.signal);
    batches.push(batch);
  }
  const table = batches.length === 0 ? makeTable(name, []) : concatTables(batches);
  return { table, summary: await stream.summary };
}

export interface WholeDatabase {
  readonly database: Database;
  readonly summaries: ReadonlyMap<string, ReadSummary>;
}

export interface ReadDatabaseOptions extends Pick<ReadOptions, "schema" | "sample"> {
  /** Names of the tables to read; all of them by default. */
  readonly tables?: readonly string[];
}

/** Reads the tables side by side, as many as the source has readers. */
export async function readDatabase(
  source: Source,
  { tables, ...options }: ReadDatabaseOptions = {},
  context: WorkContext = {},
): Promise<WholeDatabase> {
  const listing = await source.introspect(context);
  const listed = listing.tables.filter(({ name }) => tables === undefined || tables.includes(name));
  const meter = new TablesMeter(listed, context);
  const whole = await settleAll(
    listed.map(async ({ name }) => {
      const read = await readTable(source, name, options, meter.contextOf(name));
      meter.finish(name);
      return [name, read] as const;
    }),
  );
  return {
    database: new Map(whole.map(([name, { table }]) => [name, table])),
    summaries: new Map(whole.map(([name, { summary }]) => [name, summary])),
  };
}

/** Like `Promise.all`, but waits until all have ended, so that nothing works on behind an error. */
async function settleAll<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  });
}

/** Adds up the progress of several tables, each with the weight of its bytes. */
class TablesMeter {
  readonly #weights: ReadonlyMap<string, number>;
  readonly #shares = new Map<string, number>();
  readonly #total: number;
  readonly #context: WorkContext;

  constructor(tables: readonly { name: string; bytes?: number }[], context: WorkContext) {
    this.#weights = new Map(tables.map(({ name, bytes = 1 }) => [name, bytes]));
    this.#total = [...this.#weights.values()].reduce((sum, weight) => sum + weight, 0);
    this.#context = context;
  }

  contextOf(name: string): WorkContext {
    const onProgress: NonNullable<WorkContext["onProgress"]> = ({ phase, done, total }) => {
      if (phase === "reading" && total !== undefined) this.#report(name, done / Math.max(1, total));
    };
    return { ...this.#context, onProgress };
  }

  finish(name: string): void {
    this.#report(name, 1);
  }

  #report(name: string, share: number): void {
    this.#shares.set(name, share);
    let done = 0;
    for (const [table, weight] of this.#weights) done += weight * (this.#shares.get(table) ?? 0);
    this.#context.onProgress?.({
      phase: "reading",
      done: Math.round(done),
      total: this.#total,
      unit: "bytes",
    });
  }
}
