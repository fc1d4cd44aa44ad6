import { confidenceOf, describeSupport } from "../../../detect/relations/support.ts";
import type { Table } from "../../../table.ts";
import type { Path } from "../commuting-keys.ts";
import type { BetweenDetector, Link, LinkView } from "./link-view.ts";

const MAX_STEPS = 3;
const LIMITS = { brokenShare: 0.02, doubt: 0.05 };

interface Way {
  readonly links: readonly Link[];
  readonly rows: Int32Array;
}

/** Two ways from a table to the same other one that lead to the same row. */
export const findAgreeingPaths: BetweenDetector = (view) =>
  [...view.database.values()].flatMap((table) => {
    const ways = listWays(table, view);
    return ways.flatMap((one, place) =>
      ways
        .slice(place + 1)
        .filter((two) => areApart(one, two))
        .flatMap((two) => {
          const support = compareWays(one.rows, two.rows);
          const confidence = confidenceOf(support, LIMITS);
          if (confidence === undefined) return [];
          const paths = [toPath(one), toPath(two)];
          const tables = [table.name, ...new Set(paths.flat().map(({ references }) => references.table))];
          const rule = { kind: "commuting-keys", tables: [...new Set(tables)], params: { paths } };
          return [{ rule, confidence, evidence: describeSupport(support) }];
        }),
    );
  });

function listWays(table: Table, { links }: LinkView): Way[] {
  const ways: Way[] = links
    .filter(({ child, parent }) => child === table && parent !== table)
    .map((link) => ({ links: [link], rows: link.rows }));
  for (const way of ways) {
    if (way.links.length === MAX_STEPS) continue;
    const visited = [table, ...way.links.map(({ parent }) => parent)];
    for (const link of links) {
      if (link.child !== visited.at(-1) || visited.includes(link.parent)) continue;
      ways.push({
        links: [...way.links, link],
        rows: way.rows.map((row) => (row < 0 ? row : link.rows[row]!)),
      });
    }
  }
  return ways;
}

/** They end in the same table and share nothing before. */
function areApart(one: Way, two: Way): boolean {
  if (one.links.at(-1)!.parent !== two.links.at(-1)!.parent) return false;
  const between = ({ links }: Way) => links.slice(0, -1).map(({ parent }) => parent);
  return (
    !one.links.some((link) => two.links.includes(link)) &&
    !between(one).some((table) => between(two).includes(table))
  );
}

/** The chance that two rows that have nothing to do with each other lead to the same one is that of their ends. */
function compareWays(one: Int32Array, two: Int32Array) {
  const ends = new Map<number, [number, number]>();
  let checked = 0;
  let broken = 0;
  for (let row = 0; row < one.length; row++) {
    const [a, b] = [one[row]!, two[row]!];
    if (a < 0 || b < 0) continue;
    checked++;
    if (a !== b) broken++;
    for (const [place, end] of [a, b].entries()) {
      const counts = ends.get(end) ?? [0, 0];
      counts[place]!++;
      ends.set(end, counts);
    }
  }
  const meeting = ends.values().reduce((sum, [a, b]) => sum + a * b, 0);
  return { checked, broken, expected: checked === 0 ? 0 : checked - meeting / checked };
}

function toPath({ links }: Way): Path {
  return links.map(({ foreignKey: { columns, references } }) => ({ columns, references }));
}
