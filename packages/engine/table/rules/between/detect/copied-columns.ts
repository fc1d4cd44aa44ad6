import type { Column } from "../../../column/column.ts";
import { keyClassOf } from "../../../detect/keys/column-values.ts";
import { confidenceOf, describeSupport } from "../../../detect/relations/support.ts";
import { type Codes, codeTogether } from "../../inside/value-codes.ts";
import { type BetweenDetector, type Link, listAttributes } from "./link-view.ts";

const SAMPLE_ROWS = 300;
/** Below this share among the sampled rows the pair is not looked at further. */
const LIKELY_SHARE = 0.95;

/** Columns of the child that repeat one of the parent, row by row. */
export const findCopiedColumns: BetweenDetector = ({ links, schema }) =>
  links.flatMap((link) => {
    const others = listAttributes(link.parent, schema);
    return listAttributes(link.child, schema).flatMap(([childName, child]) =>
      others.flatMap(([parentName, parent]) => {
        if (!areAlike(child, parent)) return [];
        const support = comparePair(link, child, parent);
        const confidence = support && confidenceOf(support);
        if (support === undefined || confidence === undefined) return [];
        const { columns, references } = link.foreignKey;
        const copies = [
          { key: references.columns, column: parentName },
          { key: columns, column: childName },
        ];
        const rule = {
          kind: "carried-over",
          tables: [link.parent.name, link.child.name],
          params: { copies },
        };
        return [{ rule, confidence, evidence: describeSupport(support) }];
      }),
    );
  });

function areAlike(a: Column, b: Column): boolean {
  if (a.kind === "text" || b.kind === "text" || a.kind === "boolean" || b.kind === "boolean")
    return a.kind === b.kind;
  return (keyClassOf(a) ?? "fraction") === (keyClassOf(b) ?? "fraction");
}

function comparePair({ rows, shuffled }: Link, child: Column, parent: Column) {
  const [own, others] = codeTogether([child, parent]) as [Codes, Codes];
  const step = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS));
  const sample = countEqual(rows, own, others, step);
  if (sample.checked === 0 || sample.equal < LIKELY_SHARE * sample.checked) return undefined;
  const { checked, equal } = countEqual(rows, own, others, 1);
  const chance = countEqual(shuffled, own, others, 1);
  return { checked, broken: checked - equal, expected: chance.checked - chance.equal };
}

function countEqual(rows: Int32Array, own: Codes, others: Codes, step: number) {
  let checked = 0;
  let equal = 0;
  for (let row = 0; row < rows.length; row += step) {
    const parent = rows[row]!;
    if (parent < 0) continue;
    checked++;
    if (own.codes[row] === others.codes[parent]) equal++;
  }
  return { checked, equal };
}
