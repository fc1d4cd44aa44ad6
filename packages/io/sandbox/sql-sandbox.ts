/**
 * @file Runs the SQL that users write into rules. It is the text of people whom nobody vouches for, so it runs in a
 * child with no environment, in a DuckDB without files, settings or extensions, for a limited time and in limited
 * memory; of a table it is given only the columns that the text may mean.
 */
import { join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import {
  type BooleanColumn,
  makeTable,
  packTable,
  type SqlRunner,
  type Table,
} from "@semblance/engine/table";
import { type ChildDeath, WatchedProcess } from "../child/watched-process.ts";
import { ioErrors } from "../errors.ts";
import type { ConditionMessage } from "./answer-conditions.ts";

export interface SqlSandboxOptions {
  /** All that the child may take, the table and Node itself included. */
  readonly memoryMb?: number;
  /** For one condition on one table. */
  readonly timeoutMs?: number;
}

export interface SqlSandbox extends SqlRunner {
  close(): void;
}

const defaults = { memoryMb: 2_048, timeoutMs: 60_000 };
/** Beside DuckDB the child holds Node (90 MB) and the table once more as it came. */
const DUCKDB_SHARE = 0.6;

/** The child starts with the first condition, answers one after the other, and is replaced when it was killed. */
export function openSqlSandbox(options: SqlSandboxOptions = {}): SqlSandbox {
  const limits = { ...defaults, ...options };
  let child: WatchedProcess<ConditionMessage, BooleanColumn> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const judge = async (table: Table, expression: string, context: WorkContext) => {
    if (child?.isAlive !== true)
      child = new WatchedProcess({ module: join(import.meta.dirname, "main.ts"), env: {}, ...limits });
    const frames = packTable(keepNamed(table, expression));
    const job = { frames, expression, memoryMb: Math.floor(DUCKDB_SHARE * limits.memoryMb) };
    return child.run(job, context, (death) => describeDeath(table.name, limits, death));
  };
  return {
    judge(table, expression, context = {}) {
      const answer = last.then(() => judge(table, expression, context));
      last = answer.catch(() => {});
      return answer;
    },
    close() {
      child?.kill();
      child = undefined;
    },
  };
}

/**
 * The columns whose names occur in the text. DuckDB does not tell names apart by their case: of two such columns
 * the one that is written as it stands is meant.
 */
function keepNamed({ name, columns, rowCount }: Table, expression: string): Table {
  const occursIn = (text: string, column: string) => text.includes(column.replaceAll('"', '""'));
  const lower = expression.toLowerCase();
  const named = new Map<string, string>();
  for (const column of columns.keys())
    if (occursIn(lower, column.toLowerCase())) {
      const key = column.toLowerCase();
      if (!named.has(key) || occursIn(expression, column)) named.set(key, column);
    }
  const kept = [...columns].filter(([column]) => named.get(column.toLowerCase()) === column);
  if (kept.length > 0) return makeTable(name, kept);
  const values = new Uint8Array(rowCount);
  return makeTable(name, [["semblance_row", { kind: "boolean", length: rowCount, values }]]);
}

function describeDeath(
  table: string,
  { timeoutMs }: Required<SqlSandboxOptions>,
  { reason, cause }: ChildDeath,
): Error {
  if (reason === "out-of-time")
    return ioErrors.create("sql-rule-out-of-time", { table, seconds: timeoutMs / 1_000 }, { cause });
  if (reason === "out-of-memory") return ioErrors.create("sql-rule-out-of-memory", { table }, { cause });
  return ioErrors.create("sql-rule-died", { table }, { cause });
}
