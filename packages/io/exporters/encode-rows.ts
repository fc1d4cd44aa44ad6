/** @file Batches as bytes, row by row, for the formats that are text. */
import { ByteWriter, type CellWriter, type Table } from "@semblance/engine/table";

export interface RowFormat {
  /** Before the first row; sees the first batch. */
  readonly writeHeader?: (out: ByteWriter, table: Table) => void;
  /** Writes row `row` of this batch, line end included. */
  readonly makeRowWriter: (table: Table) => CellWriter;
}

/** One write to the disk; larger pieces gain nothing. */
const PIECE_BYTES = 1 << 20;

export async function* encodeRows(
  batches: AsyncIterable<Table>,
  format: RowFormat,
): AsyncGenerator<Uint8Array> {
  let out: ByteWriter | undefined;
  for await (const batch of batches) {
    if (out === undefined) {
      out = new ByteWriter(PIECE_BYTES * 1.25);
      format.writeHeader?.(out, batch);
    }
    const writeRow = format.makeRowWriter(batch);
    for (let row = 0; row < batch.rowCount; row++) {
      writeRow(out, row);
      if (out.length < PIECE_BYTES) continue;
      yield out.view();
      out = new ByteWriter(PIECE_BYTES * 1.25);
    }
  }
  if (out !== undefined && out.length > 0) yield out.view();
}
