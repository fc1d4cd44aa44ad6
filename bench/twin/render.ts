/** @file The comparison for people: Markdown, and a CSV file with every figure. */
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { repositoryRoot } from "../../scripts/repository.ts";
import { compareWithPeers, type Goal, judgeGoals, summariseStandings } from "./goals.ts";
import type { Scores } from "./judge.ts";
import type { Cost, Line, TableResult } from "./results.ts";

export function writeDocumentation(results: readonly TableResult[]): void {
  const folder = join(repositoryRoot, "docs", "benchmarks");
  writeFileSync(join(folder, "twin.md"), renderReport(results));
  writeFileSync(join(folder, "twin.csv"), renderCsv(results));
}

export function renderReport(results: readonly TableResult[]): string {
  const parts = [
    introduction(results),
    "## What was to be reached",
    renderStandings(results),
    renderGoals(results),
    "## Every table",
    ...results.map(renderTable),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function introduction(results: readonly TableResult[]): string {
  const versions = new Set(
    results.flatMap(({ lines }) =>
      lines.filter(({ isOurs }) => !isOurs).map(({ generator, version }) => `${generator} (${version})`),
    ),
  );
  const peers = versions.size === 0 ? "No other project's generator" : [...versions].join(", ");
  return `# Twins beside the real half, and beside other projects

Written by \`npm run bench -- twin --write\`; figures in full in [twin.csv](twin.csv). Each table is cut in two halves
once and for all. A generator learns one half with its default settings and draws as many rows; one judge compares
them with that half, and with the other one that nobody saw. The ceiling is the other half in the twin's place.

- Errors in percent: shapes of columns and trends of pairs as SDMetrics has them, without thresholds, with its default
  ones, and in bins of the real table's range, which a stray extreme does not move.
- C2ST: area under the curve of boosted trees, five folds, at most 20,000 rows a side drawn with a fixed seed; .5 is
  chance. "+ differences": the trees are also given differences between columns. The copy line is what a bootstrap of
  the fitted rows scores against the other half: a twin above it is no better than handing out the fitted rows again.
- Utility: AUC or R² on the other half of boosted trees taught by at most 20,000 rows of the twin; the ceiling's are
  taught by the fitted rows.
- DCR share: of rows nearer to one half, those nearer to the fitted one; .5 is harmless. Identical: rows that equal a
  fitted one, and in brackets the share of the other half that does. Membership: area of an attack by nearest
  neighbours (DOMIAS).
- Seconds of the processor, in brackets by the clock, which says little when the machine does other work; imports are
  not counted. Others' generators run on one thread, are told the column types, and get neither keys nor free text.
  Ours are medians of the seeds named, others' have one seed, and more than 30 minutes of the processor is a failure.

Machine: ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}. ${peers} took part.`;
}

function renderStandings(results: readonly TableResult[]): string {
  const standings = results.map(compareWithPeers).filter((standing) => standing !== undefined);
  if (standings.length === 0) return "";
  const rows = standings.map(({ table, peers, behind, cpuRatio }) => [
    table,
    peers.join(", "),
    behind.length === 0 ? "nobody" : behind.join(", "),
    cpuRatio === undefined ? "" : cpuRatio.toPrecision(2),
  ]);
  const head = ["table", "compared with", "who is ahead of us", "our CPU time / TabularARGN's"];
  return [...summariseStandings(standings), "", table(head, rows)].join("\n");
}

function renderGoals(results: readonly TableResult[]): string {
  const rows = results.flatMap((result) => {
    const goals = judgeGoals(result);
    const missed = goals.filter(({ isReached }) => !isReached);
    if (goals.length === 0) return [];
    return [
      [result.table, `${goals.length - missed.length} of ${goals.length}`, missed.map(describe).join("; ")],
    ];
  });
  return rows.length === 0 ? "" : table(["table", "reached", "not reached"], rows);
}

function describe({ name, value, limit, isAtLeast }: Goal): string {
  return `${name} ${short(value)} (goal ${isAtLeast ? "≥" : "≤"} ${short(limit)})`;
}

const heads = [
  "generator",
  "shape %",
  "trend %: all / default / real edges",
  "C2ST / + differences",
  "other half",
  "utility",
  "DCR",
  "identical",
  "membership",
  "fit CPU s",
  "sample CPU s",
  "MB",
];

function renderTable({ table: name, rows, columns, ceiling, lines }: TableResult): string {
  const c = ceiling;
  const top = [
    "ceiling",
    short(c.shape),
    several(c.trend, c.trendDefault, c.trendEdges),
    several(c.c2st, c.c2stDifferences),
    `copy line ${several(c.copyLine, c.copyLineDifferences)}`,
    short(c.utility),
  ];
  const body = [[...top, ...heads.slice(top.length).map(() => "")], ...lines.map(renderLine)];
  return `### ${name}\n\n${rows} rows fitted, ${columns} columns judged.\n\n${table(heads, body)}`;
}

function renderLine({ generator, seeds, failure, scores: s, cost }: Line): string[] {
  const name = seeds > 1 ? `${generator} (${seeds} seeds)` : generator;
  if (s === undefined || cost === undefined) return [name, failure ?? "", ...heads.slice(2).map(() => "")];
  return [
    name,
    short(s.shape),
    several(s.trend, s.trendDefault, s.trendEdges),
    several(s.c2st, s.c2stDifferences),
    several(s.c2stOther, s.c2stOtherDifferences),
    short(s.utility),
    short(s.dcrShare),
    `${share(s.identical)} (${share(s.identicalOther)})`,
    short(s.membership),
    `${short(cost.fitCpuSeconds)} (${short(cost.fitWallSeconds)})`,
    short(cost.sampleCpuSeconds),
    String(Math.round(cost.peakMb)),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

const several = (...values: readonly (number | null)[]) => values.map(short).join(" / ");
const share = (value: number | null) => (value === null ? "–" : `${(100 * value).toFixed(2)} %`);

/** Three digits that count: .504, 1.48, 61. */
function short(value: number | null | undefined): string {
  if (value == null) return "–";
  const digits = Math.abs(value) < 1 ? 3 : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toFixed(digits).replace(/^(-?)0\./, "$1.");
}

const scoreNames: readonly (keyof Scores)[] = [
  "shape",
  "trend",
  "trendDefault",
  "trendEdges",
  "c2st",
  "c2stDifferences",
  "c2stOther",
  "c2stOtherDifferences",
  "utility",
  "dcrShare",
  "identical",
  "identicalOther",
  "membership",
  "risk",
];
const costNames: readonly (keyof Cost)[] = [
  "fitCpuSeconds",
  "fitWallSeconds",
  "sampleCpuSeconds",
  "sampleWallSeconds",
  "peakMb",
];

function renderCsv(results: readonly TableResult[]): string {
  const head = ["table", "rows", "generator", "version", "seeds", "failure", ...scoreNames, "copyLine"];
  const rows = results.flatMap(({ table: name, rows: count, ceiling, lines }) => [
    csvLine([
      name,
      count,
      "ceiling",
      "",
      "",
      "",
      ...scoreNames.map((score) => pick(ceiling, score)),
      ceiling.copyLine,
    ]),
    ...lines.map(({ generator, version, seeds, failure, scores, cost }) =>
      csvLine([
        ...[name, count, generator, version, seeds, failure],
        ...scoreNames.map((score) => scores?.[score]),
        null,
        ...costNames.map((one) => cost?.[one]),
      ]),
    ),
  ]);
  return `${[csvLine([...head, ...costNames]), ...rows].join("\n")}\n`;
}

function pick(from: object, key: string): number | null {
  return (from as Readonly<Record<string, number | null>>)[key] ?? null;
}

function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return cells
    .map((cell) => {
      const text = typeof cell === "number" ? String(Number(cell.toPrecision(6))) : (cell ?? "");
      return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");
}
