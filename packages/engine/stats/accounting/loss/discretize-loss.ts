/**
 * @file One run of a mechanism as a privacy-loss distribution on a grid. The mass between two points of the
 * grid is split among both so that it keeps its probability with the row and without it, the tightest of all
 * pessimistic roundings (Doroshenko et al., "Connect the dots: tighter discrete approximations of privacy
 * loss distributions", 2022): its error falls with the square of the step, where rounding up falls with the
 * step.
 */
import type { LossLaw, Mechanism, RatioTails } from "../mechanism.ts";

/** Whether the row is in the dataset that the answer is drawn from, or in the other one. */
export type Direction = "removed" | "added";

/** Masses of the losses step·first, step·(first + 1), …; `beyond` is the mass of an infinite loss. */
export interface LossGrid {
  readonly step: number;
  readonly first: number;
  readonly masses: Float64Array;
  readonly beyond: number;
}

export interface GridOptions {
  readonly direction: Direction;
  readonly step: number;
  /** Probability that may be taken as infinite loss. */
  readonly tailMass: number;
}

/** Units in the last place that a tail probability may be off, and r at an edge. */
const TAIL_ERROR = 64 * 2 ** -52;
/** Below this a probability nears the end of the doubles; above it e^loss is finite where both laws meet. */
const LEAST_EXACT = 1e-280;

/** Least and greatest loss but for `tailMass`. */
export function findLossRange(
  mechanism: Mechanism,
  direction: Direction,
  tailMass: number,
): [number, number] {
  const extent = requireLoss(mechanism).ratioExtent(tailMass);
  const low = lossAt(-extent, mechanism.samplingRate);
  const high = lossAt(extent, mechanism.samplingRate);
  return direction === "removed" ? [low, high] : [-high, -low];
}

export function discretizeLoss(mechanism: Mechanism, { direction, step, tailMass }: GridOptions): LossGrid {
  const [low, high] = findLossRange(mechanism, direction, tailMass);
  const first = Math.floor(low / step) - 1;
  const length = Math.ceil(high / step) + 2 - first;
  const masses = new Float64Array(length);
  const edgeAt = (index: number) => lossTailsAt(mechanism, direction, (first + index) * step);
  let left = edgeAt(0);
  masses[0] = left.realBelow;
  for (let i = 0; i + 1 < length; i++) {
    const right = edgeAt(i + 1);
    const real = massBetween(left.realAbove, left.realBelow, right.realAbove, right.realBelow);
    const other = massBetween(left.otherAbove, left.otherBelow, right.otherAbove, right.otherBelow);
    // What rounding or underflow may have hidden goes to the greater loss.
    const matched = other > LEAST_EXACT ? other * Math.exp((first + i) * step) : 0;
    const unsure = TAIL_ERROR * Math.min(left.realAbove, right.realBelow);
    const upper = (real - matched + unsure) / -Math.expm1(-step);
    const raised = Math.min(Math.max(upper, 0), real);
    masses[i]! += real - raised;
    masses[i + 1]! += raised;
    left = right;
  }
  return { step, first, masses, beyond: left.realAbove };
}

function requireLoss(mechanism: Mechanism): LossLaw {
  const { loss } = mechanism.law;
  if (!loss) throw new TypeError(`no loss distribution is known of ${mechanism.name}`);
  return loss;
}

/** Probabilities of a loss above and at most some value, under the law in question and under the other. */
interface LossTails {
  readonly realAbove: number;
  readonly realBelow: number;
  readonly otherAbove: number;
  readonly otherBelow: number;
}

/**
 * With sampling at rate q the pair is (1 − q)p₀ + q·p₁ and p₀ (Zhu, Dong and Wang, "Optimal accounting of
 * differential privacy via characteristic function", 2022), whose loss ln(1 − q + q·e^r) rises with r.
 */
function lossTailsAt(mechanism: Mechanism, direction: Direction, loss: number): LossTails {
  const rate = mechanism.samplingRate;
  const r = ratioAt(direction === "removed" ? loss : -loss, rate);
  const tails = requireLoss(mechanism).ratioTails(r);
  const mixed = mixTails(tails, rate);
  const plain = { above: tails.withoutAbove, below: tails.withoutBelow };
  return direction === "removed"
    ? { realAbove: mixed.above, realBelow: mixed.below, otherAbove: plain.above, otherBelow: plain.below }
    : { realAbove: plain.below, realBelow: plain.above, otherAbove: mixed.below, otherBelow: mixed.above };
}

function mixTails(tails: RatioTails, rate: number): { above: number; below: number } {
  return {
    above: (1 - rate) * tails.withoutAbove + rate * tails.withAbove,
    below: (1 - rate) * tails.withoutBelow + rate * tails.withBelow,
  };
}

/** From here on e^x overflows sooner than it matters that 1 is taken from it. */
const LARGE = 50;

function lossAt(ratio: number, rate: number): number {
  if (rate === 1) return ratio;
  if (ratio > LARGE) return ratio + Math.log(rate) + Math.log1p(((1 - rate) / rate) * Math.exp(-ratio));
  return Math.log1p(rate * Math.expm1(ratio));
}

/** The r at which the loss is reached; −Infinity below its range. */
function ratioAt(loss: number, rate: number): number {
  if (rate === 1) return loss;
  if (loss > LARGE) return loss - Math.log(rate) + Math.log1p((rate - 1) * Math.exp(-loss));
  const odds = Math.expm1(loss) / rate;
  return odds <= -1 ? Number.NEGATIVE_INFINITY : Math.log1p(odds);
}

/** The difference of the tails on the side where they are small. */
function massBetween(leftAbove: number, leftBelow: number, rightAbove: number, rightBelow: number): number {
  return Math.max(leftAbove <= rightBelow ? leftAbove - rightAbove : rightBelow - leftBelow, 0);
}
