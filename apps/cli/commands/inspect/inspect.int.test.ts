import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSchemaValue } from "@semblance/engine/table";
import { afterAll, expect, test, vi } from "vitest";
import { runProgram } from "../../testing/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "semblance-inspect-"));
afterAll(() => rmSync(folder, { recursive: true }));

const people = Array.from(
  { length: 300 },
  (_, i) => `${i + 1},p${i}@example.org,${18 + (i % 60)},2024-0${1 + (i % 9)}-11`,
);
const visits = Array.from({ length: 900 }, (_, i) => `${i + 1},${1 + ((i * 7) % 300)},${(i % 90) / 4}`);
writeFileSync(join(folder, "person.csv"), ["person_id,email,age,joined", ...people, ""].join("\n"));
writeFileSync(join(folder, "visit.csv"), ["visit_id,person_id,hours", ...visits, ""].join("\n"));

test("a folder is a database: types, keys and personal data in words", async () => {
  const { code, stdout } = await runProgram(["inspect", folder]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^person · 300 rows · 4 columns · key person_id$/m);
  expect(stdout).toMatch(/email +email .*personal: email/);
  expect(stdout).toMatch(/visit\.person_id +→ person\.person_id/);
});

test("--json is a Schema that reads back, with the evidence beside it", async () => {
  const { code, stdout } = await runProgram(["inspect", folder, "--json"]);
  const { evidence, ...schema } = JSON.parse(stdout) as { evidence: { path: string; confidence: number }[] };
  expect(code).toBe(0);
  expect(parseSchemaValue(schema).issues).toEqual([]);
  expect(
    evidence.some(({ path, confidence }) => path === "tables.visit.foreignKeys" && confidence > 0.8),
  ).toBe(true);
});

test("what holds in every row is told with its evidence", async () => {
  const file = join(folder, "..", `${folder.split("/").at(-1)}-bill.csv`);
  const rows = people.map((_, i) => `${i % 7},${(i * 13) % 11},${(i % 7) + ((i * 13) % 11)}`);
  writeFileSync(file, ["net,tax,gross", ...rows, ""].join("\n"));
  const { stdout } = await runProgram(["inspect", file]);
  rmSync(file);
  const [, kept = ""] = stdout.split("Kept in every row of a twin");
  expect(kept).toMatch(/gross = net \+ tax +holds in all 300 rows/);
});

test("rows that cannot be read are told, and kept where asked", async () => {
  const file = join(folder, "..", `${folder.split("/").at(-1)}-ragged.csv`);
  writeFileSync(file, ["a,b", ...people.map((_, i) => `${i},x${i}`), "5,6,7,8", ""].join("\n"));
  const told = await runProgram(["inspect", file]);
  expect(told.stdout).toMatch(/1 row could not be read, first line 302 \(.+\); --rejects FOLDER keeps/);
  const kept = await runProgram(["inspect", file, "--rejects", join(folder, "rejects")]);
  expect(kept.stdout).toContain(join(folder, "rejects"));
  expect(readdirSync(join(folder, "rejects"))).toHaveLength(1);
  rmSync(join(folder, "rejects"), { recursive: true });
  rmSync(file);
});

test("part of a database: chosen rows and all that belongs to them", async () => {
  const { code, stdout } = await runProgram(["inspect", folder, "--share", ".3", "--root", "person"]);
  expect(code).toBe(0);
  expect(stdout).toContain("about 30 % of the rows of person and all that belongs to them");
});

test.each([
  [["inspect"], 2, "bad-usage"],
  [["inspect", folder, "--share", "3"], 2, "bad-usage"],
  [["inspect", join(folder, "nobody.csv")], 1, "source-missing"],
  [["inspect", folder, "--schema", join(folder, "nothing.json")], 1, "no-such-file"],
])("%j ends with %i and the code %s", async (args, expected, code) => {
  const answer = await runProgram(args);
  expect(answer.code).toBe(expected);
  expect(answer.stderr).toContain(`[${code}]`);
  expect(answer.stdout).toBe("");
});

test("Ctrl-C ends with 130 and leaves nothing behind", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "semblance-scratch-"));
  const big = join(scratch, "big.csv");
  writeFileSync(big, `a,b\n${"12345,some text here\n".repeat(2_000_000)}`);
  const script = join(import.meta.dirname, "..", "..", "semblance.mjs");
  const temporary = mkdtempSync(join(scratch, "tmp-"));
  const child = spawn(process.execPath, [script, "inspect", big], {
    env: { PATH: process.env["PATH"] ?? "", TMPDIR: temporary },
    stdio: "ignore",
  });
  const isReading = () => readdirSync(temporary).length > 0;
  await vi.waitUntil(isReading, { timeout: 30_000, interval: 20 });
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  expect(code).toBe(130);
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(scratch, { recursive: true });
});
