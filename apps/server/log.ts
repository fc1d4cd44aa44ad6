/**
 * @file The log: JSON lines on standard error (standard output is for people). Whatever is logged, the
 * values of sensitive names are blanked, passwords inside addresses are cut out, requests appear without
 * query values or bodies, and of an error only its name, code, message, stack and causes are kept (the
 * `detail` of a database error, say, may quote a row).
 */
import { type DestinationStream, destination, type Logger, pino } from "pino";
import type { Config } from "./config.ts";

export type Log = Logger;

const SENSITIVE_NAMES = [
  "authorization",
  "proxy-authorization",
  "cookie",
  "set-cookie",
  "x-api-key",
  "password",
  "passphrase",
  "secret",
  "token",
  "accessToken",
  "refreshToken",
  "apiKey",
  "connectionString",
  "databaseUrl",
  "DATABASE_URL",
  "PGPASSWORD",
  "query",
  "parameters",
  "body",
];
/** Redaction paths are exact, so each name is listed at every depth that is logged in practice. */
const DEPTHS = ["", "*", "*.*", "*.*.*"];
const MAX_CAUSES = 8;

export interface SerialisedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: SerialisedError | string;
}

/** Writes to standard error unless it is given another stream. */
export function openLog(
  { logLevel: level }: Pick<Config, "logLevel">,
  stream: DestinationStream = openStandardError(),
): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: listSensitivePaths(), censor: "[redacted]" },
      serializers: { err: serialiseError, req: serialiseRequest },
    },
    stream,
  );
}

/** Synchronous, so that the last words before a crash are written. */
function openStandardError(): DestinationStream {
  return destination({ fd: 2, sync: true });
}

function listSensitivePaths(): string[] {
  return SENSITIVE_NAMES.flatMap((name) => DEPTHS.map((depth) => `${depth}["${name}"]`));
}

export function serialiseError(error: unknown, depth = 0): SerialisedError | string {
  if (!(error instanceof Error)) return typeof error === "string" ? hidePasswords(error) : typeof error;
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const stack = error.stack === undefined ? {} : { stack: hidePasswords(error.stack) };
  const cause =
    error.cause === undefined || depth >= MAX_CAUSES ? {} : { cause: serialiseError(error.cause, depth + 1) };
  return { type: error.constructor.name, ...code, message: hidePasswords(error.message), ...stack, ...cause };
}

/** `postgres://name:password@host` keeps its host only. */
export function hidePasswords(text: string): string {
  return text.replaceAll(/(\b[a-z][a-z\d+.-]*:\/\/)(?:[^\s@]{0,256}@)+/gi, "$1[redacted]@");
}

function serialiseRequest(request: { method?: string; url?: string }): { method?: string; path?: string } {
  return {
    ...(request.method === undefined ? {} : { method: request.method }),
    ...(request.url === undefined ? {} : { path: cutQuery(request.url) }),
  };
}

export function cutQuery(url: string): string {
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}
