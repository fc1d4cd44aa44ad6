/**
 * @file Is this text one condition on one row, and nothing else? DuckDB parses `SELECT (…)` around it. What comes
 * out must be, but for its one expression, what `SELECT (NULL)` gives: no brackets, comments or semicolons in the
 * text can then have left their place. The expression may hold only what speaks of a row.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import { ioErrors } from "../errors.ts";

/** Kinds of DuckDB's syntax tree that compute on one row: no subqueries, windows, stars or parameters. */
const allowed: ReadonlySet<string> = new Set(
  "BETWEEN CASE CAST COLLATE COLUMN_REF COMPARISON CONJUNCTION CONSTANT FUNCTION LAMBDA OPERATOR".split(" "),
);

export async function checkCondition(
  connection: DuckDBConnection,
  expression: string,
  table: string,
): Promise<void> {
  const refuse = (problem: string) => ioErrors.create("sql-rule-unfit", { table, problem });
  const parsed = await parse(connection, expression);
  if (parsed["error"] === true) throw refuse("it cannot be parsed");
  const expressions = takeExpressions(parsed);
  const empty = await parse(connection, "NULL");
  takeExpressions(empty);
  const foreign = listClasses(expressions).find((name) => !allowed.has(name));
  if (foreign !== undefined) throw refuse(`${nameClass(foreign)} not allowed in it`);
  if (expressions.length !== 1 || JSON.stringify(parsed) !== JSON.stringify(empty))
    throw refuse("it is more than one expression");
}

/** The text stands on lines of its own, so that a comment in it ends there. */
export function placeExpression(expression: string): string {
  return `(\n${expression}\n)`;
}

type Tree = Record<string, unknown>;

/** Places in the text are left out: they differ, and mean nothing. */
async function parse(connection: DuckDBConnection, expression: string): Promise<Tree> {
  const reader = await connection.runAndReadAll("SELECT json_serialize_sql(CAST($1 AS VARCHAR))", [
    `SELECT ${placeExpression(expression)}`,
  ]);
  return JSON.parse(String(reader.getRows()[0]?.[0]), (key, value: unknown) =>
    key === "query_location" ? undefined : value,
  ) as Tree;
}

/** Takes the selected expressions out of the tree of a statement; none of any other shape. */
function takeExpressions(tree: Tree): unknown[] {
  const [statement] = Array.isArray(tree["statements"]) ? (tree["statements"] as unknown[]) : [];
  const node = isTree(statement) ? statement["node"] : undefined;
  if (!isTree(node) || !Array.isArray(node["select_list"])) return [];
  return node["select_list"].splice(0);
}

function listClasses(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(listClasses);
  if (!isTree(tree)) return [];
  const own = typeof tree["class"] === "string" ? [tree["class"]] : [];
  return [...own, ...Object.values(tree).flatMap(listClasses)];
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameClass(name: string): string {
  if (name === "SUBQUERY") return "a query of its own is";
  if (name === "WINDOW") return "a window over several rows is";
  if (name === "PARAMETER") return "a parameter is";
  return `${name.toLowerCase().replaceAll("_", " ")} is`;
}
