/**
 * @file One judge for every generator: the rooms of quality and privacy, with more rows than a report has time for.
 * A synthetic table, or the other real half in its place, is judged against the fitted half and against the half
 * that no generator saw.
 */
import { isSemblanceError, Random } from "../../packages/engine/base/index.ts";
import {
  computeQualityReports,
  defaultThresholds,
  type EvaluationInput,
  type MetricAnswer,
  metricEntries,
  zeroThresholds,
} from "../../packages/engine/quality/index.ts";
import { addDifferences } from "../../packages/engine/quality/metrics/classifiers/add-differences.ts";
import {
  countSampled,
  sampleEqually,
  tellApart,
} from "../../packages/engine/quality/metrics/classifiers/c2st.ts";
import { boostClassifier } from "../../packages/engine/quality/metrics/classifiers/cross-validate.ts";
import { drawBootstrap } from "../../packages/engine/quality/metrics/classifiers/draw-rows.ts";
import type { TableInput } from "../../packages/engine/quality/metrics/classifiers/over-tables.ts";
import type { MeasuredFeature } from "../../packages/engine/quality/metrics/classifiers/take-features.ts";
import { scoreUtility } from "../../packages/engine/quality/metrics/classifiers/tstr.ts";
import { type AttackAnswer, runAttacks } from "../../packages/engine/quality/privacy/index.ts";
import { type Table, takeRows } from "../../packages/engine/table/index.ts";
import type { Halves } from "./halves.ts";

/** Raised when a score is computed otherwise, so that kept ones are not shown for it. */
export const JUDGE_VERSION = 1;

/** Rows a side of tests and of models: the standard error of an area of .5 is then .003. */
const MOST_ROWS = 20_000;
/** Small tables are cut into folds several times: the mean is steadier, though not the draw of the halves. */
const JUDGED_ROWS = 5_000;
const MOST_ROUNDS = 3;
const SEED = 1;

/** Errors are percentages; what cannot be computed is null. */
export interface Scores {
  readonly shape: number | null;
  /** SDMetrics' trends with no threshold and with its default ones; and on the real table's edges. */
  readonly trend: number | null;
  readonly trendDefault: number | null;
  readonly trendEdges: number | null;
  readonly c2st: number | null;
  readonly c2stDifferences: number | null;
  /** Against the half that was not fitted. */
  readonly c2stOther: number | null;
  readonly c2stOtherDifferences: number | null;
  /** AUC or R² on the other half of a model taught by these rows. */
  readonly utility: number | null;
  readonly dcrShare: number | null;
  /** Share of rows that equal a fitted one; the same of real rows that were not fitted. */
  readonly identical: number | null;
  readonly identicalOther: number | null;
  readonly membership: number | null;
  /** The largest lower end of the intervals of Anonymeter's risks, where they were asked for. */
  readonly risk?: number | null;
}

export interface JudgeOptions {
  /** Anonymeter's attacks too. */
  readonly hasAttacks?: boolean;
}

const quickAttacks = ["copies", "membership-density", "dcr-overfitting-protection"];
const anonymeter = ["singling-out-univariate", "singling-out-multivariate", "linkability", "inference"];

export async function judgeTwin(
  halves: Halves,
  twin: Table,
  { hasAttacks = false }: JudgeOptions = {},
): Promise<Scores> {
  const input = pose(halves, twin);
  const names = [...quickAttacks, ...(hasAttacks ? anonymeter : [])];
  const holdout = new Map([[halves.name, halves.other]]);
  const { attacks } = await runAttacks({ ...input, holdout }, { only: names });
  const [share, identical, area] = [
    findFigure(attacks, "dcr-overfitting-protection", "share"),
    findFigure(attacks, "copies", "exact"),
    findFigure(attacks, "membership-density", "auc"),
  ];
  const other = { ...halves, fitted: halves.other };
  return {
    ...judgeQuality(input),
    ...(await judgeEdges(input)),
    c2st: test(halves, twin, "plain"),
    c2stDifferences: test(halves, twin, "differences"),
    c2stOther: test(other, twin, "plain"),
    c2stOtherDifferences: test(other, twin, "differences"),
    utility: attempt(() => scoreUtility(tableInput(halves, twin), {}, MOST_ROWS).value),
    dcrShare: share?.value ?? null,
    identical: identical?.value ?? null,
    identicalOther: identical?.harmless ?? null,
    membership: area?.value ?? null,
    ...(hasAttacks && { risk: findRisk(attacks) }),
  };
}

/** What fresh real rows score in the place of a twin: the ceiling. */
export type Ceiling = Pick<Scores, "shape" | "trend" | "trendDefault" | "trendEdges" | "c2st"> & {
  readonly c2stDifferences: number | null;
  /** The score of a bootstrap of the fitted rows against the other half: what copying scores. */
  readonly copyLine: number | null;
  readonly copyLineDifferences: number | null;
  /** Of a model taught by the fitted rows. */
  readonly utility: number | null;
};

export async function judgeCeiling(halves: Halves): Promise<Ceiling> {
  const input = pose(halves, halves.other);
  const drawn = drawBootstrap(
    halves.fitted.rowCount,
    halves.fitted.rowCount,
    new Random(SEED).stream("copy"),
  );
  const copy = takeRows(halves.fitted, drawn);
  const other = { ...halves, fitted: halves.other };
  return {
    ...judgeQuality(input),
    ...(await judgeEdges(input)),
    c2st: test(halves, halves.other, "plain"),
    c2stDifferences: test(halves, halves.other, "differences"),
    copyLine: test(other, copy, "plain"),
    copyLineDifferences: test(other, copy, "differences"),
    utility: attempt(() => scoreUtility(tableInput(halves, halves.fitted), {}, MOST_ROWS).value),
  };
}

function pose({ name, fitted, schema, target }: Halves, twin: Table): EvaluationInput {
  return {
    real: new Map([[name, fitted]]),
    synthetic: new Map([[name, twin]]),
    schema,
    seed: SEED,
    ...(target !== undefined && { target: `${name}.${target}` }),
  };
}

function tableInput({ name, fitted, other, schema, target }: Halves, twin: Table): TableInput {
  const table = schema.tables[name] as TableInput["schema"];
  const random = new Random(SEED).stream(name);
  const sides = { real: fitted, synthetic: twin, holdout: other };
  return { name, ...sides, schema: table, random, ...(target !== undefined && { target }) };
}

function judgeQuality(input: EvaluationInput) {
  const [zero, byDefault] = computeQualityReports(input, [zeroThresholds, defaultThresholds]);
  const error = (score: number | null | undefined) => (score == null ? null : 100 * (1 - score));
  return {
    shape: error(zero?.properties["Column Shapes"]),
    trend: error(zero?.properties["Column Pair Trends"]),
    trendDefault: error(byDefault?.properties["Column Pair Trends"]),
  };
}

async function judgeEdges(input: EvaluationInput): Promise<{ readonly trendEdges: number | null }> {
  const metric = metricEntries.find(({ name }) => name === "PairTrends.realEdges");
  const answer: MetricAnswer | undefined = await metric?.compute(input, {});
  return { trendEdges: answer?.value == null ? null : 100 * (1 - answer.value) };
}

/** The area under the curve of boosted trees that tell the twin from the half given as fitted. */
function test(halves: Halves, twin: Table, kind: "plain" | "differences"): number | null {
  const makeClassifier = (features: readonly MeasuredFeature[], seed: number) =>
    boostClassifier(kind === "plain" ? features : addDifferences(features).all, seed);
  return attempt(() => {
    const input = tableInput(halves, twin);
    const count = countSampled([halves.fitted, twin], undefined, MOST_ROWS);
    const samples = sampleEqually(input, twin, halves.fitted, count);
    const rounds = Math.min(MOST_ROUNDS, Math.ceil(JUDGED_ROWS / count));
    const areas = Array.from({ length: rounds }, (_, round) => {
      const random = input.random.stream(`round ${round}`);
      return tellApart({ ...samples, random }, makeClassifier, {}).value;
    });
    return areas.reduce((sum, area) => sum + area, 0) / rounds;
  });
}

/** Null where a coded error says why there is no score. */
function attempt(score: () => number): number | null {
  try {
    return score();
  } catch (error) {
    if (isSemblanceError(error)) return null;
    throw error;
  }
}

function findFigure(answers: readonly AttackAnswer[], attack: string, figure: string) {
  const answer = answers.find(({ name }) => name === attack);
  if (answer === undefined || !("figures" in answer)) return undefined;
  return answer.figures.find(({ name }) => name === figure);
}

function findRisk(answers: readonly AttackAnswer[]): number | null {
  const figures = answers.flatMap((answer) => ("figures" in answer ? answer.figures : []));
  const lows = figures.filter(({ name }) => /(^|\.)risk(\.|$)/.test(name)).map(({ low }) => low ?? 0);
  return lows.length === 0 ? null : Math.max(...lows);
}
