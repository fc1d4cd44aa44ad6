import { remember } from "./remember.ts";

export interface NumberSummary {
  /** Values that are not missing; of them is everything else. */
  readonly present: number;
  /** Infinite, the wrong way round, where nothing is present. */
  readonly least: number;
  readonly largest: number;
  readonly sum: number;
}

export const summarise = remember((values: Float64Array): NumberSummary => {
  let [present, sum] = [0, 0];
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    present++;
    sum += value;
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return { present, least, largest, sum };
});

export interface Moments {
  readonly mean: number;
  /** Summed squares of the distances from the mean. */
  readonly squares: number;
}

/** In a second pass, so that large offsets do not cancel. */
export const findMoments = remember((values: Float64Array): Moments => {
  const { present, sum } = summarise(values);
  const mean = sum / present;
  let [rest, squares] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    const distance = (values[row] as number) - mean;
    if (Number.isNaN(distance)) continue;
    rest += distance;
    squares += distance * distance;
  }
  // What rounding took from the sum is put right, as large times need it.
  return { mean: mean + rest / present, squares };
});

/** Whether all present values are one and the same. */
export function isConstant(values: Float64Array): boolean {
  const { present, least, largest } = summarise(values);
  return present > 0 && least === largest;
}
