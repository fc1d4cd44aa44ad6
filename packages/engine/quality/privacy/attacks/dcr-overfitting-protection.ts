import type { WorkContext } from "../../../base/index.ts";
import type { Attack, AttackFinding, TableUnderAttack } from "../attack.ts";
import { takeMeasuredRows } from "../attacked-columns.ts";
import { type Estimate, estimateShare, lowerBound } from "../intervals.ts";
import { type DrawnSides, drawSides, measureNearerSide } from "../nearer-side.ts";
import { measureClosest } from "./closest-records.ts";
import { limitOf, percent, worst } from "./judge-membership.ts";

export interface OverfittingScore {
  /** min(2 (1 − p), 1), p = the share of synthetic rows that are strictly nearer to a fitted row. */
  readonly score: number;
  readonly nearerToFitted: number;
}

/** As the package has it: each side is measured by its own ranges. */
export function scoreOverfitting(
  { real, synthetic, holdout }: DrawnSides,
  context: WorkContext = {},
): OverfittingScore {
  const toFitted = measureClosest(synthetic, real, context);
  const toHeldOut = measureClosest(synthetic, holdout, context);
  const nearerToFitted = countNearer(toFitted, toHeldOut) / synthetic.count;
  return { score: Math.min(2 * (1 - nearerToFitted), 1), nearerToFitted };
}

function countNearer(one: Float64Array, other: Float64Array): number {
  return one.filter((distance, row) => distance < (other[row] as number)).length;
}

export const dcrOverfittingProtection: Attack = {
  name: "dcr-overfitting-protection",
  about:
    "Whether synthetic rows are nearer to fitted rows than to held-out ones (SDMetrics' DCROverfittingProtection).",
  limits:
    "An overfitting smoke test: data that pass it have been broken by membership attacks, so a good score proves no privacy.",
  citation: "SDMetrics 0.32.0, DCROverfittingProtection; Yao et al. 2025 (The DCR Delusion)",
  needs: ["holdout"],
  cost: "quick",
  run(table, context) {
    const { score } = scoreOverfitting(drawSides(table, takeMeasuredRows(table)), context);
    const { toFitted, toHeldOut, count } = measureNearerSide(table, context);
    const [fitted, heldOut] = [countNearer(toFitted, toHeldOut), countNearer(toHeldOut, toFitted)];
    // Rows share their neighbours, so half of them are counted as evidence.
    const share = fitted + heldOut > 0 ? estimateShare(fitted / 2, (fitted + heldOut) / 2) : ALWAYS_TIED;
    const findings = judge(table, share, limitOf(count));
    const figures = [
      { name: "score", label: "DCROverfittingProtection, 1 is best", value: score, harmless: 1 },
      {
        name: "share",
        label: "Share nearer to fitted rows, on one scale, ties left out",
        ...share,
        harmless: 0.5,
      },
    ];
    return { figures, findings, judgement: worst(findings) };
  },
};

const ALWAYS_TIED: Estimate = { value: 0.5, low: 0, high: 1 };

/** The package's score is no evidence: an outlier on one side alone moves it. */
function judge(table: TableUnderAttack, share: Estimate, limit: number): AttackFinding[] {
  const surely = lowerBound(share);
  if (share.value <= limit || surely <= 0.5) return [];
  return [
    {
      judgement: surely > limit ? "fail" : "warn",
      where: table.name,
      what: `${percent(share.value)} of the synthetic rows that are nearer to one side are nearer to fitted rows than to as many held-out ones (${percent(share.low)} to ${percent(share.high)}); 50 % is harmless, ${percent(limit)} the limit.`,
      advice: "The generator follows its training rows too closely: train it for less long or on more rows.",
    },
  ];
}
