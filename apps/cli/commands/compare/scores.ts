/** @file The scores by which generators are compared, each beside what fresh real rows score. */
import type { Report } from "@semblance/engine/quality/report";
import type { Terminal } from "../../terminal.ts";
import { renderTextTable } from "../../text-table.ts";

const measures = {
  shape: "how alike single columns are, 1 is equal",
  trend: "how alike pairs of columns are, 1 is equal",
  c2st: "how well a model tells twin from real, .5 is a coin",
  utility: "what models that the twin taught score on rows held back",
  dcrShare: "share of rows nearer to learned than to held-out rows, .5 is chance",
  identical: "share of rows that equal a learned one",
} as const;

type Measure = keyof typeof measures;
type Scores = Readonly<Record<Measure, number | null>>;

export interface ComparedGenerator {
  readonly generator: string;
  readonly scores: Scores;
  /** What the rows held back score in the twin's place; null where that has no meaning. */
  readonly ceiling: Scores;
  readonly seconds: { readonly fit: number; readonly sample: number };
}

export function readScores(
  generator: string,
  report: Report,
  seconds: ComparedGenerator["seconds"],
): ComparedGenerator {
  const find = (id: string) => report.scores.find((score) => score.id === id);
  const [shapes, trends, detection, usefulness] = ["shapes", "trends", "detection", "usefulness"].map(find);
  const share = findFigure(report, "dcr-overfitting-protection", "share");
  const exact = findFigure(report, "copies", "exact");
  return {
    generator,
    scores: {
      shape: shapes?.value ?? null,
      trend: trends?.value ?? null,
      c2st: report.metrics.find(({ name }) => name === "C2ST")?.value ?? null,
      utility: usefulness?.value ?? null,
      dcrShare: share?.value ?? null,
      identical: exact?.value ?? null,
    },
    ceiling: {
      shape: shapes?.ceiling ?? null,
      trend: trends?.ceiling ?? null,
      c2st: detection?.ceiling == null ? null : 1 - detection.ceiling / 2,
      utility: usefulness?.ceiling ?? null,
      dcrShare: share === undefined ? null : 0.5,
      identical: exact?.harmless ?? null,
    },
    seconds,
  };
}

function findFigure({ privacy }: Report, attack: string, figure: string) {
  if (privacy.state !== "measured") return undefined;
  return privacy.attacks.find(({ name }) => name === attack)?.figures.find(({ name }) => name === figure);
}

export function renderComparison(compared: readonly ComparedGenerator[], { paint }: Terminal): string[] {
  const names = Object.keys(measures) as Measure[];
  const right = (title: string) => ({ title, align: "right" as const });
  const columns = [{ title: "generator" }, ...[...names, "fit s", "sample s"].map(right)];
  const list = (scores: Scores) => names.map((name) => format(scores[name]));
  const rows = compared.map(({ generator, scores, seconds }) => [
    generator,
    ...list(scores),
    seconds.fit.toFixed(1),
    seconds.sample.toFixed(1),
  ]);
  const [first] = compared;
  if (first !== undefined) rows.push(["fresh real rows", ...list(first.ceiling), "", ""]);
  return [
    ...renderTextTable(columns, rows, (text) => paint("dim", text)),
    "",
    ...names.map((name) => paint("dim", `  ${name}: ${measures[name]}`)),
  ];
}

function format(value: number | null): string {
  return value === null ? "–" : value.toFixed(4);
}
