/**
 * @file Something cannot be used twice at a time: the periods of one resource do not overlap. A period without an
 * end is still running. Of two that overlap the one that starts later is broken.
 */
import { z } from "zod";
import type { Table } from "../../table.ts";
import { broken, kept, skipped } from "../inside/judge-rows.ts";
import { codeValues, combineCodes } from "../inside/value-codes.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { lacksKey } from "./key-rows.ts";
import { judgeTable, keyOf, keySchema, numbersIn, tablesOf } from "./rule-tables.ts";

const params = z.strictObject({
  resource: keySchema,
  start: z.string(),
  end: z.string(),
  /** Whether one may start when the other ends. */
  touching: z.boolean().default(true),
});

export const noOverlap: TablesRuleKind<z.infer<typeof params>> = {
  kind: "no-overlap",
  summary: "Periods of the same resource do not overlap.",
  tables: { least: 1, most: 1, places: "the table" },
  params,
  describe: ({ tables, params: { resource, start, end } }) =>
    `in ${tables[0]} no two rows of one ${resource.join(" and ")} overlap between ${start} and ${end}`,
  check: (database, rule) => {
    const [table] = tablesOf(database, rule) as [Table];
    const key = keyOf(table, rule.params.resource);
    const starts = numbersIn(table, rule.params.start, rule.kind);
    const ends = numbersIn(table, rule.params.end, rule.kind);
    const isJudged = (row: number) => !lacksKey(key, row) && !Number.isNaN(starts[row]!);
    const { codes } = combineCodes(key.map(codeValues));
    const marks = markOverlaps({ resources: codes, starts, ends, isJudged, touching: rule.params.touching });
    return judgeTable(table, (row) => (isJudged(row) ? (marks[row] === 1 ? broken : kept) : skipped));
  },
};

interface Periods {
  readonly resources: Int32Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly isJudged: (row: number) => boolean;
  readonly touching: boolean;
}

export function markOverlaps({ resources, starts, ends, isJudged, touching }: Periods): Uint8Array {
  const marks = new Uint8Array(starts.length);
  const order = Int32Array.from(starts.keys()).filter(isJudged);
  order.sort((a, b) => resources[a]! - resources[b]! || starts[a]! - starts[b]! || a - b);
  let resource = -1;
  let busyUntil = Number.NEGATIVE_INFINITY;
  for (const row of order) {
    if (resources[row] !== resource) busyUntil = Number.NEGATIVE_INFINITY;
    resource = resources[row]!;
    if (starts[row]! < busyUntil || (!touching && starts[row] === busyUntil)) marks[row] = 1;
    const end = Number.isNaN(ends[row]!) ? Number.POSITIVE_INFINITY : ends[row]!;
    if (end > busyUntil) busyUntil = end;
  }
  return marks;
}
