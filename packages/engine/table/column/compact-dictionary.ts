import type { TextColumn } from "./column.ts";
import { Dictionary } from "./dictionary.ts";

/** The same texts with a dictionary of only those that occur, in the order of their codes. */
export function compactDictionary(column: TextColumn): TextColumn {
  const { codes, dictionary, nulls } = column;
  const used = new Uint8Array(dictionary.size);
  for (let row = 0; row < codes.length; row++) if (nulls?.[row] !== 1) used[codes[row] as number] = 1;
  const kept: string[] = [];
  const newCode = new Int32Array(dictionary.size);
  for (let code = 0; code < used.length; code++)
    if (used[code] === 1) newCode[code] = kept.push(dictionary.at(code)) - 1;
  if (kept.length === dictionary.size) return column;
  const compacted = codes.map((code, row) => (nulls?.[row] === 1 ? 0 : (newCode[code] as number)));
  return { ...column, codes: compacted, dictionary: Dictionary.of(kept) };
}
