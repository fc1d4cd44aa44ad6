import type { Random, WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import { drawRows } from "../../metrics/classifiers/draw-rows.ts";
import type { Attack, AttackFinding } from "../attack.ts";
import { takeMeasuredRows } from "../attacked-columns.ts";
import { MOST_ATTACKED, requireRows } from "../exposure.ts";
import { findNeighbours, pickRows, type RowColumn, type Rows } from "../neighbours/index.ts";
import { distanceTo, measureClosest, medianOf } from "./closest-records.ts";
import { percent, worst } from "./judge-membership.ts";

/**
 * Synthetic rows may lie somewhat nearer to real rows than real ones do to each other, being more typical: default
 * generators reach .8 to 1.1 of that distance, a copy 0.
 */
const LEAST_SHARE = 0.5;
const WARN_SHARE = 0.75;

/** Random rows, which lie far from everything and take longest to search; the package takes as many as synthetic ones. */
const MOST_UNIFORM = 5_000;

export interface BaselineScore {
  /** min(synthetic / random, 1) of the median distances to the closest real row. */
  readonly score: number;
  readonly synthetic: number;
  readonly random: number;
}

export function scoreBaseline(
  { real, synthetic, random }: { readonly real: Rows; readonly synthetic: Rows; readonly random: Rows },
  context: WorkContext = {},
): BaselineScore {
  const ofSynthetic = medianOf(measureClosest(synthetic, real, context));
  const ofRandom = medianOf(measureClosest(random, real, context));
  if (ofRandom === 0) throw qualityErrors.create("rows-too-alike");
  return { score: Math.min(ofSynthetic / ofRandom, 1), synthetic: ofSynthetic, random: ofRandom };
}

/** Each column by itself: evenly between its least and largest value, whole numbers whole, or over its categories. */
export function drawUniformRows(real: Rows, count: number, random: Random): Rows {
  const columns = real.columns.map((column, at): RowColumn => {
    const own = random.stream(`column ${at}`);
    if (column.kind === "number") return { kind: "number", values: drawNumbers(column.values, count, own) };
    const known = [...new Set(column.codes)].filter((code) => code >= 0);
    const missing = column.codes.filter((code) => code < 0).length / column.codes.length;
    const draw = () => (own.float() < missing ? -1 : (known[own.below(known.length)] as number));
    return { kind: "category", codes: Int32Array.from({ length: count }, draw) };
  });
  return { count, columns };
}

function drawNumbers(values: Float64Array, count: number, random: Random): Float64Array {
  const present = values.filter((value) => !Number.isNaN(value)).sort();
  const missing = 1 - present.length / values.length;
  const [least, largest] = [present[0] ?? 0, present.at(-1) ?? 0];
  const isWhole = present.every(Number.isInteger);
  return Float64Array.from({ length: count }, () => {
    if (random.float() < missing) return Number.NaN;
    return isWhole
      ? Math.floor(least + random.float() * (largest - least + 1))
      : least + random.float() * (largest - least);
  });
}

export const dcrBaselineProtection: Attack = {
  name: "dcr-baseline-protection",
  about:
    "How near synthetic rows lie to fitted ones, against random rows (SDMetrics' DCRBaselineProtection) and against real rows.",
  limits:
    "An overfitting smoke test: half of the rows may be copies before the median shows it, and data that pass have been broken by membership attacks.",
  citation: "SDMetrics 0.32.0, DCRBaselineProtection; Yao et al. 2025 (The DCR Delusion)",
  needs: [],
  cost: "quick",
  run(table, context) {
    const { real, synthetic } = takeMeasuredRows(table);
    requireRows({ fitted: real.count, synthetic: synthetic.count });
    const random = table.random.stream("baseline");
    const count = Math.min(MOST_ATTACKED, synthetic.count);
    const drawn = pickRows(synthetic, drawRows(synthetic.count, count, random.stream("synthetic")));
    const uniform = drawUniformRows(real, Math.min(MOST_UNIFORM, count), random.stream("uniform"));
    const {
      score,
      synthetic: median,
      random: baseline,
    } = scoreBaseline({ real, synthetic: drawn, random: uniform }, context);
    const between = measureBetween(real, random, context);
    const harmless = Math.min(between / baseline, 1);
    const findings: AttackFinding[] = [];
    const share = between > 0 ? median / between : 1;
    if (share < WARN_SHARE)
      findings.push({
        judgement: share < LEAST_SHARE ? "fail" : "warn",
        where: table.name,
        what: `The median synthetic row is ${percent(share)} as far from its nearest fitted row as fitted rows are from each other; under ${percent(LEAST_SHARE)} it is a near copy.`,
        advice:
          "The generator follows its training rows too closely: train it for less long or on more rows.",
      });
    const figures = [
      { name: "score", label: "DCRBaselineProtection, 1 is as far as random rows", value: score, harmless },
    ];
    const note =
      between > 0
        ? undefined
        : "more than half of the fitted rows have a twin, so distances tell nothing here";
    return {
      figures,
      findings,
      judgement: note === undefined ? worst(findings) : "unknown",
      ...(note && { note }),
    };
  },
};

/** What a row of the same source would have: the median distance from a fitted row to the nearest other one. */
function measureBetween(real: Rows, random: Random, context: WorkContext): number {
  const rows = drawRows(real.count, Math.min(MOST_ATTACKED, real.count), random.stream("between"));
  const options = { k: 2, distance: distanceTo(real) };
  const { distance } = findNeighbours(pickRows(real, rows), real, options, context);
  return medianOf(distance.filter((_, at) => at % 2 === 1)) / real.columns.length;
}
