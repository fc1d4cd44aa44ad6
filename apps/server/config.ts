/**
 * @file The configuration: the one place that knows the environment's variables. An empty value counts as
 * not set. Everything that is wrong is reported at once, each variable by its name and never by its value,
 * because a value may be a secret.
 */

import { isIP } from "node:net";
import { resolve } from "node:path";
import type { Device } from "@semblance/engine/tensor";
import { z } from "zod";
import { configErrors } from "./errors.ts";
import { findNearest } from "./nearest-name.ts";

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
/** The engine's devices, written again so that reading settings loads no engine; the types refuse one it lacks. */
export const devices = ["cpu", "cuda", "webgpu", "dml", "coreml"] as const satisfies readonly Device[];

interface Setting<T> {
  readonly name: string;
  readonly meaning: string;
  /** Completes "NAME must be …". */
  readonly allowed: string;
  /** As it would be written in the environment; absent where the setting may stay unset. */
  readonly default?: string;
  readonly schema: z.ZodType<T, string>;
}

const hostName = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;
const isHost = (text: string): boolean => isIP(text) !== 0 || hostName.test(text);

export const settings = {
  port: define({
    name: "SEMBLANCE_PORT",
    meaning: "The port that the server listens on; 0 takes any free one.",
    allowed: "a whole number from 0 to 65535",
    default: "8003",
    schema: wholeNumber(0, 65_535),
  }),
  host: define({
    name: "SEMBLANCE_HOST",
    meaning: "The address that the server listens on. `0.0.0.0` or `::` opens it to the network.",
    allowed: "an IP address or a host name",
    default: "127.0.0.1",
    schema: z.string().refine(isHost),
  }),
  allowedHosts: define({
    name: "SEMBLANCE_ALLOWED_HOSTS",
    meaning:
      "Names, besides this machine's own, under which browsers reach the server, for instance through a proxy.",
    allowed: "host names or IP addresses, separated by commas",
    default: "",
    schema: z
      .string()
      .transform((text) =>
        text
          .split(",")
          .map((host) => host.trim().toLowerCase())
          .filter(Boolean),
      )
      .refine((hosts) => hosts.every(isHost)),
  }),
  dataFolder: define({
    name: "SEMBLANCE_DATA",
    meaning: "The folder that holds everything the server keeps, the embedded database included.",
    allowed: "the path of a folder",
    default: "./data",
    schema: z
      .string()
      .refine((path) => !path.includes("\0"))
      .transform((path) => resolve(path)),
  }),
  databaseUrl: define<string | undefined>({
    name: "DATABASE_URL",
    meaning: "A PostgreSQL server (15 or later) to use in place of the embedded database.",
    allowed: "an address that begins with postgres:// or postgresql://",
    schema: z.string().refine(isPostgresUrl),
  }),
  logLevel: define({
    name: "SEMBLANCE_LOG_LEVEL",
    meaning: "The least weighty log line that is written to standard error.",
    allowed: `one of ${logLevels.join(", ")}`,
    default: "warn",
    schema: z.enum(logLevels),
  }),
  drainSeconds: define({
    name: "SEMBLANCE_DRAIN_SECONDS",
    meaning: "How long a server that was asked to stop waits for the requests and jobs it has begun.",
    allowed: "a whole number from 0 to 3600",
    default: "30",
    schema: wholeNumber(0, 3_600),
  }),
  bodyLimitMb: define({
    name: "SEMBLANCE_BODY_LIMIT_MB",
    meaning: "The largest JSON body that a request may carry, in megabytes (10⁶ bytes).",
    allowed: "a whole number from 1 to 1000",
    default: "8",
    schema: wholeNumber(1, 1_000),
  }),
  device: define({
    name: "SEMBLANCE_DEVICE",
    meaning: "Where neural networks are trained and run.",
    allowed: `one of ${devices.join(", ")}`,
    default: "cpu",
    schema: z.enum(devices),
  }),
} as const;

type Settings = typeof settings;
export type Config = { readonly [K in keyof Settings]: z.output<Settings[K]["schema"]> };

/** Throws `config-invalid`, which names every variable that is unknown or has a value it cannot have. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const issues = findUnknown(env);
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(settings)) {
    const text = env[setting.name] || setting.default;
    if (text === undefined) continue;
    const parsed = setting.schema.safeParse(text);
    if (parsed.success) values[key] = parsed.data;
    else issues.push(`${setting.name} must be ${setting.allowed}`);
  }
  if (issues.length > 0) throw configErrors.create("config-invalid", { issues: issues.join("; ") });
  return values as Config;
}

function findUnknown(env: NodeJS.ProcessEnv): string[] {
  const known = Object.values(settings).map(({ name }) => name);
  const unknown = Object.keys(env).filter((name) => name.startsWith("SEMBLANCE_") && !known.includes(name));
  return unknown.sort().map((name) => {
    const nearest = findNearest(name, known);
    return `${name} is no setting${nearest === undefined ? "" : ` (did you mean ${nearest}?)`}`;
  });
}

function define<T>(setting: Setting<T>): Setting<T> {
  return setting;
}

function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ["postgres:", "postgresql:"].includes(new URL(text).protocol);
}
