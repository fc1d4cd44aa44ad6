/** @file The connection pool, and one clear error for each way in which a database server can say no. */
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { storeErrors } from "./errors.ts";
import { DATABASE_SCHEMA, type Tables } from "./schema.ts";

export type Database = Kysely<Tables>;

const MINIMUM_VERSION = 15;
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;

export interface OpenPool {
  readonly db: Database;
  readonly pool: pg.Pool;
}

/** `onIdleError` hears of connections that break while nobody uses them; the pool replaces those itself. */
export function openPool(url: string, onIdleError: (error: Error) => void): OpenPool {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "semblance",
  });
  pool.on("error", onIdleError);
  return {
    pool,
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }).withSchema(DATABASE_SCHEMA),
  };
}

/** Asks the questions whose answers decide whether this server will do; makes our schema. */
export async function prepareDatabase(db: Database, url: string): Promise<void> {
  const server = describeServer(url);
  try {
    const answer = await sql<{ number: string; version: string }>`
      select current_setting('server_version_num') as number, current_setting('server_version') as version`.execute(
      db,
    );
    const { number = "0", version = "unknown" } = answer.rows[0] ?? {};
    if (Number(number) < MINIMUM_VERSION * 10_000)
      throw storeErrors.create("database-too-old", { server, version, minimum: MINIMUM_VERSION });
    await sql`create schema if not exists ${sql.id(DATABASE_SCHEMA)}`.execute(db);
  } catch (error) {
    throw explainRefusal(error, server);
  }
}

/** Host, port and database: what the reader needs to recognise it, nothing secret. */
export function describeServer(url: string): string {
  try {
    const { hostname, port } = new URL(url);
    return `${hostname || "localhost"}:${port || "5432"}`;
  } catch {
    return "the given address";
  }
}

export function explainRefusal(error: unknown, server: string): unknown {
  const { code = "" } = error as { code?: string };
  const options = { cause: error };
  if (/^28/.test(code))
    return storeErrors.create("database-refused-login", { server, reason: code }, options);
  if (code === "3D000") return storeErrors.create("database-missing", { server }, options);
  if (code === "42501")
    return storeErrors.create("database-not-permitted", { server, reason: code }, options);
  if (isNetworkError(error)) {
    const reason = code || "no answer in time";
    return storeErrors.create("database-unreachable", { server, reason }, options);
  }
  return error;
}

/** 57P03: starting up or shutting down; 53300: too many connections; 08…: the connection broke. */
function isNetworkError(error: unknown): boolean {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  if (/^(E[A-Z]{3,}|08...|57P0.|53300)$/.test(code)) return true;
  return /timeout|terminated|does not support SSL|self.signed certificate|certificate/i.test(message);
}
