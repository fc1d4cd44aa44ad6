import { type Column, countNulls, isNumeric } from "../../../column/column.ts";
import { toNumbers } from "../../../column/numbers.ts";
import { confidenceOf, describeSupport } from "../../../detect/relations/support.ts";
import type { Schema } from "../../../schema/schema.ts";
import type { Table } from "../../../table.ts";
import { agrees, sumByParent } from "../child-sum.ts";
import { type BetweenDetector, type Link, listAttributes } from "./link-view.ts";

/** Parents with several children before a sum is more than a copy. */
const MIN_SUMMED = 10;
const SAMPLE_PARENTS = 200;

interface Factor {
  readonly names: readonly string[];
  readonly values: readonly Float64Array[];
}

/** Totals of the parent that are the sum of a column of the child, of a product of two, or the number of rows. */
export const findChildSums: BetweenDetector = ({ links, schema }) =>
  links.flatMap((link) => {
    const totals = listNumbers(link.parent, schema);
    if (totals.length === 0 || countShared(link) < MIN_SUMMED) return [];
    return listFactors(listNumbers(link.child, schema)).flatMap((factor) => {
      const sums = sumByParent(link.rows, factor.values, link.parent.rowCount);
      const chance = sumByParent(link.shuffled, factor.values, link.parent.rowCount);
      return totals.flatMap(([total, column]) => {
        const tolerance = toleranceOf(column);
        const support = compareSums(toNumbers(column), { sums, chance, tolerance });
        const confidence = support && confidenceOf(support);
        if (support === undefined || confidence === undefined) return [];
        const { columns, references } = link.foreignKey;
        const params = {
          key: references.columns,
          foreignKey: columns,
          total,
          factors: factor.names,
          tolerance,
        };
        const rule = { kind: "child-sum", tables: [link.parent.name, link.child.name], params };
        return [{ rule, confidence, evidence: describeSupport(support) }];
      });
    });
  });

type NumberEntry = readonly [string, Column & Parameters<typeof toNumbers>[0]];

function listNumbers(table: Table, schema: Schema): NumberEntry[] {
  return listAttributes(table, schema).filter(
    (entry): entry is NumberEntry => isNumeric(entry[1]) && countNulls(entry[1]) < 0.5 * entry[1].length,
  );
}

function listFactors(numbers: readonly NumberEntry[]): Factor[] {
  const single = numbers.map(([name, column]) => ({ names: [name], values: [toNumbers(column)] }));
  const pairs = single.flatMap((one, place) =>
    single
      .slice(place + 1)
      .map((two) => ({ names: [...one.names, ...two.names], values: [...one.values, ...two.values] })),
  );
  return [{ names: [], values: [] }, ...single, ...pairs];
}

function countShared({ rows, parent }: Link): number {
  const { counts } = sumByParent(rows, [], parent.rowCount);
  return counts.reduce((shared, count) => shared + (count > 1 ? 1 : 0), 0);
}

/** Half a unit of the last decimal that the total is written with. */
function toleranceOf(column: Column): number {
  const decimals =
    column.kind === "float64" ? (column.decimals ?? 6) : column.kind === "decimal" ? column.scale : 0;
  return decimals === 0 ? 0 : Number((0.5 * 10 ** -decimals).toPrecision(1));
}

type Sums = ReturnType<typeof sumByParent>;

function compareSums(
  totals: Float64Array,
  { sums, chance, tolerance }: { sums: Sums; chance: Sums; tolerance: number },
): { checked: number; broken: number; expected: number } | undefined {
  const sample = countBroken(totals, sums, tolerance, SAMPLE_PARENTS);
  if (sample.broken > 0.05 * sample.checked) return undefined;
  const { checked, broken } = countBroken(totals, sums, tolerance, totals.length);
  return { checked, broken, expected: countBroken(totals, chance, tolerance, totals.length).broken };
}

function countBroken(totals: Float64Array, { sums, counts }: Sums, tolerance: number, most: number) {
  let checked = 0;
  let broken = 0;
  for (let row = 0; row < totals.length && checked < most; row++) {
    if (counts[row] === 0 || Number.isNaN(totals[row]!)) continue;
    checked++;
    if (!agrees(totals[row]!, sums[row]!, tolerance)) broken++;
  }
  return { checked, broken };
}
