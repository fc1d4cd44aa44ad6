import { confidenceOf, describeSupport } from "../../../detect/relations/support.ts";
import type { TablesRule } from "../../../schema/schema.ts";
import type { RuleGuess } from "../../rule-kind.ts";
import { numbersIn } from "../rule-tables.ts";
import { alignDays } from "../time-order.ts";
import { type BetweenDetector, isTime, type Link, listAttributes } from "./link-view.ts";

/** Times of child and parent that keep an order which other parents' times would not keep. */
export const findTimeOrders: BetweenDetector = ({ links, schema }) =>
  links.flatMap((link) => {
    const own = listAttributes(link.child, schema).filter(([, column]) => isTime(column));
    const others = listAttributes(link.parent, schema).filter(([, column]) => isTime(column));
    return own.flatMap(([childColumn, child]) =>
      others.flatMap(([parentColumn, parent]) => {
        const [times, parentTimes] = alignDays(
          [child, numbersIn(link.child, childColumn, "time-order")],
          [parent, numbersIn(link.parent, parentColumn, "time-order")],
        );
        return judgeOrder(link, { childColumn, parentColumn, times, parentTimes });
      }),
    );
  });

interface TimePair {
  readonly childColumn: string;
  readonly parentColumn: string;
  readonly times: Float64Array;
  readonly parentTimes: Float64Array;
}

function judgeOrder(link: Link, pair: TimePair): RuleGuess<TablesRule>[] {
  const real = countOrders(link.rows, pair);
  const chance = countOrders(link.shuffled, pair);
  const checked = real.before + real.same + real.after;
  if (real.before === 0 && real.after === 0) return [];
  const choices = [
    { first: "parent" as const, broken: real.after, expected: chance.after },
    { first: "child" as const, broken: real.before, expected: chance.before },
  ];
  return choices.flatMap(({ first, broken, expected }) => {
    const support = { checked, broken, expected };
    const confidence = confidenceOf(support);
    if (confidence === undefined) return [];
    const { childColumn, parentColumn } = pair;
    const { columns, references } = link.foreignKey;
    const params = {
      foreignKey: columns,
      key: references.columns,
      childColumn,
      parentColumn,
      first,
      strict: false,
    };
    const tables = [link.child.name, link.parent.name];
    return [{ rule: { kind: "time-order", tables, params }, confidence, evidence: describeSupport(support) }];
  });
}

/** How often the parent's time is before, the same as, and after the child's. */
function countOrders(rows: Int32Array, { times, parentTimes }: TimePair) {
  let before = 0;
  let same = 0;
  let after = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row]! < 0) continue;
    const gap = times[row]! - parentTimes[rows[row]!]!;
    if (gap > 0) before++;
    else if (gap === 0) same++;
    else if (gap < 0) after++;
  }
  return { before, same, after };
}
