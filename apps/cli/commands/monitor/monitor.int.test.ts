import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Answer, runProgram } from "../../testing/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "semblance-monitor-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Person {
  readonly age: number;
  readonly colour: string;
  readonly since: string;
}

/** Different rows of one source for each start. */
const people = (count: number, start: number): Person[] =>
  Array.from({ length: count }, (_, i) => {
    const spread = ((start + i) * 0.618_033_988_749_895) % 1;
    const other = ((start + i) * Math.SQRT2) % 1;
    const day = String(1 + Math.floor(28 * other)).padStart(2, "0");
    return {
      age: 20 + Math.round(50_000 * spread) / 1_000,
      colour: ["red", "green", "blue"][Math.floor(3 * other)]!,
      since: `2024-${spread < 0.5 ? "01" : "02"}-${day}`,
    };
  });

const reference = join(folder, "people.csv");
const rows = people(4_000, 0).map(({ age, colour, since }) => `${age},${colour},${since}`);
writeFileSync(reference, ["age,colour,since", ...rows, ""].join("\n"));
const toLines = (some: readonly object[]) => some.map((row) => `${JSON.stringify(row)}\n`);

function start(args: readonly string[]): ChildProcessWithoutNullStreams {
  const script = join(import.meta.dirname, "..", "..", "semblance.mjs");
  return spawn(process.execPath, [script, "monitor", reference, "-", ...args], {
    env: { PATH: process.env["PATH"] ?? "", NO_COLOR: "1" },
  });
}

/** The program's answer to these pieces of input. */
async function pipe(args: readonly string[], pieces: Iterable<string | Uint8Array>): Promise<Answer> {
  const program = start(args);
  const answer = listen(program);
  for (const piece of pieces)
    if (!program.stdin.write(piece)) await new Promise((resolve) => program.stdin.once("drain", resolve));
  program.stdin.end();
  return answer;
}

function listen(program: ChildProcessWithoutNullStreams): Promise<Answer> {
  let [stdout, stderr] = ["", ""];
  program.stdout.on("data", (text) => {
    stdout += text;
  });
  program.stderr.on("data", (text) => {
    stderr += text;
  });
  return new Promise((resolve) =>
    program.on("close", (code) => resolve({ code: code ?? -1, stdout, stderr })),
  );
}

test("rows of the same source pass, the same bytes each time, however they are cut", async () => {
  const lines = toLines(people(2_300, 10_000));
  const whole = Buffer.from(lines.join(""));
  const cut = Array.from({ length: Math.ceil(whole.length / 10_007) }, (_, i) =>
    whole.subarray(i * 10_007, (i + 1) * 10_007),
  );
  const [one, other] = [await pipe([], [whole]), await pipe([], cut)];
  expect(one.stderr).toBe("");
  expect(one.code).toBe(0);
  expect(one.stdout).toMatch(
    /^window 1 {2}1000 rows {2}score 0\.9\d+ {2}copies 0\.0 % {2}repeats 0\.0 % {2}ok\nwindow 2 .* ok\nwindow 3 {2}300 rows .* ok\n$/,
  );
  expect(other).toEqual(one);
});

test("a column that moves alerts by its name, and the program ends with 3", async () => {
  const shifted = people(1_000, 5_000).map((row) => ({ ...row, age: row.age + 15 }));
  const { code, stdout } = await pipe(["--json"], toLines([...people(1_000, 7_000), ...shifted]));
  const [first, second] = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(3);
  expect(first).toMatchObject({ window: 1, rows: 1_000, alerts: [] });
  expect(
    second.alerts.map(({ where, metric }: { where: string; metric: string }) => [where, metric]),
  ).toEqual([
    ["people.age", "KSComplement"],
    ["people.age", "BoundaryAdherence"],
  ]);
});

test("copies are told, and alert where a limit is set", async () => {
  const lines = toLines(people(500, 0));
  const free = await pipe([], lines);
  expect(free.stdout).toContain("copies 100.0 %");
  expect(free.code).toBe(0);
  const { code, stdout } = await pipe(["--max-copies", ".01"], lines);
  expect(stdout).toContain("ALERT people: 100.0 % of the rows equal a row of the reference");
  expect(code).toBe(3);
});

test("bad lines are counted and told, and harm nothing", async () => {
  const good = toLines(people(200, 20_000));
  const { code, stdout, stderr } = await pipe([], [...good, "{]\n", "x".repeat(2 ** 21), "\n", '{"more":1,']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^window 1 {2}200 rows/);
  expect(stderr).toContain("line 201 could not be read (it is not JSON)");
  expect(stderr).toContain("3 lines could not be read");
  const nothing = await pipe([], ["[]\n"]);
  expect([nothing.code, nothing.stdout]).toEqual([1, ""]);
  expect(nothing.stderr).toContain("[no-rows-came]");
});

test("a window is printed at once, and an interruption ends with what has come", async () => {
  const program = start(["--window", "100"]);
  const answer = listen(program);
  const printed = new Promise<string>((resolve) =>
    program.stdout.once("data", (text) => resolve(String(text))),
  );
  program.stdin.write(toLines(people(150, 30_000)).join(""));
  expect(await printed).toMatch(/^window 1 {2}100 rows/);
  program.kill("SIGINT");
  const { code, stdout, stderr } = await answer;
  expect([code, stderr]).toEqual([130, ""]);
  expect(stdout).toMatch(/\nwindow 2 {2}50 rows .*\n$/);
});

test("--once ends after the first window, though the stream goes on", async () => {
  const program = start(["--once", "--window", "50"]);
  const answer = listen(program);
  program.stdin.on("error", () => undefined);
  program.stdin.write(toLines(people(120, 40_000)).join(""));
  const { code, stdout } = await answer;
  expect([code, stdout.split("\n").length]).toEqual([0, 2]);
});

test("a file is judged as a stream is", async () => {
  const path = join(folder, "fresh.csv");
  const fresh = people(1_000, 50_000);
  writeFileSync(
    path,
    ["age,colour,since", ...fresh.map(({ age, colour, since }) => `${age},${colour},${since}`), ""].join(
      "\n",
    ),
  );
  const fromFile = await runProgram(["monitor", reference, path, "--json"]);
  const fromPipe = await pipe(["--json"], toLines(fresh));
  expect(fromFile).toEqual(fromPipe);
});

test.each([
  [["monitor", reference], "bad-usage"],
  [["monitor", reference, "-", "--window", "0"], "bad-usage"],
  [["monitor", reference, "-", "--min-score", "90"], "bad-usage"],
  [["monitor", reference, "-", "--ignore", "nobody"], "bad-usage"],
  [["monitor", folder, "-"], "bad-usage"],
])("%j is refused with %s", async (args, code) => {
  writeFileSync(join(folder, "other.csv"), "a\n1\n");
  const answer = await runProgram(args);
  expect([answer.code, answer.stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
});
