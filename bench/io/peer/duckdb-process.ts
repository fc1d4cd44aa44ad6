/** @file Reads the file named on the command line into a table of DuckDB's own, and prints the seconds it took. */
import { DuckDBInstance } from "@duckdb/node-api";

const path = process.argv[2] as string;
const instance = await DuckDBInstance.create(":memory:");
const connection = await instance.connect();
const startMs = performance.now();
const read = path.endsWith(".parquet") ? "read_parquet" : "read_csv";
await connection.run(`CREATE TABLE given AS FROM ${read}('${path}')`);
process.stdout.write(`${JSON.stringify({ seconds: (performance.now() - startMs) / 1_000 })}\n`);
connection.closeSync();
instance.closeSync();
