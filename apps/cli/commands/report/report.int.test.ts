import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Report, reportSchema } from "@semblance/engine/quality/report";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProgram } from "../../testing/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "semblance-report-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

function write(name: string, shift: number): string {
  const rows = Array.from({ length: 600 }, (_, i) => {
    const age = 20 + ((i * 37 + shift) % 50);
    return `${age},${age * 2 + ((i * 7) % 9)},${["red", "green", "blue"][(i + shift) % 3]}`;
  });
  writeFileSync(at(name), ["age,height,colour", ...rows, ""].join("\n"));
  return at(name);
}

const read = (name: string) => readFileSync(at(name), "utf8");
const stored = () => JSON.parse(read("report.json")) as Report;

beforeAll(async () => {
  const [real, twin, fresh] = [write("real.csv", 0), write("twin.csv", 1), write("fresh.csv", 2)];
  const files = ["--html", at("page.html"), "--xlsx", at("book.xlsx"), "--report", at("report.json")];
  const only = ["--metrics", "C2ST", "--by", "Ada", "--figures", at("figures")];
  const { code, stderr } = await runProgram(["evaluate", real, twin, "--holdout", fresh, ...files, ...only]);
  if (code !== 0) throw new Error(stderr);
});

test("evaluate writes the report in every form", () => {
  const report = reportSchema.parse(stored());
  expect(report.about).toMatchObject({ by: "Ada", seed: 1, real: { name: "real.csv" } });
  expect(report.scores.find(({ id }) => id === "shapes")?.ceiling).toBeGreaterThan(0.9);
  expect(read("page.html")).toContain("</html>");
  expect(read("book.xlsx").slice(0, 2)).toBe("PK");
  expect(readdirSync(at("figures")).filter((name) => name.endsWith(".svg")).length).toBeGreaterThan(3);
});

test("a stored report renders to the same bytes without its data", async () => {
  const { code, stdout } = await runProgram(["report", at("report.json"), "--html", at("again.html")]);
  expect([code, stdout.trim()]).toEqual([0, `Written: ${at("again.html")}`]);
  expect(read("again.html")).toBe(read("page.html"));
});

test("without a file to write, a stored report is shown", async () => {
  const { code, stdout } = await runProgram(["report", at("report.json")]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Distributions of columns +[01]\.\d+/);
  for (const sentence of stored().summary) expect(stdout.replace(/\s+/g, " ")).toContain(sentence);
});

test.each([
  ["nothing.json", undefined, "no-such-file"],
  ["text.json", "no JSON", "no-report"],
  ["other.json", '{"format":"something else"}', "no-report"],
  ["future.json", '{"format":"semblance-report","version":99}', "report-of-other-version"],
  ["cut.json", '{"format":"semblance-report","version":1,"scores":[]}', "report-damaged"],
])("%s is refused with what to do", async (name, content, code) => {
  if (content !== undefined) writeFileSync(at(name), content);
  const answer = await runProgram(["report", at(name), "--html", at("refused.html")]);
  expect(answer.code).toBe(1);
  expect(answer.stderr).toContain(`[${code}]`);
  expect(existsSync(at("refused.html"))).toBe(false);
});

test("a file that cannot be written leaves nothing half-written", async () => {
  const answer = await runProgram(["report", at("report.json"), "--html", at("no/such/folder/page.html")]);
  expect(answer.code).toBe(1);
  expect(answer.stderr).toContain("[file-not-written]");
});
