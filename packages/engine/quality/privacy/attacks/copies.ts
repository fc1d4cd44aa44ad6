import type { Attack, AttackFigure, AttackFinding, TableUnderAttack } from "../attack.ts";
import { takeAllRows } from "../attacked-columns.ts";
import { type Estimate, estimateExcess, estimateShare, lowerBound } from "../intervals.ts";
import { type DrawnSides, drawSides, measureNearerSide, type NearerSide } from "../nearer-side.ts";
import { findFirstEqual, joinRows, type Rows } from "../neighbours/index.ts";
import { percent, worst } from "./judge-membership.ts";

/** A synthetic row is a near copy when it is so many times as near to a fitted row as to any held-out one. */
const TIMES_NEARER = 3;
/** Copies beyond chance, at the lower end of the interval: one row in a thousand is somebody; nearness is no proof. */
const MOST_EXCESS = { exact: 0.001, near: 0.01 };

interface CopyRates {
  /** Share of synthetic rows that are copies of fitted rows; and of as many held-out ones. */
  readonly ofFitted: Estimate;
  readonly ofHeldOut: Estimate;
  /** Share of held-out rows that equal a fitted one. */
  readonly byChance?: Estimate;
}

/**
 * Two controls: held-out rows equal fitted ones by chance as well, and a twin of more typical rows equals held-out ones
 * as often as fitted ones. Near copies need only the second, which asks the same of both sides.
 */
export const copies: Attack = {
  name: "copies",
  about:
    "Looks for synthetic rows that equal a fitted one, exactly or nearly, more often than held-out rows do.",
  limits:
    "A row may be given away without being copied as a whole; keys, names and the like are not compared.",
  citation: "mostlyai-qa, identical match share; Semblance, against two controls",
  needs: ["holdout"],
  cost: "quick",
  onEntities: true,
  run(table, context) {
    const exact = rateExact(drawSides(table, takeAllRows(table)));
    const near = rateNear(measureNearerSide(table, context));
    const findings = [judge(table, "exact", exact), judge(table, "near", near)].filter(
      (finding) => finding !== undefined,
    );
    const figures = [...reportExact(exact), reportNear(near)];
    return { figures, findings, judgement: worst(findings) };
  },
};

function rateExact({ real, synthetic, holdout }: DrawnSides): CopyRates {
  const rate = (rows: Rows, among: Rows) => {
    const firsts = findFirstEqual(joinRows(among, rows)).subarray(among.count);
    return estimateShare(firsts.filter((first) => first < among.count).length, rows.count);
  };
  return {
    ofFitted: rate(synthetic, real),
    ofHeldOut: rate(synthetic, holdout),
    byChance: rate(holdout, real),
  };
}

function rateNear({ toFitted, toHeldOut }: NearerSide): CopyRates {
  const rate = (near: Float64Array, far: Float64Array) => {
    const isCopy = (own: number, row: number) =>
      own < (far[row] as number) && TIMES_NEARER * own <= (far[row] as number);
    return estimateShare(near.filter(isCopy).length, near.length);
  };
  return { ofFitted: rate(toFitted, toHeldOut), ofHeldOut: rate(toHeldOut, toFitted) };
}

function reportExact({ ofFitted, ofHeldOut, byChance }: CopyRates): AttackFigure[] {
  const harmless = byChance?.value ?? 0;
  return [
    { name: "exact", label: "Share of synthetic rows that equal a fitted row", ...ofFitted, harmless },
    { name: "exact.heldOut", label: "The same with as many held-out rows", ...ofHeldOut, harmless },
  ];
}

function reportNear({ ofFitted, ofHeldOut }: CopyRates): AttackFigure {
  const label = `Share of synthetic rows ${TIMES_NEARER} times as near to a fitted row as to any held-out one`;
  return { name: "near", label, ...ofFitted, harmless: ofHeldOut.value };
}

const ADVICE =
  "Rows of real people were reproduced: train the generator for less long or on more rows, or use a preset with differential privacy.";

function judge(
  table: TableUnderAttack,
  kind: keyof typeof MOST_EXCESS,
  rates: CopyRates,
): AttackFinding | undefined {
  const { ofFitted, ofHeldOut, byChance } = rates;
  const excess = Math.min(
    lowerBound(estimateExcess(ofFitted, ofHeldOut)),
    byChance === undefined ? 1 : lowerBound(estimateExcess(ofFitted, byChance)),
  );
  if (excess <= MOST_EXCESS[kind] / 10) return undefined;
  const [own, other] = [percent(ofFitted.value), percent(ofHeldOut.value)];
  const what =
    byChance === undefined
      ? `${own} of synthetic rows are at least ${TIMES_NEARER} times as near to a fitted row as to any of as many held-out ones; the other way round it is ${other}.`
      : `${own} of synthetic rows equal a fitted row in every column compared, ${other} a held-out one; of held-out rows ${percent(byChance.value)} equal a fitted one by chance.`;
  return { judgement: excess > MOST_EXCESS[kind] ? "fail" : "warn", where: table.name, what, advice: ADVICE };
}
