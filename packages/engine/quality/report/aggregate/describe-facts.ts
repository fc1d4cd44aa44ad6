/** @file Figures of a column that no single person's value can be read off. */
import { momentsOf, variance } from "../../../stats/index.ts";
import { type Column, type TextColumn, toNumbers } from "../../../table/index.ts";
import { sortPresent } from "../../sides/sorted.ts";
import { type ColumnReport, fewestPeople } from "../report.ts";
import { countBelow, countUpTo, dropInfinite, type Measured } from "./describe-bins.ts";
import type { ColumnSides, OfSides } from "./sides.ts";

type Facts = ColumnReport["facts"];

/** Mean, deviation and quartiles of the finite values. Times: microseconds. */
export function describeNumberFacts({ real, synthetic }: OfSides<Measured>): Facts {
  const [one, other] = [summarise(dropInfinite(real.sorted)), summarise(dropInfinite(synthetic.sorted))];
  return Object.keys(one).map((what) => ({
    what,
    real: finiteOrNull(one[what]),
    synthetic: finiteOrNull(other[what]),
  }));
}

function summarise(sorted: Float64Array): Record<string, number> {
  const moments = momentsOf(sorted.length < fewestPeople ? [] : sorted);
  return {
    mean: moments.mean,
    deviation: Math.sqrt(variance(moments, { ddof: 1 })),
    "lower quartile": takeQuantile(sorted, 0.25),
    median: takeQuantile(sorted, 0.5),
    "upper quartile": takeQuantile(sorted, 0.75),
  };
}

/** A quantile: the value there where five rows or more hold it, else the mean of the five nearest in order. */
function takeQuantile(sorted: Float64Array, share: number): number {
  if (sorted.length < fewestPeople) return Number.NaN;
  const place = Math.round(share * (sorted.length - 1));
  const value = sorted[place] as number;
  if (countUpTo(sorted, value) - countBelow(sorted, value) >= fewestPeople) return value;
  const first = Math.max(0, Math.min(sorted.length - fewestPeople, place - (fewestPeople >> 1)));
  return momentsOf(sorted.subarray(first, first + fewestPeople)).mean;
}

/** How many different values each side has. */
export function describeDistinct({ real, synthetic }: ColumnSides): Facts[number] {
  return { what: "distinct", real: countDistinct(real), synthetic: countDistinct(synthetic) };
}

function countDistinct(column: Column): number {
  if (column.kind === "text") return countTexts(column);
  const sorted = sortPresent(toNumbers(column));
  let distinct = 0;
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) distinct++;
  return distinct;
}

/** A dictionary may hold texts that no row has. */
function countTexts({ codes, nulls, dictionary }: TextColumn): number {
  const isUsed = new Uint8Array(dictionary.size);
  for (let row = 0; row < codes.length; row++)
    if (nulls === undefined || nulls[row] === 0) isUsed[codes[row] as number] = 1;
  let distinct = 0;
  for (const mark of isUsed) distinct += mark;
  return distinct;
}

function finiteOrNull(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
