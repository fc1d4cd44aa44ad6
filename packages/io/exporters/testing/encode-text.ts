import { ByteWriter, type Table } from "@semblance/engine/table";
import type { RowFormat } from "../encode-rows.ts";

/** The text that a format makes of one table. */
export function encodeText(table: Table, format: RowFormat): string {
  const out = new ByteWriter(8);
  format.writeHeader?.(out, table);
  const writeRow = format.makeRowWriter(table);
  for (let row = 0; row < table.rowCount; row++) writeRow(out, row);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(out.view());
}
