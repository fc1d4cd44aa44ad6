/**
 * @file How a column's values are spread on each side: numbers and times in bins, categories as bars, all else by the
 * length of its values. Only the real side decides where bins lie and which categories have a name.
 */
import {
  type Column,
  type ColumnSchema,
  countNulls,
  isMeasurable,
  type LogicalType,
  toNumbers,
} from "../../../table/index.ts";
import { type Bins, type ColumnReport, type Distribution, fewestPeople } from "../report.ts";
import { chooseScale } from "./choose-scale.ts";
import { countCategories, describeBars, orderBars, sum } from "./describe-bars.ts";
import { describeBins, dropInfinite, type Measured, measure } from "./describe-bins.ts";
import { describeDistinct, describeNumberFacts } from "./describe-facts.ts";
import type { Scale } from "./grid/grid.ts";
import { measureLengths } from "./measure-lengths.ts";
import { countMissing } from "./people.ts";
import { type ColumnSides, mapSides, type OfSides } from "./sides.ts";

export type DescribedColumn = Pick<
  ColumnReport,
  "compared" | "distribution" | "missing" | "facts" | "withheld"
>;

type Picture =
  | { readonly distribution: Distribution }
  | { readonly distribution: null; readonly withheld: string };

const categoryTypes: ReadonlySet<LogicalType> = new Set(["categorical", "ordinal", "boolean"]);
const numberTypes: ReadonlySet<LogicalType> = new Set(["numerical", "currency", "datetime", "date", "time"]);

export function describeDistribution(schema: ColumnSchema, sides: ColumnSides): DescribedColumn {
  const { type } = schema;
  if (categoryTypes.has(type)) return describeCategories(sides, schema);
  if (!numberTypes.has(type)) return describeLengths(sides);
  const values = mapSides(sides, takeNumbers);
  if (values.real === undefined || values.synthetic === undefined) return describeMismatch(sides);
  const { real, synthetic, holdout } = values;
  const measured = measure({ real, synthetic, holdout });
  const scale = chooseScale(sides.real, measured);
  return {
    compared: sides.real.kind === "datetime" ? "times" : "numbers",
    missing: shareMissing(mapSides(measured, countPresent)),
    facts: [...describeNumberFacts(measured), describeDistinct(sides)],
    ...drawNumbers(measured, scale, sides),
  };
}

function describeCategories(sides: ColumnSides, { type, values }: ColumnSchema): DescribedColumn {
  const categories = countCategories(sides);
  const { real, synthetic, holdout } = categories.counts;
  const presence = {
    real: { rows: sides.real.length, present: sum(real) },
    synthetic: { rows: sides.synthetic.length, present: sum(synthetic) },
    holdout: holdout && { rows: sides.holdout?.length ?? 0, present: sum(holdout) },
  };
  const withheld = withhold(presence.real);
  return {
    compared: "categories",
    missing: shareMissing(presence),
    facts: [describeDistinct(sides)],
    ...(withheld === undefined
      ? { distribution: orderBars(describeBars(sides.real, categories), type === "ordinal" ? values : []) }
      : { distribution: null, withheld }),
  };
}

/** Lengths that are all the same are a category, so that other ones are seen beside it. */
function describeLengths(sides: ColumnSides): DescribedColumn {
  const lengths = mapSides(sides, measureLengths);
  const measured = measure(lengths);
  const columns = mapSides(lengths, (values): Column => ({ kind: "float64", length: values.length, values }));
  return {
    compared: "lengths",
    missing: shareMissing(mapSides(measured, countPresent)),
    facts: [...describeNumberFacts(measured), describeDistinct(sides)],
    ...drawNumbers(measured, "whole", columns),
  };
}

function describeMismatch(sides: ColumnSides): DescribedColumn {
  return {
    compared: "not",
    missing: shareMissing(
      mapSides(sides, (column) => ({ rows: column.length, present: column.length - countNulls(column) })),
    ),
    facts: [],
    distribution: null,
    withheld: "The schema says that these are numbers or times, but one side holds other text.",
  };
}

function takeNumbers(column: Column): Float64Array | undefined {
  if (isMeasurable(column)) return toNumbers(column);
  const isEmpty = column.nulls?.every((mark) => mark === 1) ?? column.length === 0;
  return isEmpty ? new Float64Array(column.length).fill(Number.NaN) : undefined;
}

/** Bins; where all but a few real rows hold one value, that value as a category. */
function drawNumbers(measured: OfSides<Measured>, scale: Scale, columns: ColumnSides): Picture {
  const { sorted } = measured.real;
  const withheld = withhold(countPresent(measured.real));
  if (withheld !== undefined) return { distribution: null, withheld };
  const isConstant = sorted[0] === sorted.at(-1);
  const finite = dropInfinite(sorted).length;
  if (!isConstant && finite < 2 * fewestPeople)
    return { distribution: null, withheld: "Fewer than ten real rows have a finite value here." };
  const bins: Bins | null = isConstant ? null : describeBins(measured, scale);
  return { distribution: bins ?? describeBars(columns.real, countCategories(columns)) };
}

interface Presence {
  readonly rows: number;
  readonly present: number;
}

function countPresent({ rows, sorted }: Measured): Presence {
  return { rows, present: sorted.length };
}

/** Why a real column has no picture at all. */
function withhold({ rows, present }: Presence): string | undefined {
  if (rows === 0) return "The real table has no rows.";
  if (rows < fewestPeople) return "The real table has fewer than five rows.";
  if (present === 0) return "All real values are missing.";
  if (present < fewestPeople) return "Fewer than five real rows have a value here.";
  return undefined;
}

function shareMissing({ real, synthetic, holdout }: OfSides<Presence>): ColumnReport["missing"] {
  const tell = ({ rows, present }: Presence) => divide(countMissing(rows, present).missing, rows);
  return {
    real: tell(real),
    synthetic: divide(synthetic.rows - synthetic.present, synthetic.rows),
    holdout: holdout === undefined ? null : tell(holdout),
  };
}

function divide(count: number, rows: number): number {
  return rows === 0 ? 0 : count / rows;
}
