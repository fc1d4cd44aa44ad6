import type { Table } from "../../table.ts";
import type { RuleVerdict } from "../rule-kind.ts";

/** What a rule says of one row; `skipped` rows, mostly those with a null, are outside it and count as valid. */
export const skipped = 0;
export const kept = 1;
export const broken = 2;
export type Outcome = typeof skipped | typeof kept | typeof broken;

export function judgeRows(
  { rowCount }: Pick<Table, "rowCount">,
  judge: (row: number) => Outcome,
): RuleVerdict {
  const brokenRows = new Uint8Array(rowCount);
  let checkedCount = 0;
  let brokenCount = 0;
  for (let row = 0; row < rowCount; row++) {
    const outcome = judge(row);
    if (outcome === skipped) continue;
    checkedCount += 1;
    if (outcome === kept) continue;
    brokenCount += 1;
    brokenRows[row] = 1;
  }
  return { checked: checkedCount, broken: brokenCount, brokenRows };
}
