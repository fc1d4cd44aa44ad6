/**
 * @file Columns of which one is never more than another. Drawing keeps them in order by bounds where both are drawn as
 * they are; what still is not in order when copies and differences are undone is mended: the upper one takes the lower
 * one's place.
 */
import { z } from "zod";
import { type Column, isMeasurable, type MeasurableColumn, type Rule, toNumbers } from "../../table/index.ts";
import { editTable } from "./edit-view.ts";
import { orderBySources } from "./order-by-sources.ts";
import type { FoundRelation, Order, RelationKind, RelationView } from "./relation.ts";
import { fromNumbers } from "./saved-cells.ts";
import { shapeOf, unitsPerOne } from "./shape.ts";

const state = z.strictObject({ lower: z.string(), upper: z.string(), strict: z.boolean() });

const KINDS = new Set(["inequality", "range"]);
/** Rows that break an order and are mended with the others, beside being too few to show. */
const MOST_BROKEN_SHARE = 0.0003;
/** What float64 adds to a whole number of last digits. */
const DUST = 1e-6;

export const ordering: RelationKind<Order> = {
  kind: "order",
  state,
  names: ({ upper, lower }) => ({ takes: [], from: [lower, upper], adds: [] }),
  find(view) {
    const rules = view.schema.rules.filter(({ kind }) => KINDS.has(kind));
    const byUpper = Map.groupBy(
      rules.flatMap((rule) => findOf(view, rule)),
      ({ state }) => state.upper,
    );
    const ordered = orderBySources([...byUpper.values()], (orders) => {
      return { target: orders[0]!.state.upper, sources: orders.map(({ state }) => state.lower) };
    });
    return ordered.flat();
  },
  apply: ({ table, schema }) => ({ table, schema }),
  restore(table, { lower, upper, strict }) {
    const [low, high] = [table.columns.get(lower), table.columns.get(upper)];
    if (low === undefined || high === undefined || !isMeasurable(low) || !isMeasurable(high)) return table;
    const column = lift(low, high, strict);
    return column === undefined ? table : editTable(table, { drop: [], add: [[upper, column]] });
  },
  order: (state) => state,
};

/** Each two neighbours, counted on their own: a chain looks past what is missing. */
function findOf({ table, leastPeople }: RelationView, { columns, params }: Rule): FoundRelation<Order>[] {
  return columns.slice(1).flatMap((upper, index) => {
    const lower = columns[index]!;
    const [low, high] = [table.columns.get(lower), table.columns.get(upper)];
    if (low === undefined || high === undefined || !isComparable(low, high)) return [];
    const strict = params["strict"] === true;
    const { checked, broken } = count(low as MeasurableColumn, high as MeasurableColumn, strict);
    if (checked < leastPeople || broken >= leastPeople || broken > MOST_BROKEN_SHARE * checked) return [];
    const text = `${lower} ${strict ? "<" : "≤"} ${upper}`;
    return [{ state: { lower, upper, strict }, text, evidence: `${checked - broken} of ${checked} rows` }];
  });
}

/** A date and a moment are compared to the day, which bounds cannot say. */
function isComparable(low: Column, high: Column): boolean {
  if (!isMeasurable(low) || !isMeasurable(high)) return false;
  if (low.kind === "datetime") return high.kind === "datetime" && low.part === high.part;
  return high.kind !== "datetime";
}

function count(low: MeasurableColumn, high: MeasurableColumn, strict: boolean) {
  const [lows, highs] = [toNumbers(low), toNumbers(high)];
  let checked = 0;
  let broken = 0;
  for (let row = 0; row < lows.length; row++) {
    if (Number.isNaN(lows[row]! - highs[row]!)) continue;
    checked += 1;
    if (lows[row]! > highs[row]! || (strict && lows[row] === highs[row])) broken += 1;
  }
  return { checked, broken };
}

/** By one unit of its last digit where it has to be more. */
function lift(low: MeasurableColumn, high: MeasurableColumn, strict: boolean): Column | undefined {
  const shape = shapeOf(high);
  const lows = toNumbers(low);
  const highs = Float64Array.from(toNumbers(high));
  const perOne = unitsPerOne(shape);
  let lifted = 0;
  for (let row = 0; row < highs.length; row++) {
    if (!(highs[row]! < lows[row]! || (strict && highs[row] === lows[row]))) continue;
    const least = Math.ceil(lows[row]! * perOne - DUST) / perOne;
    highs[row] = strict && least <= lows[row]! ? least + 1 / perOne : least;
    lifted += 1;
  }
  return lifted === 0 ? undefined : fromNumbers(highs, shape);
}
