/** @file A condition judged on every row of a table, in a DuckDB that holds this table and reaches nothing else. */
import { type DuckDBConnection, DuckDBTypeId } from "@duckdb/node-api";
import { isSemblanceError } from "@semblance/engine/base";
import type { BooleanColumn, Table } from "@semblance/engine/table/columns";
import { planBoolean } from "../duckdb/column-plan.ts";
import { openDuckDb } from "../duckdb/open-duckdb.ts";
import { quoteName } from "../duckdb/quote.ts";
import { readValues } from "../duckdb/read-values.ts";
import { duckDbTypeOf, TableAppender } from "../duckdb/table-appender.ts";
import { ioErrors } from "../errors.ts";
import { checkCondition, placeExpression } from "./check-condition.ts";

export interface ConditionJob {
  readonly table: Table;
  readonly expression: string;
  readonly memoryMb: number;
}

export async function judgeCondition({ table, expression, memoryMb }: ConditionJob): Promise<BooleanColumn> {
  const { connection, close } = await openDuckDb({ memoryMb, files: [] });
  try {
    await checkCondition(connection, expression, table.name);
    await fillTable(connection, table);
    await checkBinding(connection, table.name, expression);
    return await readVerdicts(connection, table, expression);
  } catch (error) {
    throw isSemblanceError(error) ? error : describeStop(table.name, error);
  } finally {
    close();
  }
}

async function fillTable(connection: DuckDBConnection, { name, columns, rowCount }: Table): Promise<void> {
  const types = [...columns.values()].map(duckDbTypeOf);
  const declared = [...columns.keys()].map((column, index) => `${quoteName(column)} ${types[index]}`);
  await connection.run(`CREATE TABLE ${quoteName(name)} (${declared.join(", ")})`);
  const appender = new TableAppender(await connection.createAppender(name), types);
  appender.append([...columns.values()], rowCount);
  appender.close();
}

/** In WHERE stand neither aggregates nor what makes several rows of one. Nothing is computed yet. */
async function checkBinding(connection: DuckDBConnection, table: string, expression: string): Promise<void> {
  const refuse = (problem: string, cause?: unknown) =>
    ioErrors.create("sql-rule-unfit", { table, problem }, { cause });
  const condition = placeExpression(expression);
  const from = quoteName(table);
  try {
    (await connection.prepare(`SELECT NULL FROM ${from} WHERE ${condition}`)).destroySync();
    const prepared = await connection.prepare(`SELECT ${condition} FROM ${from}`);
    const type = prepared.columnType(0);
    prepared.destroySync();
    if (type.typeId !== DuckDBTypeId.BOOLEAN) throw refuse("it is not true or false of a row");
  } catch (error) {
    if (isSemblanceError(error)) throw error;
    const column = findMissingColumn(error);
    if (column !== undefined) throw ioErrors.create("sql-rule-column", { table, column });
    throw refuse(`DuckDB does not accept it (${nameKind(error)})`, error);
  }
}

async function readVerdicts(
  connection: DuckDBConnection,
  { name, rowCount }: Table,
  expression: string,
): Promise<BooleanColumn> {
  const from = `(SELECT ${placeExpression(expression)} AS holds FROM ${quoteName(name)})`;
  const [[, column] = []] = await readValues(connection, { from, plans: [planBoolean("holds")] });
  if (column?.kind !== "boolean" || column.length !== rowCount)
    throw new TypeError("DuckDB answered with other rows than it was given");
  return column;
}

/** DuckDB's own words may hold values, so only their kind is told, such as `Conversion Error`. */
function describeStop(table: string, error: unknown): Error {
  const kind = nameKind(error);
  if (kind === "Out of Memory Error") return ioErrors.create("sql-rule-out-of-memory", { table });
  return ioErrors.create("sql-rule-failed", { table, kind });
}

function nameKind(error: unknown): string {
  return /^[A-Za-z ]{3,40} Error(?=:)/.exec(messageOf(error))?.[0] ?? "Error";
}

/** The name as the rule writes it. */
function findMissingColumn(error: unknown): string | undefined {
  const [, first, second] =
    /Referenced column "(.+?)" (?:was )?not found|does not have a column named "(.+?)"/.exec(
      messageOf(error),
    ) ?? [];
  return first ?? second;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
