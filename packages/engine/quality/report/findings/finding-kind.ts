/**
 * @file A kind of finding is a file: it looks at the report's numbers and says what is wrong, where, and what to do.
 */
import type { Evaluation } from "../../evaluate.ts";
import type { Ceiling } from "../ceiling.ts";
import type { Finding, Report } from "../report.ts";

export type Measured = Omit<Report, "summary" | "verdict" | "findings">;

export interface RankedFinding extends Finding {
  /** The share of quality lost, from 0 to 1: what comes first. */
  readonly loss: number;
}

export interface FindingContext {
  readonly evaluation: Evaluation;
  readonly ceiling: Ceiling | undefined;
}

export type FindingKind = (report: Measured, context: FindingContext) => RankedFinding[];

/** Of one kind only so many by name; the rest in one sentence. */
const MOST_OF_A_KIND = 4;

export function limitFindings(
  findings: readonly RankedFinding[],
  sayRest: (count: number) => string,
): RankedFinding[] {
  const ordered = findings.toSorted((a, b) => b.loss - a.loss);
  const shown = ordered.slice(0, MOST_OF_A_KIND);
  const last = shown[shown.length - 1];
  const rest = ordered.length - shown.length;
  if (rest === 0 || last === undefined) return shown;
  return [...shown.slice(0, -1), { ...last, what: `${last.what} ${sayRest(rest)}` }];
}
