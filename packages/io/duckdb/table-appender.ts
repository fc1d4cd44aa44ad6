/**
 * @file Columns into DuckDB by their memory. `flush` of the package's vectors copies a typed array of theirs into
 * DuckDB in one piece; given ours to hold, it copies ours.
 */
import {
  BIGINT,
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  type DuckDBAppender,
  DuckDBDataChunk,
  type DuckDBType,
  DuckDBUTinyIntVector,
  type DuckDBVector,
  INTEGER,
  TIME,
  TIMESTAMP,
  TIMESTAMPTZ,
  VARCHAR,
} from "@duckdb/node-api";
import type { Column, DatetimeColumn, Dictionary } from "@semblance/engine/table";
import { TextHeap } from "./text-heap.ts";

/** What a chunk of DuckDB holds. */
const CHUNK_ROWS = 2_048;
const DECIMAL_DIGITS = 18;
const DAY_MICROS = 86_400_000_000;

export class TableAppender {
  readonly #appender: DuckDBAppender;
  readonly #types: readonly DuckDBType[];
  #heaps = new Map<Dictionary, TextHeap>();

  constructor(appender: DuckDBAppender, types: readonly DuckDBType[]) {
    this.#appender = appender;
    this.#types = types;
  }

  append(columns: readonly Column[], rowCount: number): void {
    this.#heaps = this.#keepHeaps(columns);
    for (let start = 0; start < rowCount; start += CHUNK_ROWS) {
      const end = Math.min(start + CHUNK_ROWS, rowCount);
      const chunk = DuckDBDataChunk.create(this.#types, end - start);
      for (const [index, column] of columns.entries())
        this.#fill(chunk.getColumnVector(index), column, start, end);
      this.#appender.appendDataChunk(chunk);
    }
  }

  close(): void {
    this.#appender.closeSync();
  }

  /** A dictionary goes into DuckDB's memory once for all batches that share it. */
  #keepHeaps(columns: readonly Column[]): Map<Dictionary, TextHeap> {
    const heaps = new Map<Dictionary, TextHeap>();
    for (const column of columns) {
      if (column.kind !== "text" || heaps.has(column.dictionary)) continue;
      heaps.set(column.dictionary, this.#heaps.get(column.dictionary) ?? new TextHeap(column.dictionary));
    }
    return heaps;
  }

  #fill(vector: DuckDBVector, column: Column, start: number, end: number): void {
    const { nulls } = column;
    if (nulls !== undefined)
      for (let row = start; row < end; row++) if (nulls[row] === 1) vector.setItem(row - start, null);
    flushBytes(vector, this.#valuesOf(column, start, end));
  }

  #valuesOf(column: Column, start: number, end: number): ArrayBufferView {
    if (column.kind === "text") {
      const heap = this.#heaps.get(column.dictionary) as TextHeap;
      return heap.gather(column.codes.subarray(start, end), column.nulls?.subarray(start, end));
    }
    if (column.kind === "datetime" && column.part === "date") return toDays(column, start, end);
    return column.values.subarray(start, end);
  }
}

/** Copies the bytes of `values`, and the nulls set before, into DuckDB's memory. */
function flushBytes(vector: DuckDBVector, { buffer, byteOffset, byteLength }: ArrayBufferView): void {
  // Every class of vector has these two parts; the compiler shows them of none.
  const { validity, vector: raw } = vector as unknown as RawVector;
  if (validity === undefined || raw === undefined)
    throw new TypeError(`a vector of ${vector.type} hides its memory`);
  new DuckDBUTinyIntVector(new Uint8Array(buffer, byteOffset, byteLength), validity, raw).flush();
}

type VectorParts = ConstructorParameters<typeof DuckDBUTinyIntVector>;
interface RawVector {
  readonly validity: VectorParts[1] | undefined;
  readonly vector: VectorParts[2] | undefined;
}

function toDays({ values }: DatetimeColumn, start: number, end: number): Int32Array {
  const days = new Int32Array(end - start);
  for (let i = 0; i < days.length; i++) days[i] = Math.floor(Number(values[start + i]) / DAY_MICROS);
  return days;
}

/** The type whose vectors lie in memory as the column does. */
export function duckDbTypeOf(column: Column): DuckDBType {
  switch (column.kind) {
    case "int32":
      return INTEGER;
    case "int64":
      return BIGINT;
    case "float64":
      return DOUBLE;
    case "decimal":
      return DECIMAL(DECIMAL_DIGITS, column.scale);
    case "boolean":
      return BOOLEAN;
    case "text":
      return VARCHAR;
    case "datetime":
      if (column.part !== "datetime") return column.part === "date" ? DATE : TIME;
      return column.zone === "UTC" ? TIMESTAMPTZ : TIMESTAMP;
  }
}
