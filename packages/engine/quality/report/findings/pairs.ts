/** @file Pairs of columns whose relation is lost. */
import type { PairReport } from "../report.ts";
import { quote, sayCount, sayScore } from "../words.ts";
import { type FindingKind, limitFindings, type RankedFinding } from "./finding-kind.ts";

export const pairFindings: FindingKind = ({ tables }) => {
  const found = tables.flatMap((table) => table.pairs.worst.flatMap((pair) => judgePair(table.name, pair)));
  return limitFindings(found, (rest) => `${sayCount(rest, "further pair")} of columns lost theirs too.`);
};

function judgePair(
  table: string,
  { columns, value, judgement, real, synthetic }: PairReport,
): RankedFinding[] {
  if (value === null || (judgement !== "warn" && judgement !== "bad")) return [];
  const [one, other] = columns;
  const correlation =
    real === null || synthetic === null
      ? "their joint shares differ"
      : `a correlation of ${sayCorrelation(real)} became ${sayCorrelation(synthetic)}`;
  return [
    {
      judgement,
      where: `${table}: ${one} with ${other}`,
      loss: 1 - value,
      what: `${quote(one)} and ${quote(other)} hang together otherwise (${sayScore(value)}): ${correlation}.`,
      advice:
        "Do not study these two together on synthetic rows. If either column is badly spread, mend that first.",
    },
  ];
}

function sayCorrelation(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
