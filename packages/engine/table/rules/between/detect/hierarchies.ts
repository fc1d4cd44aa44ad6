import { confidenceOf, count, describeSupport } from "../../../detect/relations/support.ts";
import { measureDepths } from "../hierarchy.ts";
import type { BetweenDetector } from "./link-view.ts";

/** Too few rows to exclude chance, but a table that refers to itself is seldom anything else. */
const CONFIDENCE_OF_FEW = 0.7;

/** Tables that refer to themselves without circles. */
export const findHierarchies: BetweenDetector = ({ links }) =>
  links
    .filter(({ child, parent, foreignKey }) => child === parent && foreignKey.columns.length === 1)
    .flatMap(({ child, foreignKey, rows, shuffled }) => {
      const depths = measureDepths(rows);
      const countCircular = (all: Int32Array) => all.reduce((sum, depth) => sum + (depth < 0 ? 1 : 0), 0);
      const support = {
        checked: child.rowCount,
        broken: countCircular(depths),
        expected: countCircular(measureDepths(shuffled)),
      };
      const confidence = confidenceOf(support) ?? (support.broken === 0 ? CONFIDENCE_OF_FEW : undefined);
      if (confidence === undefined) return [];
      const depth = depths.reduce((most, value) => Math.max(most, value), 0);
      const params = { key: foreignKey.references.columns[0]!, parent: foreignKey.columns[0]! };
      const evidence = `${describeSupport(support)}; the longest way has ${count(depth)} steps`;
      return [{ rule: { kind: "hierarchy", tables: [child.name], params }, confidence, evidence }];
    });
