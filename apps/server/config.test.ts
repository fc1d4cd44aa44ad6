import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { isSemblanceError } from "@semblance/engine/base";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readConfig, settings } from "./config.ts";

function complaintOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (isSemblanceError(error) && error.code === "config-invalid") return error.message;
    throw error;
  }
  return "";
}

test("an empty environment gives the defaults", () => {
  expect(readConfig({ PATH: "/bin", SEMBLANCE_PORT: "" })).toEqual({
    port: 8003,
    host: "127.0.0.1",
    allowedHosts: [],
    dataFolder: resolve("data"),
    logLevel: "warn",
    drainSeconds: 30,
    bodyLimitMb: 8,
    device: "cpu",
  });
});

test("every setting is read", () => {
  const env = {
    SEMBLANCE_PORT: "0",
    SEMBLANCE_HOST: "::",
    SEMBLANCE_ALLOWED_HOSTS: "Twin.example, 10.0.0.7,",
    SEMBLANCE_DATA: "/srv/my data",
    DATABASE_URL: "postgresql://reader:secret@db.example:5432/twin?sslmode=require",
    SEMBLANCE_LOG_LEVEL: "silent",
    SEMBLANCE_DRAIN_SECONDS: "0",
    SEMBLANCE_BODY_LIMIT_MB: "1000",
    SEMBLANCE_DEVICE: "cuda",
  };
  expect(Object.keys(env).sort()).toEqual(
    Object.values(settings)
      .map(({ name }) => name)
      .sort(),
  );
  expect(readConfig(env)).toEqual({
    port: 0,
    host: "::",
    allowedHosts: ["twin.example", "10.0.0.7"],
    dataFolder: resolve("/srv/my data"),
    databaseUrl: env.DATABASE_URL,
    logLevel: "silent",
    drainSeconds: 0,
    bodyLimitMb: 1_000,
    device: "cuda",
  });
});

test("all that is wrong is named at once, with what was probably meant", () => {
  const complaint = complaintOf({
    SEMBLANCE_PROT: "1",
    SEMBLANCE_NONSENSE_THING: "1",
    SEMBLANCE_PORT: "80a",
    SEMBLANCE_DEVICE: "gpu",
  });
  expect(complaint).toContain("SEMBLANCE_PROT is no setting (did you mean SEMBLANCE_PORT?)");
  expect(complaint).toMatch(/SEMBLANCE_NONSENSE_THING is no setting[;.]/);
  expect(complaint).toContain("SEMBLANCE_PORT must be a whole number from 0 to 65535");
  expect(complaint).toContain("SEMBLANCE_DEVICE must be one of cpu, cuda, webgpu, dml, coreml");
});

test.each([
  ["SEMBLANCE_PORT", ["-1", "65536", "1e3", "0x10", " 80", "8003.0", "99999999999999999999"]],
  ["SEMBLANCE_HOST", ["http://localhost", "a b", "-bad", "[::1]", "local_host", `${"a".repeat(64)}.example`]],
  ["SEMBLANCE_ALLOWED_HOSTS", ["good.example,bad host", "*", "good.example:8003"]],
  ["SEMBLANCE_DATA", ["a\0b"]],
  ["DATABASE_URL", ["mysql://host/db", "host=localhost", "postgres", "postgres://u:p@ h/db"]],
  ["SEMBLANCE_LOG_LEVEL", ["WARN", "verbose"]],
  ["SEMBLANCE_DRAIN_SECONDS", ["3601", "30s"]],
  ["SEMBLANCE_BODY_LIMIT_MB", ["0", "1001", "8MB"]],
  ["SEMBLANCE_DEVICE", ["CPU", "tpu"]],
])("%s refuses values that it cannot have", (name, values) => {
  for (const value of values) expect(complaintOf({ [name]: value }), value).toContain(`${name} must be`);
});

test("a value is never repeated, since it may be a secret", () => {
  const names = Object.values(settings).map(({ name }) => name);
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.stringMatching(/^[a-z]{12}$/), (name, secret) => {
      expect(complaintOf({ [name]: `mysql://me:${secret}@h ost` })).not.toContain(secret);
    }),
  );
});

test("docs/configuration.md lists every setting as it is", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/configuration.md"), "utf8");
  const rows = Object.values(settings).map(
    ({ name, default: value, allowed, meaning }) =>
      `| \`${name}\` | ${value ? `\`${value}\`` : "none"} | ${allowed} | ${meaning} |`,
  );
  expect(page.split("\n").filter((line) => line.startsWith("| `"))).toEqual(rows);
});
