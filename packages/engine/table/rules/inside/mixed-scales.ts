/**
 * @file A number keeps, in each segment, to the range it has there: SDMetrics' MixedScales. Ranges are listed or
 * learnt from the real table. A segment that is not known breaks the rule, whatever the number; in a known one a
 * null is valid.
 */
import { z } from "zod";
import type { Table } from "../../table.ts";
import type { ReadRule, RuleKind } from "../rule-kind.ts";
import { joinNames } from "./fixed-combinations.ts";
import { broken, judgeRows, kept } from "./judge-rows.ts";
import { matchValues, valueSchema } from "./match-values.ts";
import { columnsOf, numbersOf } from "./rule-columns.ts";
import { codeTogether, combineCodes } from "./value-codes.ts";

const params = z.strictObject({
  ranges: z
    .array(z.strictObject({ segment: z.array(valueSchema), low: z.number(), high: z.number() }))
    .optional(),
});
type Params = z.infer<typeof params>;
type Ranges = NonNullable<Params["ranges"]>;

interface Bounds {
  readonly segments: Int32Array;
  /** NaN where the segment is not known. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export const mixedScales: RuleKind<Params> = {
  kind: "mixed-scales",
  summary: "A number keeps to the range of its segment.",
  columns: { least: 2, most: 16, places: "the number, then the columns that make the segment" },
  params,
  findFault: ({ columns, params: { ranges } }) =>
    ranges?.some(({ segment }) => segment.length !== columns.length - 1)
      ? "every segment needs one value per segment column"
      : undefined,
  describe: ({ columns: [value, ...segments] }) =>
    `${value} keeps to the range of its ${joinNames(segments)}`,
  check: (table, rule, { reference = table }) => {
    const { ranges } = rule.params;
    const { segments, low, high } =
      ranges === undefined ? learnBounds(table, reference, rule) : listBounds(table, rule, ranges);
    const numbers = numbersOf(table, { ...rule, columns: rule.columns.slice(0, 1) })[0]!;
    return judgeRows(table, (row) => {
      const segment = segments[row]!;
      const value = numbers[row]!;
      if (Number.isNaN(low[segment] ?? Number.NaN)) return broken;
      return Number.isNaN(value) || (value >= low[segment]! && value <= high[segment]!) ? kept : broken;
    });
  },
};

function learnBounds(table: Table, reference: Table, rule: ReadRule<Params>): Bounds {
  const ours = columnsOf(table, rule).slice(1);
  const theirs = columnsOf(reference, rule).slice(1);
  const together = ours.map((column, index) => {
    const [real, judged] = codeTogether([theirs[index]!, column]);
    const codes = new Int32Array(reference.rowCount + table.rowCount);
    codes.set(real!.codes);
    codes.set(judged!.codes, reference.rowCount);
    return { codes, count: real!.count };
  });
  const { codes, count } = combineCodes(together);
  const low = new Float64Array(count).fill(Number.NaN);
  const high = new Float64Array(count).fill(Number.NaN);
  const numbers = numbersOf(reference, { ...rule, columns: rule.columns.slice(0, 1) })[0]!;
  for (let row = 0; row < reference.rowCount; row++) widen({ low, high }, codes[row]!, numbers[row]!);
  return { segments: codes.subarray(reference.rowCount), low, high };
}

/** A segment of nulls alone is known, and empty: any number in it is outside. */
function widen({ low, high }: Omit<Bounds, "segments">, segment: number, value: number): void {
  if (Number.isNaN(low[segment]!)) {
    low[segment] = Number.POSITIVE_INFINITY;
    high[segment] = Number.NEGATIVE_INFINITY;
  }
  if (value < low[segment]!) low[segment] = value;
  if (value > high[segment]!) high[segment] = value;
}

function listBounds(table: Table, rule: ReadRule<Params>, ranges: Ranges): Bounds {
  const columns = columnsOf(table, rule).slice(1);
  const segments = new Int32Array(table.rowCount).fill(-1);
  for (const [index, { segment }] of ranges.entries()) {
    const matches = columns.map((column, at) => matchValues(column, [segment[at] ?? null]));
    for (let row = 0; row < table.rowCount; row++)
      if (matches.every((match) => match[row] === 1)) segments[row] = index;
  }
  return {
    segments,
    low: Float64Array.from(ranges, ({ low }) => low),
    high: Float64Array.from(ranges, ({ high }) => high),
  };
}
