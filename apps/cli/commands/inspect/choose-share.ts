import type { ListedTable } from "@semblance/io";

/** Tables take about three times their files' size as CSV: text as codes, numbers as eight bytes, work beside them. */
const MEMORY_PER_BYTE = 3;
/** Files that are compressed unfold first; ten to one is what columns of business data come to at most. */
const COMPRESSED = 10;
const MOST_OF_MEMORY = 0.6;

/** The share of rows that fits into memory; undefined when all of them do. */
export function chooseShare(
  tables: readonly ListedTable[],
  address: string,
  memoryBytes: number,
): number | undefined {
  const unfold = /\.(gz|zst|zip|parquet|xlsx)$/i.test(address) ? COMPRESSED : 1;
  const bytes = tables.reduce((sum, table) => sum + (table.bytes ?? 0), 0) * unfold * MEMORY_PER_BYTE;
  const budget = memoryBytes * MOST_OF_MEMORY;
  if (bytes <= budget) return undefined;
  return Number((budget / bytes).toPrecision(2));
}
