import { shuffle } from "../../../../base/index.ts";
import { confidenceOf, describeSupport } from "../../../detect/relations/support.ts";
import type { Table } from "../../../table.ts";
import { markOverlaps } from "../no-overlap.ts";
import { numbersIn } from "../rule-tables.ts";
import { type BetweenDetector, isTime, type LinkView, listAttributes } from "./link-view.ts";

/** Two times of a row are start and end when nearly all rows have them in this order. */
const ORDERED_SHARE = 0.99;

/** References whose rows never overlap in time, though with other partners they would. */
export const findFreePeriods: BetweenDetector = (view) =>
  [...view.database.values()].flatMap((table) => {
    const links = view.links.filter(({ child }) => child === table);
    return links.length === 0
      ? []
      : listPeriods(table, view).flatMap(([start, end]) =>
          links.flatMap((link) => {
            const support = measureOverlaps(
              link.rows,
              [numbersIn(table, start, "no-overlap"), numbersIn(table, end, "no-overlap")],
              view,
            );
            const confidence = confidenceOf(support);
            if (confidence === undefined) return [];
            const params = { resource: link.foreignKey.columns, start, end, touching: true };
            const rule = { kind: "no-overlap", tables: [table.name], params };
            return [{ rule, confidence, evidence: describeSupport(support) }];
          }),
        );
  });

function listPeriods(table: Table, { schema }: LinkView): [string, string][] {
  const times = listAttributes(table, schema)
    .filter(([, column]) => isTime(column))
    .map(([name]) => [name, numbersIn(table, name, "no-overlap")] as const);
  return times.flatMap(([start, starts]) =>
    times
      .filter(([end, ends]) => end !== start && areOrdered(starts, ends))
      .map(([end]): [string, string] => [start, end]),
  );
}

function areOrdered(starts: Float64Array, ends: Float64Array): boolean {
  let both = 0;
  let ordered = 0;
  let longer = 0;
  for (let row = 0; row < starts.length; row++) {
    const length = ends[row]! - starts[row]!;
    if (Number.isNaN(length)) continue;
    both++;
    if (length >= 0) ordered++;
    if (length > 0) longer++;
  }
  return both > 0 && ordered >= ORDERED_SHARE * both && longer > 0.5 * both;
}

function measureOverlaps(
  rows: Int32Array,
  [starts, ends]: [Float64Array, Float64Array],
  { random }: LinkView,
) {
  const isJudged = (row: number) => rows[row]! >= 0 && !Number.isNaN(starts[row]!);
  const count = (resources: Int32Array) =>
    markOverlaps({ resources, starts, ends, isJudged, touching: true }).reduce((sum, mark) => sum + mark, 0);
  const checked = rows.reduce((sum, _, row) => sum + (isJudged(row) ? 1 : 0), 0);
  return { checked, broken: count(rows), expected: count(exchangeAmong(rows, random)) };
}

function exchangeAmong(rows: Int32Array, random: LinkView["random"]): Int32Array {
  const linked = shuffle(
    random,
    rows.filter((row) => row >= 0),
  );
  let place = 0;
  return rows.map((row) => (row < 0 ? row : linked[place++]!));
}
