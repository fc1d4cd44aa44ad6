/** @file References that lead nowhere, and relations between tables that are lost. */
import type { RelationshipReport } from "../report.ts";
import { quote, sayCount, sayPercent, sayScore } from "../words.ts";
import { type FindingKind, limitFindings, type RankedFinding } from "./finding-kind.ts";

export const relationshipFindings: FindingKind = ({ relationships }) => [
  ...limitFindings(relationships.flatMap(judgeIntegrity), sayRest),
  ...limitFindings(relationships.flatMap(judgeCounts), sayRest),
  ...limitFindings(relationships.flatMap(judgeTrends), sayRest),
];

function sayRest(count: number): string {
  return `So it is with ${sayCount(count, "further relationship")}.`;
}

function judgeIntegrity({ parent, child, foreignKey, integrity }: RelationshipReport): RankedFinding[] {
  if (integrity.value === null || integrity.value >= 1) return [];
  return [
    {
      judgement: "bad",
      where: `${child} → ${parent}`,
      loss: Math.max(0.5, 1 - integrity.value),
      what: `${sayPercent(1 - integrity.value)} of the synthetic rows of ${quote(child)} point to a row of ${quote(parent)} that is not there (${foreignKey.join(", ")}).`,
      advice: "A database will refuse these rows. Generate both tables together, in one run.",
    },
  ];
}

function judgeCounts({ parent, child, cardinality }: RelationshipReport): RankedFinding[] {
  const { value, judgement } = cardinality;
  if (value === null || (judgement !== "warn" && judgement !== "bad")) return [];
  return [
    {
      judgement,
      where: `${child} → ${parent}`,
      loss: 1 - value,
      what: `Rows of ${quote(parent)} have other numbers of ${quote(child)} than real ones (${sayScore(value)}).`,
      advice: "Joins and counts over both tables will differ; load tests too.",
    },
  ];
}

function judgeTrends({ parent, child, trends }: RelationshipReport): RankedFinding[] {
  const { value, judgement } = trends;
  if (value === null || (judgement !== "warn" && judgement !== "bad")) return [];
  return [
    {
      judgement,
      where: `${child} → ${parent}`,
      loss: 1 - value,
      what: `What rows of ${quote(child)} share with their ${quote(parent)} is partly lost (${sayScore(value)}).`,
      advice: "Do not study columns of both tables together on synthetic rows.",
    },
  ];
}
