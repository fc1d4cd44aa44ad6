import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PrivacyResult } from "@semblance/engine/quality/privacy";
import { afterAll, expect, test } from "vitest";
import { runProgram } from "../../testing/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "semblance-attack-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A generator of whole numbers that looks random and is the same everywhere. */
function write(name: string, seed: number): string {
  let state = seed;
  const draw = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const rows = Array.from({ length: 800 }, () => {
    const age = 18 + draw(40) + draw(20);
    return [age, age * 900 + draw(20_000), draw(10_000) / 100, ["north", "south", "west"][draw(3)]].join(",");
  });
  const path = join(folder, name);
  writeFileSync(path, ["age,income,balance,region", ...rows, ""].join("\n"));
  return path;
}

const [real, fresh, independent] = [write("real.csv", 1), write("fresh.csv", 2), write("independent.csv", 3)];

test("a copy fails, with evidence and the exit code 3", async () => {
  const { code, stdout } = await runProgram([
    "attack",
    real,
    real,
    "--holdout",
    fresh,
    "--json",
    "--count",
    "100",
  ]);
  const result = JSON.parse(stdout) as PrivacyResult;
  expect(code).toBe(3);
  expect(result.verdict).toBe("fail");
  expect(result.findings.length).toBeGreaterThan(0);
  expect(stdout).not.toMatch(/NaN|Infinity/);
});

test("independent rows are no failure", async () => {
  const { code, stdout } = await runProgram([
    "attack",
    real,
    independent,
    "--holdout",
    fresh,
    "--count",
    "100",
  ]);
  expect(code).toBe(0);
  expect(stdout).not.toContain("✗");
});

test("without a holdout nothing passes in silence", async () => {
  const { code, stdout } = await runProgram(["attack", real, independent, "--attacks", "quick"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Look closer/);
  expect(stdout).toContain("--holdout");
});

test.each([
  [["attack", real], 2, "bad-usage"],
  [["attack", real, independent, "--count", "3"], 2, "bad-usage"],
  [["attack", real, independent, "--attacks", "charm"], 1, "unknown-attack"],
])("%j ends with %i and the code %s", async (args, expected, code) => {
  const answer = await runProgram(args);
  expect(answer.code).toBe(expected);
  expect(answer.stderr).toContain(`[${code}]`);
});
