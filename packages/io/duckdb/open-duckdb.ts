/**
 * @file A DuckDB that trusts nobody: in memory, a limit on what it takes, no files but those named, no extensions
 * fetched, and no way for a query to change any of that.
 */
import { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { quoteText } from "./quote.ts";

export interface DuckDbOptions {
  readonly memoryMb: number;
  readonly threads?: number;
  /** Files it may read. */
  readonly files: readonly string[];
  /** Folder it may read and write in, also when memory does not suffice; without one there is none. */
  readonly scratch?: string;
}

export interface DuckDb {
  readonly connection: DuckDBConnection;
  /** Another connection, for a query beside the first one's. */
  connect(): Promise<DuckDBConnection>;
  close(): void;
}

export async function openDuckDb({ memoryMb, threads = 2, files, scratch }: DuckDbOptions): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(threads),
    memory_limit: `${memoryMb}MB`,
    temp_directory: scratch ?? "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await DuckDBConnection.create(instance);
  const list = (paths: readonly string[]) => `[${paths.map(quoteText).join(", ")}]`;
  await connection.run(`SET allowed_paths = ${list(files)}`);
  await connection.run(`SET allowed_directories = ${list(scratch === undefined ? [] : [scratch])}`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, connect: () => instance.connect(), close };
}
