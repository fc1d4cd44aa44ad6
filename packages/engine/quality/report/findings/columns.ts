/** @file Columns whose values are spread otherwise, or missing otherwise. */
import type { ColumnReport, TableReport } from "../report.ts";
import { quote, sayCount, sayNumber, sayPercent, sayScore } from "../words.ts";
import { type FindingKind, limitFindings, type RankedFinding } from "./finding-kind.ts";

/** Shares of missing values this far apart are told even where the rest of the column agrees. */
const MISSING_GAP = 0.02;

export const columnFindings: FindingKind = ({ tables }) => {
  const all = tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  const shapes = all.flatMap(({ table, column }) => judgeShape(table, column));
  const missing = all.flatMap(({ table, column }) => judgeMissing(table, column));
  return [
    ...limitFindings(shapes, (rest) => `${sayCount(rest, "further column")} fall short as well.`),
    ...limitFindings(missing, (rest) => `So it is with ${sayCount(rest, "further column")}.`),
  ];
};

function judgeShape({ name: table }: TableReport, column: ColumnReport): RankedFinding[] {
  const { name, value, judgement, type } = column;
  if (value === null || (judgement !== "warn" && judgement !== "bad")) return [];
  return [
    {
      judgement,
      where: `${table}.${name}`,
      loss: 1 - value,
      what: `The values of ${quote(name)} are spread otherwise (${sayScore(value)}). ${sayDifference(column)}`.trim(),
      advice: `Do not rely on averages or shares of this column. See that ${type} is its right type in the schema, then fit longer or on more rows.`,
    },
  ];
}

function sayDifference({ distribution, facts, compared }: ColumnReport): string {
  if (distribution?.kind === "bars") {
    const gaps = distribution.categories.map((category, index) => {
      const [real, synthetic] = [distribution.real[index] ?? 0, distribution.synthetic[index] ?? 0];
      return { category, real, synthetic, gap: Math.abs(real - synthetic) };
    });
    const widest = gaps.toSorted((a, b) => b.gap - a.gap)[0];
    if (widest === undefined) return "";
    return `${quote(widest.category)} holds ${sayPercent(widest.real)} of the real rows and ${sayPercent(widest.synthetic)} of the synthetic ones.`;
  }
  const mean = facts.find(({ what }) => what === "mean");
  if (compared !== "numbers" || mean === undefined || mean.real === null || mean.synthetic === null)
    return "";
  return `The mean is ${sayNumber(mean.real)} in the real data and ${sayNumber(mean.synthetic)} in the synthetic.`;
}

function judgeMissing(
  { name: table }: TableReport,
  { name, missing, ceiling }: ColumnReport,
): RankedFinding[] {
  const gap = Math.abs(missing.real - missing.synthetic);
  const usual = missing.holdout === null ? 0 : Math.abs(missing.real - missing.holdout);
  if (gap < MISSING_GAP || (ceiling !== null && gap <= usual)) return [];
  return [
    {
      judgement: gap > 0.1 ? "bad" : "warn",
      where: `${table}.${name}`,
      loss: gap,
      what: `${quote(name)} is missing in ${sayPercent(missing.real)} of the real rows and in ${sayPercent(missing.synthetic)} of the synthetic ones.`,
      advice: "Counts of filled-in values will differ; see whether both sides read missing values alike.",
    },
  ];
}
