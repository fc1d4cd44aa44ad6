/** @file Tables and columns that are on one side only, and tables without rows. */
import type { TableReport } from "../report.ts";
import { quote, sayList } from "../words.ts";
import type { FindingKind, RankedFinding } from "./finding-kind.ts";

export const tableFindings: FindingKind = ({ tables }) => tables.flatMap(judgeTable);

function judgeTable({ name, state, onlyReal, onlySynthetic, rows }: TableReport): RankedFinding[] {
  const bad = { judgement: "bad", where: name } as const;
  if (state === "only-real")
    return [
      {
        ...bad,
        loss: 1,
        what: `The table ${quote(name)} is missing from the synthetic data.`,
        advice: "Generate it too, or leave it out of the schema if nobody needs it.",
      },
    ];
  if (state === "only-synthetic")
    return [
      {
        judgement: "warn",
        where: name,
        loss: 0.3,
        what: `The synthetic table ${quote(name)} has no real counterpart and was not judged.`,
        advice: "See whether the right data was given, and whether the table's name was changed.",
      },
    ];
  if (state === "no-rows")
    return [
      {
        judgement: rows.synthetic === 0 && rows.real !== 0 ? "bad" : "warn",
        where: name,
        loss: rows.synthetic === 0 && rows.real !== 0 ? 0.95 : 0.2,
        what: `The table ${quote(name)} has no rows on ${rows.real === 0 ? "the real" : "the synthetic"} side.`,
        advice: "Nothing can be compared without rows; see how the data was made or read.",
      },
    ];
  const found: RankedFinding[] = [];
  if (onlyReal.length > 0)
    found.push({
      ...bad,
      loss: 0.9,
      what: `The synthetic table lacks ${sayList(onlyReal.map(quote))}.`,
      advice: "Generate all columns, or take these out of the schema.",
    });
  if (onlySynthetic.length > 0)
    found.push({
      judgement: "warn",
      where: name,
      loss: 0.3,
      what: `The synthetic table has ${sayList(onlySynthetic.map(quote))}, which the real one has not.`,
      advice: "See whether columns were renamed on the way.",
    });
  return found;
}
