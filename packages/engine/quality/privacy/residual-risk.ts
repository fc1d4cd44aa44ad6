/**
 * @file How often an attack succeeds, less what it achieves on people whose rows were not fitted (Giomi et al. 2023,
 * Anonymeter). What works on held-out people as well is knowledge of the world, not a leak.
 */
import type { AttackFigure, AttackFinding } from "./attack.ts";
import { percent } from "./attacks/judge-membership.ts";
import { type Estimate, estimateExcess, estimateShare, lowerBound } from "./intervals.ts";

/** An estimate with the half-width of its 95 % interval. */
export interface SuccessRate {
  readonly value: number;
  readonly error: number;
}

export interface Tries {
  readonly count: number;
  readonly hits: number;
}

export interface AttackTries {
  /** On fitted rows. */
  readonly main: Tries;
  /** Guesses at random. */
  readonly baseline: Tries;
  /** On held-out rows. */
  readonly control: Tries;
}

const Z = 1.959963984540054;
/**
 * What an excess may surely reach. Univariate singling
 * out measured [.14, .23] with this project's default generator on 1,465 rows, at most [0, .14] with its strict one,
 * and .41 to .86 with trees grown to five rows.
 */
const MOST_RISK = 0.2;
const WARN_RISK = 0.05;

/** The centre of Wilson's interval (1927), which lies nearer to one half than the share itself. */
export function rateSuccess({ hits, count }: Tries): SuccessRate {
  const share = Math.min(hits, count);
  const width = count + Z * Z;
  const error = (Z / width) * Math.sqrt((share * (count - share)) / count + (Z * Z) / 4);
  return { value: (share + (Z * Z) / 2) / width, error };
}

/** R = (attack − control) / (1 − control), its error propagated. */
export function rateResidual(attack: SuccessRate, control: SuccessRate): SuccessRate {
  const room = 1 - control.value;
  const value = (attack.value - control.value) / room;
  const error = Math.hypot(attack.error / room, (control.error * (attack.value - 1)) / room ** 2);
  return { value, error };
}

/** Within 0 and 1. */
export function boundRate({ value, error }: SuccessRate): Estimate {
  const bound = (number: number) => Math.min(Math.max(number, 0), 1);
  return { value: bound(value), low: bound(value - error), high: bound(value + error) };
}

/** The excess on fitted people first, then the rates that it comes from. */
export function reportTries(tries: AttackTries, { prefix = "", of = "" } = {}): AttackFigure[] {
  const [main, baseline, control] = [tries.main, tries.baseline, tries.control].map(rateSuccess) as [
    SuccessRate,
    SuccessRate,
    SuccessRate,
  ];
  const figure = (name: string, label: string, rate: SuccessRate) => ({
    name: `${prefix}${name}`,
    label: `${label}${of}`,
    ...boundRate(rate),
  });
  return [
    { ...figure("risk", "Excess of success on fitted people", rateResidual(main, control)), harmless: 0 },
    { ...figure("attack", "Success on fitted people", main), harmless: control.value },
    figure("control", "Success on held-out people", control),
    figure("baseline", "Success of guessing", baseline),
  ];
}

export interface RiskCase {
  readonly where: string;
  /** What succeeded, such as `Singling out by one value`. */
  readonly deed: string;
  readonly advice: string;
}

export function judgeTries(
  { main, control }: AttackTries,
  { where, deed, advice }: RiskCase,
): AttackFinding | undefined {
  const [attack, harmless] = [rateSuccess(main), rateSuccess(control)];
  const { value, error } = rateResidual(attack, harmless);
  const low = lowerBound({ value, low: value - error, high: value + error });
  if (low <= WARN_RISK || !isSurelyMore(main, control)) return undefined;
  const bounds = boundRate({ value, error });
  return {
    judgement: low > MOST_RISK ? "fail" : "warn",
    where,
    what: `${deed} succeeded for ${percent(attack.value)} of fitted people and for ${percent(harmless.value)} of held-out ones: an excess of ${percent(bounds.value)} of what was possible (${percent(bounds.low)} to ${percent(bounds.high)}), where ${percent(WARN_RISK)} is harmless.`,
    advice,
  };
}

/** Where nearly all succeed anyway, the propagated error is too small: 100 % after 98 % is no finding. */
function isSurelyMore(main: Tries, control: Tries): boolean {
  const [own, others] = [main, control].map(({ hits, count }) => estimateShare(hits, count)) as [
    Estimate,
    Estimate,
  ];
  return lowerBound(estimateExcess(own, others)) > 0;
}

/** A note where the attack was too weak to tell anything. */
export function noteWeakness({ main, baseline }: AttackTries): string | undefined {
  return rateSuccess(main).value > rateSuccess(baseline).value
    ? undefined
    : "the attack did no better than guessing, so it proves little here";
}
