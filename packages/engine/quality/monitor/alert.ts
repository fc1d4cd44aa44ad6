/**
 * @file When a score is too low, and how that is said. It is when it lies under its threshold by more than sketches may
 * be off, and lower than chance alone makes the scores of so few rows; no value of the data stands in the words.
 */
import type { WindowMetric, WindowScore } from "./score-column.ts";
import type { Alert, ColumnResult, RowShare } from "./window-result.ts";

interface Wording {
  readonly tell: (score: number) => string;
  readonly advice: string;
}

const wordings: Readonly<Record<WindowMetric, Wording>> = {
  KSComplement: {
    tell: (score) =>
      `the distribution lies up to ${percent(1 - score)} of the values away from the reference's`,
    advice:
      "See whether the source, a unit or the time has changed; summarise the reference anew if this is to stay.",
  },
  TVComplement: {
    tell: (score) =>
      `${percent(1 - score)} of the values would have to change category to match the reference`,
    advice: "See which groups have grown or gone; summarise the reference anew if this is to stay.",
  },
  MissingValueSimilarity: {
    tell: (score) => `the share of missing values is ${percent(1 - score)} away from the reference's`,
    advice: "See whether the field is still sent, under the same name.",
  },
  BoundaryAdherence: {
    tell: (score) =>
      `${percent(1 - score)} of the values lie outside the reference's range or are of another type`,
    advice: "See whether the unit or the format has changed, or widen the bounds in the schema.",
  },
  CategoryAdherence: {
    tell: (score) => `${percent(1 - score)} of the values are of categories that the reference has not`,
    advice: "See whether they are misspelt; if they are right, add them to the schema's values.",
  },
};

export function alertOfColumn(where: string, score: WindowScore, threshold: number): Alert | undefined {
  const { metric, value, error, chance } = score;
  const limit = Math.min(threshold, 1 - chance);
  if (value === null || value + error >= limit) return undefined;
  const { tell, advice } = wordings[metric];
  return { metric, where, value, limit, what: `${where}: ${tell(value)}.`, advice };
}

export interface RowsToJudge {
  readonly table: string;
  readonly kind: "copies" | "repeats";
  readonly share: RowShare;
  /** How far above the expected share so few rows may come by chance. */
  readonly chance: number;
  readonly most: number | undefined;
}

export function alertOfRows({ table, kind, share, chance, most }: RowsToJudge): Alert | undefined {
  if (most === undefined || share.value === null) return undefined;
  const limit = Math.max(most, share.expected + chance);
  if (share.value - share.error <= limit) return undefined;
  const told = `${percent(share.value)} of the rows ${kind === "copies" ? "equal a row of the reference" : "equal an earlier one of the window"}`;
  return {
    metric: kind,
    where: table,
    value: share.value,
    limit,
    what: `${table}: ${told}; ${percent(share.expected)} are to be expected of its source.`,
    advice:
      kind === "copies"
        ? "A generator that repeats real rows gives people away: stop it, and fit it anew with fewer epochs or with differential privacy."
        : "See whether a message is sent twice, or a generator draws the same row again and again.",
  };
}

export interface WindowToJudge {
  readonly table: string;
  readonly score: number | null;
  readonly columns: readonly ColumnResult[];
  readonly threshold: number;
}

/** The mean is allowed what its columns are: chance and error of each one's least score. */
export function alertOfWindow({ table, score, columns, threshold }: WindowToJudge): Alert | undefined {
  if (score === null) return undefined;
  const least = columns.flatMap(
    ({ score: lowest, scores }) => scores.find(({ value }) => value === lowest) ?? [],
  );
  const mean = (pick: (score: WindowScore) => number) =>
    least.reduce((sum, each) => sum + pick(each), 0) / least.length;
  const limit = Math.min(threshold, 1 - mean(({ chance }) => chance));
  if (score + mean(({ error }) => error) >= limit) return undefined;
  return {
    metric: "score",
    where: table,
    value: score,
    limit,
    what: `${table}: the columns score ${score.toFixed(4)} in the mean, less than ${limit.toFixed(4)}.`,
    advice: "The alerts of single columns say where it comes from.",
  };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
