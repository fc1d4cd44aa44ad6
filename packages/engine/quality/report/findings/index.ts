/** @file The worst ten findings, of all kinds. */
import type { Finding } from "../report.ts";
import { columnFindings } from "./columns.ts";
import type { FindingContext, FindingKind, Measured } from "./finding-kind.ts";
import { pairFindings } from "./pairs.ts";
import { privacyFindings } from "./privacy.ts";
import { relationshipFindings } from "./relationships.ts";
import { ruleFindings } from "./rules.ts";
import { tableFindings } from "./tables.ts";
import { validityFindings } from "./validity.ts";
import { wholeFindings } from "./whole.ts";

const kinds: readonly FindingKind[] = [
  privacyFindings,
  tableFindings,
  relationshipFindings,
  validityFindings,
  ruleFindings,
  wholeFindings,
  columnFindings,
  pairFindings,
];

const MOST = 10;

export function listFindings(report: Measured, context: FindingContext): Finding[] {
  return kinds
    .flatMap((kind) => kind(report, context))
    .toSorted((a, b) => weigh(b) - weigh(a))
    .slice(0, MOST)
    .map(({ judgement, where, what, advice }) => ({ judgement, where, what, advice }));
}

/** What is bad comes before what is to be watched, whatever was lost. */
function weigh({ judgement, loss }: { readonly judgement: Finding["judgement"]; readonly loss: number }) {
  return (judgement === "bad" ? 1 : 0) + Math.min(loss, 0.999);
}
