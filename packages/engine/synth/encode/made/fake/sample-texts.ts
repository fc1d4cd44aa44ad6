import type { TextColumn } from "../../../../table/index.ts";
import type { EncodedColumn } from "../../encoder.ts";
import { countValues } from "../count-values.ts";

const MOST = 5_000;

/** Up to 5,000 distinct texts with how many rows have each, spread over the column; none for other columns. */
export function sampleTexts({ column }: EncodedColumn): [text: string, count: number][] {
  if (column.kind !== "text") return [];
  const { codes, counts } = countValues(column);
  const rowOf = new Int32Array(counts.length);
  codes.forEach((code, row) => {
    if (code >= 0) rowOf[code] = row;
  });
  const step = Math.max(1, Math.ceil(counts.length / MOST));
  const chosen = Array.from(counts.keys()).filter((code) => code % step === 0);
  return chosen.map((code) => [textAt(column, rowOf[code]!), counts[code]!]);
}

function textAt({ dictionary, codes }: TextColumn, row: number): string {
  return dictionary.at(codes[row]!);
}
