import { shuffle } from "../../../../base/index.ts";
import type { Column } from "../../../column/column.ts";
import { confidenceOf, describeSupport } from "../../../detect/relations/support.ts";
import { codeValues } from "../../inside/value-codes.ts";
import { markVarying } from "../constant-per-key.ts";
import type { LinkView } from "./link-view.ts";
import { type BetweenDetector, type Link, listAttributes } from "./link-view.ts";

/** Columns of the child that are the same in all rows of a parent, though the parent does not hold them. */
export const findConstantsPerParent: BetweenDetector = (view) =>
  view.links.flatMap((link) =>
    listAttributes(link.child, view.schema).flatMap(([name, column]) => {
      const support = measureConstancy(link, column, view);
      const confidence = support && confidenceOf(support);
      if (support === undefined || confidence === undefined) return [];
      const params = { key: link.foreignKey.columns, columns: [name], withoutKey: "skip" };
      const rule = { kind: "constant-per-key", tables: [link.child.name], params };
      return [{ rule, confidence, evidence: describeSupport(support) }];
    }),
  );

/** Rows alone with their parent say nothing and are not counted. */
function measureConstancy({ rows, parent }: Link, column: Column, { random }: LinkView) {
  const groups = { codes: rows.map((row) => Math.max(row, -1) + 1), count: parent.rowCount + 1 };
  const sizes = new Int32Array(groups.count);
  for (const group of groups.codes) sizes[group]!++;
  const values = codeValues(column);
  const countMarked = (codes: Int32Array) => {
    const marks = new Uint8Array(rows.length);
    markVarying(groups, { ...values, codes }, marks);
    let marked = 0;
    for (let row = 0; row < rows.length; row++) if (rows[row]! >= 0) marked += marks[row]!;
    return marked;
  };
  const checked = groups.codes.reduce((sum, group) => sum + (group > 0 && sizes[group]! > 1 ? 1 : 0), 0);
  const broken = countMarked(values.codes);
  if (checked === 0 || broken > 0.01 * checked) return undefined;
  return { checked, broken, expected: countMarked(shuffle(random, values.codes.slice())) };
}
