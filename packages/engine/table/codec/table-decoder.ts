import type { Column } from "../column/column.ts";
import { Dictionary } from "../column/dictionary.ts";
import { makeTable, type Table } from "../table.ts";
import { damaged, type FramePrefix, openFrame, padded } from "./frame.ts";
import { type ColumnHeader, type FrameHeader, frameHeader } from "./table-header.ts";

/** Makes batches of the frames of one stream; columns lie in the memory that the frames were read into. */
export class TableDecoder {
  readonly #dictionaries: Dictionary[] = [];

  /** The batch, or undefined when the frame was a dictionary for batches to come. */
  decode(prefix: FramePrefix, content: Uint8Array<ArrayBuffer>): Table | undefined {
    const { header, body } = openFrame(prefix, content);
    const parsed = frameHeader.safeParse(header);
    if (!parsed.success) throw damaged("its header is not of this version", parsed.error);
    const buffers = new BufferReader(body);
    const table = parsed.data.frame === "batch" ? this.#readBatch(parsed.data, buffers) : undefined;
    if (parsed.data.frame === "dictionary") this.#readDictionary(parsed.data, buffers);
    buffers.expectEnd();
    return table;
  }

  #readDictionary(header: FrameHeader & { frame: "dictionary" }, buffers: BufferReader): void {
    if (header.id !== this.#dictionaries.length) throw damaged("a dictionary is missing before it");
    const offsets = buffers.take(Float64Array, header.texts + 1);
    const bytes = buffers.take(Uint8Array, header.bytes);
    if (offsets[0] !== 0 || offsets[header.texts] !== header.bytes || !isAscending(offsets))
      throw damaged("its texts overlap");
    this.#dictionaries.push(Dictionary.packed({ bytes, offsets }));
  }

  #readBatch({ table, rowCount, columns }: FrameHeader & { frame: "batch" }, buffers: BufferReader): Table {
    const made = columns.map((column) => [column.name, this.#readColumn(column, rowCount, buffers)] as const);
    return made.length === 0 ? { name: table, rowCount, columns: new Map() } : makeTable(table, made);
  }

  #readColumn(header: ColumnHeader, length: number, buffers: BufferReader): Column {
    const { name: _, hasNulls, ...type } = header;
    if (type.kind === "text") {
      const dictionary = this.#dictionaries[type.dictionary];
      if (dictionary === undefined) throw damaged("its dictionary is missing");
      const codes = buffers.take(Int32Array, length);
      const nulls = takeNulls(buffers, hasNulls, length);
      checkCodes(codes, dictionary.size, nulls.nulls);
      return { kind: "text", length, codes, dictionary, ...nulls };
    }
    const values = buffers.take(arrayOf[type.kind], length);
    return { ...type, length, values, ...takeNulls(buffers, hasNulls, length) } as Column;
  }
}

type TypedArray = Uint8Array | Int32Array | Float64Array | BigInt64Array;
interface TypedArrayOf<A extends TypedArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): A;
}

const arrayOf: Record<Exclude<ColumnHeader["kind"], "text">, TypedArrayOf<TypedArray>> = {
  int32: Int32Array,
  int64: BigInt64Array,
  float64: Float64Array,
  decimal: BigInt64Array,
  boolean: Uint8Array,
  datetime: BigInt64Array,
};

class BufferReader {
  readonly #body: Uint8Array<ArrayBuffer>;
  #at = 0;

  constructor(body: Uint8Array<ArrayBuffer>) {
    this.#body = body;
  }

  take<A extends TypedArray>(array: TypedArrayOf<A>, length: number): A {
    const start = this.#at;
    this.#at += padded(length * array.BYTES_PER_ELEMENT);
    if (this.#at > this.#body.length) throw damaged("it ends early");
    return new array(this.#body.buffer, this.#body.byteOffset + start, length);
  }

  expectEnd(): void {
    if (this.#at !== this.#body.length) throw damaged("it holds more than it says");
  }
}

function takeNulls(buffers: BufferReader, hasNulls: boolean, length: number): { nulls?: Uint8Array } {
  if (!hasNulls) return {};
  const nulls = buffers.take(Uint8Array, length);
  let all = 0;
  for (let row = 0; row < length; row++) all |= nulls[row] as number;
  if (all > 1) throw damaged("its null mask holds more than 0 and 1");
  return { nulls };
}

function checkCodes(codes: Int32Array, size: number, nulls: Uint8Array | undefined): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if ((code < 0 || code >= size) && nulls?.[row] !== 1) throw damaged("it names texts that are not there");
  }
}

function isAscending(offsets: Float64Array): boolean {
  for (let i = 1; i < offsets.length; i++)
    if ((offsets[i] as number) < (offsets[i - 1] as number)) return false;
  return true;
}
