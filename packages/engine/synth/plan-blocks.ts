/**
 * @file Which blocks of a table a call to `sample` draws. Blocks are the unit of randomness, so parts that are cut
 * between them are byte for byte what one call would have drawn.
 */
import { ROWS_PER_BLOCK } from "../models/tokens.ts";
import type { Generator, SampleOptions } from "./generator.ts";

export interface PlannedBlock {
  readonly block: number;
  /** Its first row in the whole that is drawn. */
  readonly firstRow: number;
  readonly rowCount: number;
}

export function countRows(
  table: string,
  { rows }: Pick<SampleOptions, "rows">,
  { fittedRows }: Pick<Generator, "fittedRows">,
): number {
  const asked = typeof rows === "object" ? rows[table] : rows;
  return asked ?? fittedRows[table] ?? 0;
}

/** Parts hold as many whole blocks as evenly goes; the first part of few blocks has the first one. */
export function* planBlocks(
  rowCount: number,
  { index, count }: NonNullable<SampleOptions["partition"]> = { index: 0, count: 1 },
): IterableIterator<PlannedBlock> {
  const blocks = Math.ceil(rowCount / ROWS_PER_BLOCK);
  const end = Math.ceil(((index + 1) * blocks) / count);
  for (let block = Math.ceil((index * blocks) / count); block < end; block++) {
    const firstRow = block * ROWS_PER_BLOCK;
    yield { block, firstRow, rowCount: Math.min(ROWS_PER_BLOCK, rowCount - firstRow) };
  }
}
