import {
  type Column,
  type ColumnSchema,
  isMeasurable,
  type LogicalType,
  type MeasurableColumn,
  toNumbers,
} from "../../table/index.ts";
import { remember } from "./remember.ts";
import type { ContinuousSides, DiscreteSides, Sides } from "./sides.ts";

const continuousTypes: ReadonlySet<LogicalType> = new Set(["numerical", "currency", "datetime", "date"]);
const discreteTypes: ReadonlySet<LogicalType> = new Set(["categorical", "ordinal", "boolean"]);

export type ScoredKind = Sides["kind"];

/** How a column of this type is scored; free text, identifiers and the like are not. */
export function scoredKind({ type }: ColumnSchema): ScoredKind | undefined {
  if (continuousTypes.has(type)) return "continuous";
  return discreteTypes.has(type) ? "discrete" : undefined;
}

export const takeContinuous = remember((real: Column, synthetic: Column): ContinuousSides | undefined => {
  if (!isMeasurable(real) || !isMeasurable(synthetic)) return undefined;
  const isWhole = [real, synthetic].every(({ kind }) => ["int32", "boolean", "datetime"].includes(kind));
  return { kind: "continuous", real: toScale(real), synthetic: toScale(synthetic), isWhole };
});

/** Times in nanoseconds, as pandas counts them: edges of bins then round alike. */
function toScale(column: MeasurableColumn): Float64Array {
  const numbers = toNumbers(column);
  if (column.kind !== "datetime") return numbers;
  const nanoseconds = new Float64Array(numbers.length);
  for (let row = 0; row < numbers.length; row++) nanoseconds[row] = (numbers[row] as number) * 1_000;
  return nanoseconds;
}

/** Equal values get equal codes whatever the sides' types are: 1 and 1.0 are one category, 1 and "1" two. */
export const takeDiscrete = remember((real: Column, synthetic: Column): DiscreteSides => {
  const { codes, size, codeOf } = encodeTogether([real, synthetic]);
  const [realCodes, syntheticCodes] = codes as [Int32Array, Int32Array];
  return { kind: "discrete", real: realCodes, synthetic: syntheticCodes, size, codeOf };
});

export interface SharedCodes {
  /** One array per column, −1 for null. */
  readonly codes: readonly Int32Array[];
  readonly size: number;
  readonly codeOf: ReadonlyMap<string | number, number>;
}

/** Codes that mean the same in every column, those of the first column first. */
export function encodeTogether(columns: readonly Column[]): SharedCodes {
  const codeOf = new Map<string | number, number>();
  const codes = columns.map((column) =>
    column.kind === "text" ? encodeTexts(column, codeOf) : encodeNumbers(column, codeOf),
  );
  return { codes, size: codeOf.size, codeOf };
}

function encodeTexts(
  column: Extract<Column, { kind: "text" }>,
  codeOf: Map<string | number, number>,
): Int32Array {
  const { codes: own, nulls, dictionary } = column;
  const shared = new Int32Array(dictionary.size).fill(-1);
  const codes = new Int32Array(own.length);
  for (let row = 0; row < codes.length; row++) {
    if (nulls !== undefined && nulls[row] === 1) {
      codes[row] = -1;
      continue;
    }
    const at = own[row] as number;
    let code = shared[at] as number;
    if (code < 0) {
      code = findCode(codeOf, dictionary.at(at));
      shared[at] = code;
    }
    codes[row] = code;
  }
  return codes;
}

function encodeNumbers(
  column: Exclude<Column, { kind: "text" }>,
  codeOf: Map<string | number, number>,
): Int32Array {
  const numbers = toNumbers(column);
  const codes = new Int32Array(numbers.length);
  for (let row = 0; row < codes.length; row++) {
    const value = numbers[row] as number;
    codes[row] = Number.isNaN(value) ? -1 : findCode(codeOf, value);
  }
  return codes;
}

function findCode(codeOf: Map<string | number, number>, value: string | number): number {
  let code = codeOf.get(value);
  if (code === undefined) {
    code = codeOf.size;
    codeOf.set(value, code);
  }
  return code;
}
