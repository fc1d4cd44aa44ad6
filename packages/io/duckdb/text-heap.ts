/**
 * @file A dictionary in DuckDB's memory. All its bytes are handed over as one long text; each entry is then the 16
 * bytes by which DuckDB refers to a text: its length, and the text itself up to 12 bytes, or its first four and
 * where the rest stands. A column of texts is filled by copying those 16 bytes per row, without a call per text.
 */
import { BLOB, DuckDBBlobValue, DuckDBDataChunk } from "@duckdb/node-api";
import type { Dictionary, PackedTexts } from "@semblance/engine/table";

const REFERENCE_BYTES = 16;
const REFERENCE_WORDS = REFERENCE_BYTES / 4;
const INLINE_BYTES = 12;
const PREFIX_BYTES = 4;
const TEXT_AT = 4;
const ADDRESS_AT = 8;

export class TextHeap {
  /** Owns the bytes; must outlive every chunk that refers to them. */
  readonly #owner = DuckDBDataChunk.create([BLOB], 1);
  readonly #references: Int32Array;

  constructor(dictionary: Dictionary) {
    const packed = dictionary.pack();
    this.#owner.setColumnValues(0, [new DuckDBBlobValue(packed.bytes)]);
    this.#references = referToTexts(packed, findAddress(this.#owner, packed.bytes.length));
  }

  /** Per row the reference of its text; nothing where it is null. */
  gather(codes: Int32Array, nulls: Uint8Array | undefined): Int32Array {
    const references = this.#references;
    const gathered = new Int32Array(codes.length * REFERENCE_WORDS);
    for (let row = 0; row < codes.length; row++) {
      if (nulls?.[row] === 1) continue;
      const from = REFERENCE_WORDS * (codes[row] as number);
      const to = REFERENCE_WORDS * row;
      for (let word = 0; word < REFERENCE_WORDS; word++)
        gathered[to + word] = references[from + word] as number;
    }
    return gathered;
  }
}

/** Where DuckDB put the one long text. Short ones it keeps in the reference, and then no entry needs an address. */
function findAddress(owner: DuckDBDataChunk, length: number): number {
  if (length <= INLINE_BYTES) return 0;
  // A vector looked at anew shows what is in memory now.
  const { chunk } = owner;
  const { dataView } = new DuckDBDataChunk(chunk).getColumnVector(0) as unknown as { dataView?: DataView };
  const address = Number(dataView?.getBigUint64(ADDRESS_AT, true));
  if (dataView?.getUint32(0, true) !== length || !Number.isSafeInteger(address))
    throw new TypeError("DuckDB keeps long texts in another way than this version is known to");
  return address;
}

function referToTexts({ bytes, offsets }: PackedTexts, address: number): Int32Array {
  const count = offsets.length - 1;
  const references = new Uint8Array(count * REFERENCE_BYTES);
  const view = new DataView(references.buffer);
  for (let i = 0; i < count; i++) {
    const [start, end] = [offsets[i] as number, offsets[i + 1] as number];
    const at = i * REFERENCE_BYTES;
    const isInline = end - start <= INLINE_BYTES;
    view.setUint32(at, end - start, true);
    const shown = isInline ? end : start + PREFIX_BYTES;
    for (let from = start; from < shown; from++)
      references[at + TEXT_AT + from - start] = bytes[from] as number;
    if (isInline) continue;
    view.setUint32(at + ADDRESS_AT, (address + start) % 2 ** 32, true);
    view.setUint32(at + ADDRESS_AT + 4, Math.floor((address + start) / 2 ** 32), true);
  }
  return new Int32Array(references.buffer);
}
