/** @file For tests: a column with its profile and schema, fitted, encoded and decoded again as a whole or in parts. */
import { Random } from "../../../base/index.ts";
import type { TokenColumn } from "../../../models/tokens.ts";
import {
  type CellValue,
  type Column,
  type ColumnSchema,
  columnFromValues,
  profileColumn,
  renderCell,
} from "../../../table/index.ts";
import type { EncodedColumn, Encoder, FitEncoderContext } from "../encoder.ts";
import { madeEncoders } from "./index.ts";

export function describeColumn(
  name: string,
  values: readonly CellValue[],
  schema: Partial<ColumnSchema>,
): EncodedColumn {
  const column = columnFromValues(values);
  return { name, column, schema: { type: "text", ...schema }, profile: profileColumn("table", name, column) };
}

export function contextOf(columns: readonly EncodedColumn[]): FitEncoderContext {
  return {
    columns: new Map(columns.map((column) => [column.name, column])),
    rowCount: columns[0]?.column.length ?? 0,
    protection: { leastPeople: 5, trueExtremes: false },
    random: new Random("fit"),
  };
}

export function findEncoder(kind: string): Encoder {
  const encoder = madeEncoders.find((one) => one.kind === kind);
  if (encoder === undefined) throw new TypeError(`no encoder ${kind}`);
  return encoder;
}

export interface DecodeRequest {
  readonly drawn?: readonly TokenColumn[];
  readonly rowCount: number;
  readonly block?: number;
  readonly decoded?: ReadonlyMap<string, Column>;
}

/** One block, from its own random stream. */
export function decodeBlock(encoder: Encoder, state: unknown, request: DecodeRequest): readonly Column[] {
  const { drawn = [], rowCount, block = 0, decoded = new Map() } = request;
  const random = new Random("decode").partition(block);
  return encoder.decode(state, drawn, { rowCount, firstRow: block * 4096, random, decoded });
}

export function textsOf(column: Column | undefined): (string | null)[] {
  if (column === undefined) throw new TypeError("there is no such column");
  return Array.from({ length: column.length }, (_, row) => renderCell(column, row));
}

/** Every string and number in a state, typed arrays included. */
export function* valuesIn(state: unknown): Generator<string | number> {
  if (typeof state === "string" || typeof state === "number") yield state;
  else if (ArrayBuffer.isView(state)) for (const value of state as unknown as Iterable<number>) yield value;
  else if (typeof state === "object" && state !== null)
    for (const [key, value] of Object.entries(state)) {
      if (!Array.isArray(state)) yield key;
      yield* valuesIn(value);
    }
}
