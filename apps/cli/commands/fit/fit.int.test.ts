import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { GeneratorDescription } from "@semblance/engine/synth";
import { afterAll, expect, test } from "vitest";
import { runProgram } from "../../testing/run-program.ts";
import { writePeople } from "../../testing/write-people.ts";

const folder = mkdtempSync(join(tmpdir(), "semblance-fit-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const write = (name: string, text: string) => {
  writeFileSync(at(name), text);
  return at(name);
};

const people = writePeople(at("people.csv"), 300);
const lines = readFileSync(people, "utf8").split("\n");
const shop = at("shop");
mkdirSync(shop);
for (const name of ["customer", "visit"]) writePeople(join(shop, `${name}.csv`), 60);
const model = at("people.semblance");

test("a table is learned, told in a few lines, and rows are drawn from what was kept", async () => {
  const learned = await runProgram(["fit", people, "-o", model, "--time-budget", "20s"]);
  expect(learned.stderr).toContain(`Written: ${model}`);
  expect(learned.code).toBe(0);
  expect(learned.stdout).toMatch(/^people · 300 rows · 3 columns$/m);
  const drawn = await runProgram(["sample", model, "--rows", "500", "-o", at("twin.csv")]);
  expect(drawn.stdout).toBe(`500 rows in ${at("twin.csv")}\n`);
  const [header, ...rows] = readFileSync(at("twin.csv"), "utf8").trimEnd().split("\n");
  expect([header, rows.length]).toEqual([lines[0], 500]);
  for (const row of rows) expect(row).toMatch(/^\d+,\d+,(north|south|west)$/);
});

test("the same seed draws the same rows, on however many processes", async () => {
  for (const [name, ...more] of [
    ["one.csv", "--processes", "1"],
    ["two.csv", "--processes", "2"],
    ["other.csv", "--seed", "2"],
  ])
    await runProgram(["sample", model, "--rows", "9000", "-o", at(name as string), ...more]);
  const [one, two, other] = ["one.csv", "two.csv", "other.csv"].map((name) => readFileSync(at(name), "utf8"));
  expect(two).toBe(one);
  expect(other).not.toBe(one);
});

test("of several tables one is named; --json tells all that was learned", async () => {
  const args = [
    "fit",
    shop,
    "--table",
    "visit",
    "-o",
    at("visit.semblance"),
    "--generator",
    "independent",
    "--json",
  ];
  const { code, stdout, stderr } = await runProgram(args);
  expect([code, stderr.endsWith(`Written: ${at("visit.semblance")}\n`)]).toEqual([0, true]);
  expect((JSON.parse(stdout) as GeneratorDescription).tables.map(({ name }) => name)).toEqual(["visit"]);
});

const header = lines[0] as string;
const sources = {
  none: write("none.csv", `${header}\n`),
  one: write("one-row.csv", lines.slice(0, 2).join("\n")),
  settings: write("settings.yaml", "leastPeople: 7\nepoch: 3\n"),
  broken: write("broken.yaml", "epochs: [1\n"),
  schema: write(
    "other.json",
    JSON.stringify({ version: 1, tables: { a: { columns: {} }, b: { columns: {} } } }),
  ),
};

test.each([
  ["no output", ["fit", people], 2, "bad-usage"],
  ["a budget that is none", ["fit", people, "-o", at("x"), "--time-budget", "soon"], 2, "bad-usage"],
  ["a seed that is none", ["fit", people, "-o", at("x"), "--seed", "1.5"], 2, "bad-usage"],
  [
    "a generator nobody made",
    ["fit", people, "-o", at("x"), "--generator", "oracle"],
    1,
    "unknown-generator",
  ],
  [
    "an unknown setting",
    ["fit", people, "-o", at("x"), "--settings", sources.settings],
    1,
    "settings-refused",
  ],
  [
    "settings that are no YAML",
    ["fit", people, "-o", at("x"), "--settings", sources.broken],
    1,
    "settings-unreadable",
  ],
  [
    "a schema of other tables",
    ["fit", people, "-o", at("x"), "--schema", sources.schema],
    1,
    "schema-of-other-tables",
  ],
  ["several tables", ["fit", shop, "-o", at("x")], 1, "several-tables"],
  ["no rows", ["fit", sources.none, "-o", at("x")], 1, "too-few-rows"],
  ["one row", ["fit", sources.one, "-o", at("x")], 1, "too-few-rows"],
  ["an output that is there", ["fit", people, "-o", people], 1, "output-exists"],
  ["no model", ["sample", at("no.semblance"), "-o", at("x.csv")], 1, "model-file-unreadable"],
  ["a model that is none", ["sample", people, "-o", at("x.csv")], 1, "model-file-invalid"],
  ["rows that are no number", ["sample", model, "--rows", "-5", "-o", at("x.csv")], 2, "bad-usage"],
  ["rows to a file that is there", ["sample", model, "-o", people], 1, "output-exists"],
  ["a format that is none", ["sample", model, "-o", at("x.doc")], 1, "export-format-unknown"],
])("%s: %j ends with %i and the code %s", async (_name, args, expected, code) => {
  const answer = await runProgram(args);
  expect(answer.stderr).toContain(`[${code}]`);
  expect([answer.code, answer.stdout]).toEqual([expected, ""]);
  expect(readdirSync(folder).filter((name) => name.startsWith("x"))).toEqual([]);
});

test("Ctrl-C while learning ends with 130 and leaves nothing behind", async () => {
  const large = writePeople(at("large.csv"), 60_000);
  const script = join(import.meta.dirname, "..", "..", "semblance.mjs");
  const before = readdirSync(folder);
  const child = spawn(process.execPath, [script, "fit", large, "-o", at("large.semblance")], {
    env: { PATH: process.env["PATH"] ?? "" },
    stdio: "ignore",
  });
  await setTimeout(2_500);
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  expect(code).toBe(130);
  expect(readdirSync(folder)).toEqual(before);
});
