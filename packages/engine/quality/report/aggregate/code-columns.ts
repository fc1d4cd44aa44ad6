/** @file Columns as a few codes by the real side, for tables of two columns: deciles of numbers, the largest categories. */
import { type Column, type ColumnSchema, isMeasurable, toNumbers } from "../../../table/index.ts";
import { sortPresent } from "../../sides/sorted.ts";
import { scoredKind } from "../../sides/take-sides.ts";
import { countCategories } from "./describe-bars.ts";
import { countBelow, countUpTo } from "./describe-bins.ts";
import { type ColumnSides, mapSides, type OfSides } from "./sides.ts";

export interface CodedColumn {
  readonly name: string;
  readonly codes: OfSides<Uint8Array>;
  /** Codes are below; the last one is missing. */
  readonly width: number;
  /** Where the column is one of numbers or times: NaN for missing. */
  readonly numbers?: OfSides<Float64Array>;
}

/** Undefined for texts, identifiers and the like, and where a side's values are not what the schema says. */
export function codeColumn(
  name: string,
  schema: ColumnSchema,
  sides: ColumnSides,
  most: { readonly numbers: number; readonly categories: number },
): CodedColumn | undefined {
  const kind = scoredKind(schema);
  if (kind === undefined) return undefined;
  if (kind === "discrete") return { name, ...codeCategories(sides, most.categories) };
  const { real, synthetic, holdout } = mapSides(sides, (column: Column) =>
    isMeasurable(column) ? toNumbers(column) : undefined,
  );
  if (real === undefined || synthetic === undefined) return undefined;
  const numbers = { real, synthetic, ...(holdout !== undefined && { holdout }) };
  return { name, numbers, ...codeNumbers(numbers, most.numbers) };
}

type Codes = Pick<CodedColumn, "codes" | "width">;

/** All categories but the largest of the real side share a code. */
function codeCategories(sides: ColumnSides, most: number): Codes {
  const { counts, codes, size } = countCategories(sides);
  const largest = Array.from({ length: size }, (_, code) => code)
    .filter((code) => (counts.real[code] as number) > 0)
    .sort((a, b) => (counts.real[b] as number) - (counts.real[a] as number) || a - b)
    .slice(0, most - 1);
  const rest = largest.length;
  const place = new Uint8Array(size + 1).fill(rest);
  for (const [at, code] of largest.entries()) place[code + 1] = at;
  place[0] = rest + 1;
  const recode = (side: Int32Array) => {
    const recoded = new Uint8Array(side.length);
    for (let row = 0; row < recoded.length; row++) recoded[row] = place[(side[row] as number) + 1] as number;
    return recoded;
  };
  return { codes: mapSides(codes, recode), width: rest + 2 };
}

/** As many rows in each range of numbers as ties allow. */
function codeNumbers(numbers: OfSides<Float64Array>, most: number): Codes {
  const cuts = most < 2 ? [] : findCuts(sortPresent(numbers.real), most);
  const missing = cuts.length + 1;
  const recode = (side: Float64Array) => {
    const codes = new Uint8Array(side.length);
    for (let row = 0; row < codes.length; row++) {
      const value = side[row] as number;
      let code = 0;
      if (Number.isNaN(value)) code = missing;
      else while (code < cuts.length && value >= (cuts[code] as number)) code++;
      codes[row] = code;
    }
    return codes;
  };
  return { codes: mapSides(numbers, recode), width: missing + 1 };
}

/**
 * Where to cut values in order into parts of as many rows each. A value of more rows than that is a part of its own,
 * and the others share the rest; a value equal to a cut lies above it.
 */
export function findCuts(sorted: Float64Array, parts: number): number[] {
  const cuts: number[] = [];
  let from = 0;
  while (cuts.length < parts - 1) {
    const share = Math.ceil((sorted.length - from) / (parts - cuts.length));
    const least = sorted[from] as number;
    let cut = sorted[from + share];
    if (cut === least) cut = sorted[countUpTo(sorted, least)];
    if (cut === undefined) break;
    cuts.push(cut);
    from = countBelow(sorted, cut);
  }
  return cuts;
}
