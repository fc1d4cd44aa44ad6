import type { Column } from "../column/column.ts";
import type { Dictionary } from "../column/dictionary.ts";
import type { Table } from "../table.ts";
import { makeFrame } from "./frame.ts";
import type { ColumnHeader, FrameHeader } from "./table-header.ts";

/** Batches of one stream as frames. A dictionary that several batches share is sent once. */
export class TableEncoder {
  readonly #idOf = new Map<Dictionary, number>();

  encode(table: Table): Uint8Array[] {
    const frames: Uint8Array[] = [];
    const buffers: ArrayBufferView[] = [];
    const columns: ColumnHeader[] = [];
    for (const [name, column] of table.columns) {
      if (column.kind === "text") frames.push(...this.#introduce(column.dictionary));
      columns.push(this.#describe(name, column));
      buffers.push(column.kind === "text" ? column.codes : column.values);
      if (column.nulls !== undefined) buffers.push(column.nulls);
    }
    const header: FrameHeader = { frame: "batch", table: table.name, rowCount: table.rowCount, columns };
    return [...frames, ...makeFrame(header, buffers)];
  }

  #introduce(dictionary: Dictionary): Uint8Array[] {
    if (this.#idOf.has(dictionary)) return [];
    const id = this.#idOf.size;
    this.#idOf.set(dictionary, id);
    const { bytes, offsets } = dictionary.pack();
    const header: FrameHeader = { frame: "dictionary", id, texts: dictionary.size, bytes: bytes.length };
    return makeFrame(header, [offsets, bytes]);
  }

  #describe(name: string, column: Column): ColumnHeader {
    const common = { name, hasNulls: column.nulls !== undefined };
    switch (column.kind) {
      case "text":
        return { ...common, kind: "text", dictionary: this.#idOf.get(column.dictionary) as number };
      case "float64":
        return { ...common, kind: "float64", ...pick(column, "decimals") };
      case "decimal":
        return { ...common, kind: "decimal", scale: column.scale };
      case "datetime":
        return {
          ...common,
          kind: "datetime",
          part: column.part,
          ...pick(column, "format", "otherFormats", "zone"),
        };
      default:
        return { ...common, kind: column.kind };
    }
  }
}

function pick<T extends object, K extends keyof T>(from: T, ...keys: K[]): Partial<Pick<T, K>> {
  const picked: Partial<Pick<T, K>> = {};
  for (const key of keys) if (from[key] !== undefined) picked[key] = from[key];
  return picked;
}
