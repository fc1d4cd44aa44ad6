import {
  type LossLaw,
  type Mechanism,
  makeMechanism,
  requirePositivePrivacy,
  requirePrivacy,
} from "../mechanism.ts";
import type { NoiseOptions } from "./gaussian.ts";

/** The table of probabilities has 77σ places. */
const MAX_NOISE = 1e4;
/** Beyond 38.5σ a double holds no density. */
const REACH = 38.5;

/**
 * Discrete Gaussian noise on one whole number (Canonne, Kamath and Steinke, "The discrete Gaussian for
 * differential privacy", 2020): its Rényi divergence is at most αρ with ρ = Δ²/(2σ²). For vectors take
 * `concentratedMechanism`.
 */
export function discreteGaussianMechanism({
  noise,
  sensitivity = 1,
  samplingRate = 1,
}: NoiseOptions): Mechanism {
  const name = `discrete Gaussian noise ${noise} on sensitivity ${sensitivity}`;
  requirePositivePrivacy(name, { noise, sensitivity });
  const isWhole = Number.isSafeInteger(sensitivity);
  requirePrivacy(isWhole, name, {
    parameter: "sensitivity",
    value: sensitivity,
    requirement: "a whole number",
  });
  requirePrivacy(noise <= MAX_NOISE, name, {
    parameter: "noise",
    value: noise,
    requirement: `at most ${MAX_NOISE}`,
  });
  const concentration = (sensitivity / noise) ** 2 / 2;
  return makeMechanism(
    {
      name,
      concentration,
      renyi: (order) => order * concentration,
      loss: discreteGaussianLoss(noise, sensitivity),
    },
    samplingRate,
  );
}

/** r(x) = (2Δx − Δ²)/(2σ²) at every whole x. */
function discreteGaussianLoss(noise: number, sensitivity: number): LossLaw {
  const upper = upperSums(noise);
  /** P(X ≥ x) */
  const atLeast = (x: number) => (x > 0 ? (upper[x] ?? 0) : 1 - (upper[1 - x] ?? 0));
  const ratioAt = (x: number) => (sensitivity * (2 * x - sensitivity)) / (2 * noise * noise);
  return {
    ratioTails(t) {
      const place = (t * noise * noise) / sensitivity + sensitivity / 2;
      const above = Math.min(Math.max(Math.floor(place) + 1, -upper.length), upper.length + sensitivity);
      return {
        withAbove: atLeast(above - sensitivity),
        withBelow: atLeast(1 - above + sensitivity),
        withoutAbove: atLeast(above),
        withoutBelow: atLeast(1 - above),
      };
    },
    ratioExtent(probability) {
      let x = 1;
      while (x < upper.length && upper[x]! > probability) x++;
      return ratioAt(x + sensitivity);
    },
  };
}

/** P(X ≥ x) for x = 0, 1, …, summed from the far end so that small tails keep their digits. */
function upperSums(noise: number): Float64Array {
  const sums = new Float64Array(Math.ceil(REACH * noise) + 2);
  let sum = 0;
  for (let x = sums.length - 1; x >= 0; x--) {
    sum += Math.exp(-0.5 * (x / noise) ** 2);
    sums[x] = sum;
  }
  const total = 2 * sum - 1;
  return sums.map((value) => value / total);
}
