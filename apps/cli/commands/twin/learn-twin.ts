/** @file The two halves of making a twin that every command shares: hold rows back, then learn and draw. */
import { Random, type WorkContext } from "@semblance/engine/base";
import type { FitContext, Generator, GeneratorKind } from "@semblance/engine/synth";
import {
  concatTables,
  detectSchema,
  findTableSchema,
  type Schema,
  splitTable,
  type Table,
} from "@semblance/engine/table";
import type { StageLine } from "../../stage-line.ts";
import type { LoadedTable } from "../fit/load-one-table.ts";

/** The rows to learn from, the rows to judge by, and what the former tell of their table. */
export interface PreparedTable {
  readonly fitted: Table;
  readonly heldOut: Table | undefined;
  readonly schema: Schema;
  /** The schema's rules were found, not given. */
  readonly isFound: boolean;
}

export interface HoldoutOptions {
  /** Undefined: all rows are learned from. */
  readonly share: number | undefined;
  readonly seed: number;
}

/** Held-out rows play no part in what is found about the table. */
export function prepareTable(
  { table, known }: LoadedTable,
  { share, seed }: HoldoutOptions,
  context: WorkContext,
): PreparedTable {
  const entity = known && findTableSchema(known, table.name)?.entity;
  const random = new Random(seed).stream("holdout");
  const split = share === undefined ? undefined : splitTable(table, { share, random, entity });
  const isSplit = split !== undefined && split.heldOut.rowCount > 0;
  const fitted = isSplit ? split.fitted : table;
  const { schema } = detectSchema(
    new Map([[table.name, fitted]]),
    known === undefined ? {} : { known },
    context,
  );
  return {
    fitted,
    heldOut: isSplit ? split.heldOut : undefined,
    schema,
    isFound: known === undefined,
  };
}

export interface LearnOrder {
  readonly kind: GeneratorKind;
  readonly settings: unknown;
  readonly timeBudgetMs?: number;
  /** Of the twin. */
  readonly rows: number;
  readonly seed: number;
}

export interface LearnedTwin {
  readonly generator: Generator;
  readonly twin: Table;
  readonly seconds: { readonly fit: number; readonly sample: number };
}

export async function learnTwin(
  { fitted, schema }: Pick<PreparedTable, "fitted" | "schema">,
  { kind, settings, timeBudgetMs, rows, seed }: LearnOrder,
  track: StageLine<"fit" | "sample">,
): Promise<LearnedTwin> {
  const tables = new Map([[fitted.name, fitted]]);
  const budget: FitContext = timeBudgetMs === undefined ? {} : { timeBudgetMs };
  const startedMs = performance.now();
  const generator = await track.run("fit", (work) =>
    kind.fit({ tables, schema, seed }, settings, { ...budget, ...work }),
  );
  const fittedMs = performance.now();
  const twin = await track.run("sample", (work) => drawTable(generator, { rows, seed }, work));
  const seconds = { fit: toSeconds(fittedMs - startedMs), sample: toSeconds(performance.now() - fittedMs) };
  return { generator, twin, seconds };
}

async function drawTable(
  generator: Generator,
  options: { readonly rows: number; readonly seed: number },
  context: WorkContext,
): Promise<Table> {
  const batches: Table[] = [];
  let done = 0;
  for await (const { rows } of generator.sample(options, context)) {
    batches.push(rows);
    done += rows.rowCount;
    context.onProgress?.({ phase: "", done, total: options.rows, unit: "rows" });
  }
  return concatTables(batches);
}

function toSeconds(durationMs: number): number {
  return Number((durationMs / 1_000).toFixed(2));
}
