/** @file Values that break what the real data keeps: keys, ranges, categories, formats. */
import type { DetailRow } from "../../sdmetrics/report.ts";
import { readNumber, readText } from "../detail-rows.ts";
import { quote, sayCount, sayPercent } from "../words.ts";
import { type FindingKind, limitFindings, type RankedFinding } from "./finding-kind.ts";

interface Words {
  readonly what: (share: string, column: string) => string;
  readonly advice: string;
}

const words: Readonly<Record<string, Words>> = {
  KeyUniqueness: {
    what: (share, column) => `${share} of the values of the key ${column} are missing or occur before.`,
    advice: "A database will refuse these rows. Let the generator make keys instead of learning them.",
  },
  BoundaryAdherence: {
    what: (share, column) => `${share} of the values of ${column} lie outside the range allowed.`,
    advice: "Give `min` and `max` of the column in the schema if the range may be wider.",
  },
  CategoryAdherence: {
    what: (share, column) => `${share} of the values of ${column} are no category of the real data.`,
    advice: "Programs may refuse them; list new ones as `values` of the column if they are meant.",
  },
  DatetimeFormatAdherence: {
    what: (share, column) => `${share} of the times in ${column} are written otherwise than the schema says.`,
    advice: "Programs that read real files may fail on them; see the column's `format`.",
  },
  RegexFormatAdherence: {
    what: (share, column) => `${share} of the values of ${column} do not match its pattern.`,
    advice: "Programs that read real files may refuse them; see the column's `format`.",
  },
};

/** Fresh real rows leave the range now and then, and so may synthetic ones. */
const SLACK: Readonly<Record<string, number>> = { BoundaryAdherence: 0.005, CategoryAdherence: 0.001 };
const ROUNDING = 1e-9;

export const validityFindings: FindingKind = (_, { evaluation, ceiling }) => {
  const fresh = new Map(
    (ceiling?.diagnostic.details["Data Validity"] ?? []).map((row) => [nameCheck(row), row]),
  );
  const rows = evaluation.sdmetrics.diagnostic.details["Data Validity"] ?? [];
  const found = rows.flatMap((row) => judge(row, readNumber(fresh.get(nameCheck(row)), "Score") ?? 1));
  return limitFindings(found, (rest) => `So it is with ${sayCount(rest, "further check")}.`);
};

function nameCheck(row: DetailRow): string {
  return JSON.stringify([row["Table"], row["Column"], row["Metric"]]);
}

function judge(row: DetailRow, usual: number): RankedFinding[] {
  const said = words[readText(row, "Metric") ?? ""];
  const score = readNumber(row, "Score");
  const [table, column] = [readText(row, "Table") ?? "", readText(row, "Column") ?? ""];
  if (said === undefined || score === null || score >= usual - ROUNDING) return [];
  if (score >= 1 - (SLACK[readText(row, "Metric") ?? ""] ?? 0)) return [];
  const isKey = row["Metric"] === "KeyUniqueness";
  return [
    {
      judgement: isKey || score < 0.95 ? "bad" : "warn",
      where: `${table}.${column}`,
      loss: isKey ? Math.max(0.5, 1 - score) : 1 - score,
      what: said.what(sayPercent(1 - score), quote(column)),
      advice: said.advice,
    },
  ];
}
