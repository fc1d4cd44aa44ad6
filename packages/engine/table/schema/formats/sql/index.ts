/** @file SQL's CREATE TABLE statements in the three dialects that most databases speak. */
import { makeFormat, type SchemaFormat } from "../schema-format.ts";
import { buildSchema } from "./build-schema.ts";
import { parseStatements } from "./parse-statements.ts";
import { recogniseDialect } from "./recognise-dialect.ts";
import type { SqlDialect } from "./scan-sql.ts";
import { writeDdl } from "./write-ddl.ts";

function makeSqlFormat(dialect: SqlDialect, product: string): SchemaFormat {
  return makeFormat({
    name: dialect,
    summary: `CREATE TABLE statements of ${product}, or a dump of one of its databases`,
    recognise: (text) => recogniseDialect(text)[dialect],
    import: (text) => buildSchema(parseStatements(text, dialect)),
    write: (schema) => writeDdl(schema, dialect),
  });
}

export const postgresql = makeSqlFormat("postgresql", "PostgreSQL");
export const mysql = makeSqlFormat("mysql", "MySQL or MariaDB");
export const sqlite = makeSqlFormat("sqlite", "SQLite");
