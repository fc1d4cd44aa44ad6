import type { Column } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { Side } from "../../sides/binned.ts";
import { encodeTogether } from "../../sides/take-sides.ts";
import { oncePerTable } from "./table-columns.ts";

/** Rows of each entity in their order, side by side; rows without an entity belong to none. */
export type Sequences = Readonly<Record<Side, readonly Int32Array[]>>;

export const takeSequences = oncePerTable(({ real, synthetic, schema }): Sequences => {
  const { entity } = schema;
  const keys = [real, synthetic].map(({ columns }) => columns.get(entity ?? ""));
  if (entity === undefined || keys[0] === undefined || keys[1] === undefined)
    throw qualityErrors.create("no-entity", { table: real.name });
  const { codes, size } = encodeTogether(keys as Column[]);
  const [ours, theirs] = codes.map((side) => groupRows(side, size)) as [Int32Array[], Int32Array[]];
  return { real: ours, synthetic: theirs };
});

function groupRows(codes: Int32Array, size: number): Int32Array[] {
  const starts = new Int32Array(size + 1);
  for (const code of codes) if (code >= 0) starts[code + 1] = (starts[code + 1] as number) + 1;
  for (let code = 0; code < size; code++)
    starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number);
  const rows = new Int32Array(starts[size] as number);
  const next = starts.slice();
  for (const [row, code] of codes.entries()) {
    if (code < 0) continue;
    rows[next[code] as number] = row;
    next[code] = (next[code] as number) + 1;
  }
  const groups = Array.from({ length: size }, (_, code) => rows.subarray(starts[code], starts[code + 1]));
  return groups.filter(({ length }) => length > 0);
}
