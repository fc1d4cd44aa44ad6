/**
 * @file α-precision, β-recall and authenticity (Alaa et al., "How Faithful is your Synthetic Data?", 2022), on
 * standardised columns and one-hot categories in place of the paper's learnt embedding.
 */
import { quantilesOfSorted } from "../../../stats/index.ts";
import { overTables, type TableInput } from "../classifiers/over-tables.ts";
import type { MetricEntry } from "../entry.ts";
import { type Cloud, measureCloud } from "./embed-rows.ts";

/** Levels α = 1/30 … 1 of the integral. */
const LEVELS = Float64Array.from({ length: 30 }, (_, index) => (index + 1) / 30);

function overClouds(
  about: Pick<MetricEntry, "name" | "about">,
  measure: (cloud: Cloud) => number,
): MetricEntry {
  const citation = "Alaa, van Breugel, Saveliev and van der Schaar 2022";
  return overTables({ ...about, range: [0, 1], best: 1, citation, needs: [] }, (input: TableInput) => {
    const cloud = measureCloud(input);
    return { value: measure(cloud), note: cloud.note };
  });
}

export const alphaPrecision = overClouds(
  {
    name: "AlphaPrecision",
    about:
      "Whether the ball around the real centre with a share α of real rows holds as many synthetic ones, over all α.",
  },
  (cloud) => {
    const [real, synthetic] = [listReal(cloud), listSynthetic(cloud)];
    const radii = quantilesOfSorted(measureToCentre(cloud, real, real).sort(), LEVELS);
    const distances = measureToCentre(cloud, synthetic, real);
    return integrate((level) => shareWhere(distances, (distance) => distance <= (radii[level] as number)));
  },
);

export const betaRecall = overClouds(
  {
    name: "BetaRecall",
    about:
      "Whether real rows have a synthetic one nearer than the next real one, within the share β around the synthetic centre.",
  },
  (cloud) => {
    const [real, synthetic] = [listReal(cloud), listSynthetic(cloud)];
    const distances = measureToCentre(cloud, synthetic, synthetic);
    const radii = quantilesOfSorted(distances.slice().sort(), LEVELS);
    const nearest = real.map((row) => findNearest(cloud, row, synthetic));
    const covered = real.filter((row, at) => {
      const own = findNearest(cloud, row, real);
      return squareOf(cloud, row, nearest[at] as number) <= squareOf(cloud, row, own);
    });
    const reach = Float64Array.from(covered, (row) => {
      const at = nearest[row] as number;
      return distances[at - cloud.realCount] as number;
    });
    return integrate(
      (level) => reach.filter((distance) => distance <= (radii[level] as number)).length / real.length,
    );
  },
);

export const authenticity = overClouds(
  {
    name: "Authenticity",
    about:
      "Share of synthetic rows farther from their nearest real row than that row is from the next real one.",
  },
  (cloud) => {
    const real = listReal(cloud);
    const synthetic = listSynthetic(cloud);
    const authentic = synthetic.filter((row) => {
      const nearest = findNearest(cloud, row, real);
      const next = findNearest(cloud, nearest, real);
      return squareOf(cloud, row, nearest) > squareOf(cloud, nearest, next);
    });
    return authentic.length / synthetic.length;
  },
);

const listReal = ({ realCount }: Cloud) => Array.from({ length: realCount }, (_, row) => row);
const listSynthetic = ({ realCount, count }: Cloud) =>
  Array.from({ length: count - realCount }, (_, row) => realCount + row);

/** |x − mean(S)|² = mean |x − s|² − ½ mean |s − s′|². */
function measureToCentre(cloud: Cloud, rows: readonly number[], centre: readonly number[]): Float64Array {
  const meanTo = (row: number) =>
    centre.reduce((sum, other) => sum + (cloud.squares[row * cloud.count + other] as number), 0) /
    centre.length;
  const spread = centre.reduce((sum, row) => sum + meanTo(row), 0) / centre.length / 2;
  return Float64Array.from(rows, (row) => Math.max(0, meanTo(row) - spread));
}

function findNearest({ squares, count }: Cloud, row: number, among: readonly number[]): number {
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
  for (const other of among) {
    const square = squares[row * count + other] as number;
    if (other === row || square >= least) continue;
    nearest = other;
    least = square;
  }
  return nearest;
}

function squareOf({ squares, count }: Cloud, one: number, other: number): number {
  return squares[one * count + other] as number;
}

/** 1 − 2 ∫ |α − share(α)| dα. */
function integrate(shareAt: (level: number) => number): number {
  const gaps = LEVELS.map((level, at) => Math.abs(level - shareAt(at)));
  return Math.max(0, 1 - (2 * gaps.reduce((sum, gap) => sum + gap, 0)) / LEVELS.length);
}

function shareWhere(values: Float64Array, holds: (value: number) => boolean): number {
  return values.filter(holds).length / values.length;
}
