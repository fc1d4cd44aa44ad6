import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importSchema, parseSchema, type SchemaFormatName, schemaFormatNames } from "@semblance/engine/table";
import { afterAll, expect, test } from "vitest";
import { runProgram } from "../../testing/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "semblance-schema-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const ddl = `
CREATE TABLE customer (id serial PRIMARY KEY, email text NOT NULL UNIQUE, age int CHECK (age >= 18));
CREATE TABLE purchase (id serial PRIMARY KEY, customer int NOT NULL REFERENCES customer, tags text[]);
`;
const shop = write("shop.sql", ddl);

test("--help shows the verbs with examples", async () => {
  const { code, stdout } = await runProgram(["schema", "--help"]);
  expect(code).toBe(0);
  for (const word of ["validate", "diff", "export", "Examples", "postgresql"]) expect(stdout).toContain(word);
});

test.each(schemaFormatNames)("export --to %s writes what is read again", async (format: SchemaFormatName) => {
  const { code, stdout, stderr } = await runProgram(["schema", "export", shop, "--to", format]);
  expect(code).toBe(0);
  expect(Object.keys(importSchema(stdout, "the answer").schema.tables)).toEqual(["customer", "purchase"]);
  expect(stderr).toContain("line 3: arrays are of unknown type");
});

test("from stdin into a file, whole; nothing else is left behind", () => {
  const script = join(import.meta.dirname, "..", "..", "semblance.mjs");
  const output = join(folder, "out.yaml");
  const args = [script, "schema", "export", "-", "--to", "yaml", "-o", output];
  const { status, stdout } = spawnSync(process.execPath, args, { input: ddl, encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  expect(parseSchema(readFileSync(output, "utf8")).issues).toEqual([]);
  expect(readdirSync(folder).filter((name) => name.includes("unfinished"))).toEqual([]);
});

test("what a format cannot say is told once for all its places, on stderr", async () => {
  const columns = Array.from({ length: 6 }, (_, i) => `      c${i}: { type: text, role: quasi }`).join("\n");
  const path = write("roles.yaml", `version: 1\ntables:\n  t:\n    columns:\n${columns}\n`);
  const { stderr } = await runProgram(["schema", "export", path, "--to", "dbml"]);
  expect(stderr).toBe("Note t.c0, t.c1, t.c2 and 3 more: role cannot be said in this format\n");
});

test("validate tells every fault with its place and code; exit 1", async () => {
  const text = "version: 1\ntables:\n  a:\n    colums: {}\n    columns:\n      x: { type: nubmer }\n";
  const { code, stdout } = await runProgram(["schema", "validate", write("faulty.yaml", text)]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^error +tables\.a\.colums +.*Did you mean "columns"\? +unknown-key$/m);
  expect(stdout).toMatch(/^error +tables\.a\.columns\.x\.type .*not-allowed$/m);
  expect(stdout).toContain("2 errors, 0 warnings");
});

test("validate --data counts what the data lacks; --json for programs", async () => {
  const data = mkdtempSync(join(folder, "data-"));
  writeFileSync(join(data, "customer.csv"), "id,email,age\n1,a@b.c,20\n2,secret-word,17\n2,,30\n");
  writeFileSync(join(data, "purchase.csv"), "id,customer,tags\n1,1,x\n2,9,y\n3,2,z\n");
  const { code, stdout } = await runProgram(["schema", "validate", shop, "--data", data, "--json"]);
  const answer = JSON.parse(stdout) as { valid: boolean; issues: { code: string; path: string }[] };
  expect({ code, valid: answer.valid }).toEqual({ code: 1, valid: false });
  expect(answer.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "unexpected-nulls tables.customer.columns.email",
    "out-of-range tables.customer.columns.age.min",
    "duplicate-key tables.customer.primaryKey",
    "orphans tables.purchase.foreignKeys[0]",
  ]);
  expect(stdout).not.toContain("secret");
});

test("a schema in order: exit 0, and warnings alone do not fail", async () => {
  expect(await runProgram(["schema", "validate", shop])).toMatchObject({ code: 0, stdout: "No issues.\n" });
  const empty = write("empty.json", '{"version": 1, "tables": {}}');
  expect(await runProgram(["schema", "validate", empty])).toMatchObject({ code: 0 });
});

test("what inspect --json printed is a schema that validates", async () => {
  const data = write("people.csv", "id,born\n1,2000-01-31\n2,1999-12-01\n3,1980-05-05\n");
  const { stdout } = await runProgram(["inspect", data, "--json"]);
  const printed = write("printed.json", stdout);
  expect(await runProgram(["schema", "validate", printed, "--data", data])).toMatchObject({ code: 0 });
});

test("diff compares across formats: exit 1 only where something breaks", async () => {
  const more = write("more.sql", `${ddl}\nCREATE TABLE note (body text);`);
  const wider = await runProgram(["schema", "diff", shop, more]);
  expect(wider.code).toBe(0);
  expect(wider.stdout).toMatch(/^added +tables\.note/m);
  const narrower = await runProgram(["schema", "diff", more, shop, "--json"]);
  expect(narrower.code).toBe(1);
  expect(JSON.parse(narrower.stdout)).toMatchObject({
    breaking: true,
    differences: [{ path: "tables.note" }],
  });
  expect(await runProgram(["schema", "diff", shop, shop])).toMatchObject({
    code: 0,
    stdout: "No differences.\n",
  });
});

test.each([
  [[], 2, "bad-usage"],
  [["frobnicate"], 2, "bad-usage"],
  [["validate"], 2, "bad-usage"],
  [["validate", shop, "more"], 2, "bad-usage"],
  [["export", shop], 2, "bad-usage"],
  [["export", shop, "--to", "oracle"], 2, "bad-usage"],
  [["validate", shop, "--from", "oracle"], 2, "bad-usage"],
  [["validate", join(folder, "nothing.yaml")], 1, "no-such-file"],
  [["validate", folder], 1, "schema-file-unreadable"],
  [["validate", write("words.txt", "hello")], 1, "schema-format-unknown"],
  [["validate", write("open.sql", "CREATE TABLE t (a text DEFAULT 'x")], 1, "schema-text-broken"],
  [["export", write("bad.yaml", "version: 1\ntables: 3"), "--to", "sdv"], 1, "schema-faulty"],
  [["export", shop, "--to", "sdv", "-o", join(folder, "no", "where.json")], 1, "file-not-written"],
])("%j ends with %i and the code %s, without a stack", async (args, expected, code) => {
  const answer = await runProgram(["schema", ...args]);
  expect(answer.code).toBe(expected);
  expect(answer.stderr).toContain(`[${code}]`);
  expect(answer.stderr).not.toContain("    at ");
  expect(answer.stdout).toBe("");
});
