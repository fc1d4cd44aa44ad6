/**
 * @file Noise from ε: the least noise that keeps a budget. ln ε falls almost straight with ln noise, so
 * regula falsi (the Illinois rule of Dowell and Jarratt 1971) takes few accounts; what is returned has
 * itself been accounted for and keeps the budget.
 */
import { statsErrors } from "../errors.ts";
import { type Account, composedEpsilon } from "./composed-privacy.ts";
import { requireDelta, requireEpsilon, type Use } from "./mechanism.ts";

export interface PrivacyBudget {
  readonly epsilon: number;
  readonly delta: number;
}

const LEAST_NOISE = 2 ** -10;
const GREATEST_NOISE = 2 ** 40;
/** Share by which the noise found may exceed the least. */
const TOLERANCE = 1e-5;
const MAX_STEPS = 100;
/** Stands for a miss without end, where ε or its budget is 0. */
const FAR = 1e3;

interface Point {
  readonly logNoise: number;
  /** ln(ε/budget) */
  readonly miss: number;
}

/** The least noise in [2⁻¹⁰, 2⁴⁰] for which the uses keep the budget together, and up to a hundred-thousandth more. */
export function findNoise(
  usesOf: (noise: number) => readonly Use[],
  { epsilon, delta }: PrivacyBudget,
  account?: Account,
): number {
  requireEpsilon(epsilon);
  requireDelta(delta);
  const pointAt = (logNoise: number): Point => {
    const spent = composedEpsilon(usesOf(Math.exp(logNoise)), delta, account);
    return { logNoise, miss: spent === 0 ? -FAR : Math.min(Math.log(spent / epsilon), FAR) };
  };
  const { short, enough } = bracket(pointAt, { epsilon, delta });
  return Math.exp(short ? narrow(pointAt, short, enough).logNoise : enough.logNoise);
}

/** Doubles or halves the noise from 1 on until the budget lies between; no `short` when the least is enough. */
function bracket(pointAt: (logNoise: number) => Point, budget: PrivacyBudget) {
  let here = pointAt(0);
  const isKept = here.miss <= 0;
  const limit = Math.log(isKept ? LEAST_NOISE : GREATEST_NOISE);
  for (let factor = 1; here.logNoise !== limit; factor *= 2) {
    const step = Math.sign(limit) * Math.min(Math.LN2 * factor, Math.abs(limit - here.logNoise));
    const next = pointAt(Math.abs(limit - here.logNoise - step) < 1e-9 ? limit : here.logNoise + step);
    if (next.miss <= 0 !== isKept)
      return isKept ? { short: next, enough: here } : { short: here, enough: next };
    here = next;
  }
  if (isKept) return { short: undefined, enough: here };
  throw statsErrors.create("privacy-target-unreachable", {
    ...budget,
    least: LEAST_NOISE,
    greatest: GREATEST_NOISE,
  });
}

/** Where one end stays twice its miss is halved, so that the chord moves it next. */
function narrow(pointAt: (logNoise: number) => Point, outside: Point, inside: Point): Point {
  let [short, enough] = [outside, inside];
  let [shortMiss, enoughMiss] = [short.miss, enough.miss];
  let lastKept: boolean | undefined;
  for (let step = 0; step < MAX_STEPS && enough.logNoise - short.logNoise > TOLERANCE; step++) {
    const chord =
      short.logNoise + (shortMiss / (shortMiss - enoughMiss)) * (enough.logNoise - short.logNoise);
    // A little beyond the chord, on the side that did not move last: both ends close in.
    const aim = Math.max(chord + ((lastKept ? -1 : 1) * TOLERANCE) / 3, short.logNoise + TOLERANCE / 6);
    const point = pointAt(Math.min(aim, enough.logNoise - TOLERANCE / 6));
    const isKept = point.miss <= 0;
    if (isKept) [enough, enoughMiss, shortMiss] = [point, point.miss, lastKept ? shortMiss / 2 : short.miss];
    else
      [short, shortMiss, enoughMiss] = [point, point.miss, lastKept === false ? enoughMiss / 2 : enough.miss];
    lastKept = isKept;
  }
  return enough;
}
