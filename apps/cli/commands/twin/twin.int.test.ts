import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { reportSchema } from "@semblance/engine/quality/report";
import { afterAll, expect, test } from "vitest";
import { runProgram } from "../../testing/run-program.ts";
import { writePeople } from "../../testing/write-people.ts";
import type { TwinManifest } from "./twin-manifest.ts";

const folder = mkdtempSync(join(tmpdir(), "semblance-twin-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (...names: string[]) => join(folder, ...names);
const read = (...names: string[]) => readFileSync(at(...names), "utf8");
const listFiles = (name: string) => readdirSync(at(name), { recursive: true }).map(String).sort();

const people = writePeople(at("people.csv"), 600);
const files = ["data", "data/people.csv", "manifest.json", "model.semblance", "report.html", "report.json"];

test("a folder with the twin and all evidence, whose manifest fits what lies there", async () => {
  const { code, stdout } = await runProgram(["twin", people, "-o", at("out"), "--by", "Ada"]);
  expect([0, 3]).toContain(code);
  expect(listFiles("out")).toEqual(files);
  const manifest = JSON.parse(read("out", "manifest.json")) as TwinManifest;
  expect(manifest).toMatchObject({
    format: "semblance-twin",
    source: "people.csv",
    seed: 1,
    rows: { fitted: 480, heldOut: 120, synthetic: 600 },
  });
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = readFileSync(at("out", path));
    expect([content.length, createHash("sha256").update(content).digest("hex")]).toEqual([bytes, sha256]);
  }
  const report = reportSchema.parse(JSON.parse(read("out", "report.json")));
  expect(report.privacy.state).toBe("measured");
  expect(report.about).toMatchObject({ by: "Ada", holdout: { tables: { people: { rows: 120 } } } });
  expect(stdout).toMatch(/Distributions of columns +[01]\.\d+ +[01]\.\d+/);
  for (const { path } of manifest.files) expect(stdout).toContain(at("out", path));
});

test("a twin is replaced only where that was asked for, and never with what is not part of one", async () => {
  const again = ["twin", people, "-o", at("out"), "--generator", "independent", "--seed", "2"];
  const before = read("out", "manifest.json");
  expect((await runProgram(again)).stderr).toContain("[output-exists]");
  writeFileSync(at("out", "data", "notes.txt"), "mine");
  const refused = await runProgram([...again, "--replace"]);
  expect(refused.stderr).toContain("[folder-not-a-twin]");
  expect(refused.stderr).toContain("data/notes.txt");
  expect([read("out", "manifest.json"), read("out", "data", "notes.txt")]).toEqual([before, "mine"]);
  rmSync(at("out", "data", "notes.txt"));
  const more = ["--replace", "--no-holdout", "--rows", "50", "--format", "ndjson", "--json"];
  const { stdout } = await runProgram([...again, ...more]);
  expect(JSON.parse(stdout)).toMatchObject({
    generator: { kind: "independent" },
    rows: { fitted: 600, heldOut: 0, synthetic: 50 },
  });
  expect(listFiles("out")).toEqual(files.map((name) => name.replace("people.csv", "people.ndjson")));
  const { notes } = reportSchema.parse(JSON.parse(read("out", "report.json")));
  expect(notes.join()).toContain("none held back");
});

test("all rows of a person are on one side", async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `p${i % 30},${(i * 37) % 101}`);
  writeFileSync(at("visits.csv"), ["person,hours", ...rows, ""].join("\n"));
  const columns = { person: { type: "id" }, hours: { type: "numerical" } };
  const schema = { version: 1, tables: { visits: { columns, entity: "person" } } };
  writeFileSync(at("visits.json"), JSON.stringify(schema));
  const options = [
    "--schema",
    at("visits.json"),
    "--generator",
    "independent",
    "--holdout-share",
    ".25",
    "--json",
  ];
  const { stdout } = await runProgram(["twin", at("visits.csv"), "-o", at("visits"), ...options]);
  expect(JSON.parse(stdout)).toMatchObject({ rows: { fitted: 230, heldOut: 70 } });
});

mkdirSync(at("full"));
writeFileSync(at("full", "diary.txt"), "mine");
writeFileSync(at("one-row.csv"), read("people.csv").split("\n").slice(0, 2).join("\n"));
const into = ["-o", at("x")];

test.each([
  ["no folder", ["twin", people], 2, "bad-usage"],
  [
    "two wishes about the holdout",
    ["twin", people, ...into, "--no-holdout", "--holdout-share", ".1"],
    2,
    "bad-usage",
  ],
  ["all rows held out", ["twin", people, ...into, "--holdout-share", "1"], 2, "bad-usage"],
  ["one row", ["twin", at("one-row.csv"), ...into], 1, "too-few-rows"],
  ["a folder that holds other things", ["twin", people, "-o", at("full")], 1, "output-exists"],
  ["a file in place of the folder", ["twin", people, "-o", people, "--replace"], 1, "folder-not-written"],
  ["a generator nobody made", ["compare", people, "--generators", "oracle"], 1, "unknown-generator"],
  ["a demo over other things", ["demo", "-o", at("full")], 1, "output-exists"],
])("%s: %j ends with %i and the code %s", async (_name, args, expected, code) => {
  const answer = await runProgram(args);
  expect(answer.stderr).toContain(`[${code}]`);
  expect([answer.code, answer.stdout]).toEqual([expected, ""]);
  expect(readdirSync(folder).filter((name) => name.startsWith("x") || name.startsWith("."))).toEqual([]);
  expect(read("full", "diary.txt")).toBe("mine");
});

/** Where that finds a twin depends on the machine; what must follow does not. */
test.each([2_500, 6_000])("Ctrl-C after %i ms ends with 130 and leaves nothing behind", async (delayMs) => {
  const large = writePeople(at("large.csv"), 60_000);
  const script = join(import.meta.dirname, "..", "..", "semblance.mjs");
  const before = readdirSync(folder);
  const quick = delayMs === 2_500 ? [] : ["--generator", "independent"];
  const child = spawn(process.execPath, [script, "twin", large, "-o", at("stopped"), ...quick], {
    env: { PATH: process.env["PATH"] ?? "" },
    stdio: "ignore",
  });
  await setTimeout(delayMs);
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  expect(code).toBe(130);
  expect(readdirSync(folder)).toEqual(before);
});

test("several generators are judged alike, beside fresh real rows", async () => {
  const { code, stdout, stderr } = await runProgram(["compare", people, "-o", at("scores.json")]);
  expect([code, stderr.endsWith(`Written: ${at("scores.json")}\n`)]).toEqual([0, true]);
  const compared = JSON.parse(read("scores.json")) as { generator: string; scores: Record<string, number> }[];
  expect(compared.map(({ generator }) => generator)).toContain("independent");
  for (const { generator, scores } of compared) {
    expect(stdout).toMatch(new RegExp(`^${generator} `, "m"));
    for (const value of Object.values(scores)) expect(value).toBeGreaterThanOrEqual(0);
  }
  expect(stdout).toMatch(/^fresh real rows /m);
});
