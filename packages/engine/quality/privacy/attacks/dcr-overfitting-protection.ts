import type { WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import { drawRows } from "../../metrics/classifiers/draw-rows.ts";
import type { Attack, AttackFinding } from "../attack.ts";
import { takeMeasuredRows } from "../attacked-columns.ts";
import { MOST_ATTACKED, requireRows } from "../exposure.ts";
import { estimateShare } from "../intervals.ts";
import { pickRows, type Rows } from "../neighbours/index.ts";
import { measureClosest } from "./closest-records.ts";
import { limitOf, percent, worst } from "./judge-membership.ts";

export interface OverfittingScore {
  /** min(2 (1 − p), 1), p = the share of synthetic rows that are strictly nearer to a fitted row. */
  readonly score: number;
  readonly nearerToFitted: number;
  readonly nearerToHeldOut: number;
  readonly count: number;
}

export interface ThreeSides {
  readonly real: Rows;
  readonly synthetic: Rows;
  readonly holdout: Rows;
}

export function scoreOverfitting(
  { real, synthetic, holdout }: ThreeSides,
  context: WorkContext = {},
): OverfittingScore {
  const toFitted = measureClosest(synthetic, real, context);
  const toHeldOut = measureClosest(synthetic, holdout, context);
  let [nearerToFitted, nearerToHeldOut] = [0, 0];
  for (const [row, distance] of toFitted.entries()) {
    if (distance < (toHeldOut[row] as number)) nearerToFitted++;
    if (distance > (toHeldOut[row] as number)) nearerToHeldOut++;
  }
  const count = synthetic.count;
  return { score: Math.min(2 * (1 - nearerToFitted / count), 1), nearerToFitted, nearerToHeldOut, count };
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
    const { real, synthetic, holdout } = takeMeasuredRows(table);
    if (holdout === undefined) throw qualityErrors.create("no-holdout");
    requireRows({ fitted: real.count, synthetic: synthetic.count, "held-out": holdout.count });
    const count = Math.min(real.count, holdout.count);
    const random = table.random.stream("closest records");
    const draw = (side: Rows, most: number, name: string) =>
      side.count <= most ? side : pickRows(side, drawRows(side.count, most, random.stream(name)));
    const sides = {
      real: draw(real, count, "fitted"),
      synthetic: draw(synthetic, MOST_ATTACKED, "synthetic"),
      holdout: draw(holdout, count, "held out"),
    };
    const { score, nearerToFitted, nearerToHeldOut } = scoreOverfitting(sides, context);
    // Rows share their neighbours, so half of them are counted as evidence.
    const share = estimateShare(nearerToFitted / 2, (nearerToFitted + nearerToHeldOut) / 2);
    const findings: AttackFinding[] = [];
    const limit = limitOf(count);
    if (share.value > limit && share.low > 0.5)
      findings.push({
        judgement: share.low > limit ? "fail" : "warn",
        where: table.name,
        what: `${percent(share.value)} of the synthetic rows that are nearer to one side are nearer to fitted rows than to as many held-out ones (${percent(share.low)} to ${percent(share.high)}); 50 % is harmless, ${percent(limit)} the limit.`,
        advice:
          "The generator follows its training rows too closely: train it for less long or on more rows.",
      });
    const figures = [
      { name: "score", label: "DCROverfittingProtection, 1 is best", value: score, harmless: 1 },
      { name: "share", label: "Share nearer to fitted rows, ties left out", ...share, harmless: 0.5 },
    ];
    return { figures, findings, judgement: worst(findings) };
  },
};
