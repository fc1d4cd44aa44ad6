import { type Column, renderCell } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";

/** Share of rows whose key is neither a repetition nor missing altogether; a key may have several columns. */
export function computeKeyUniqueness(key: readonly Column[]): number {
  const rowCount = key[0]?.length ?? 0;
  if (rowCount === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  const seen = new Set<string>();
  let broken = 0;
  for (let row = 0; row < rowCount; row++) {
    const cells = key.map((column) => renderCell(column, row));
    const text = cells.map((cell) => (cell === null ? "-" : `${cell.length}:${cell}`)).join("");
    if (seen.has(text) || cells.every((cell) => cell === null)) broken++;
    seen.add(text);
  }
  return 1 - broken / rowCount;
}
