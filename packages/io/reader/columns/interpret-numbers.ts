import { type Column, interpretText, readsAs, type TextColumn } from "@semblance/engine/table/columns";

/** What our exporters write for floats that are no numbers. */
const words: ReadonlySet<string> = new Set(["NaN", "Infinity", "-Infinity"]);

/** Texts of which a schema says that they are numbers: those words are numbers, too. */
export function interpretNumbers(column: TextColumn): Column {
  const interpreted = interpretText(column);
  if (interpreted.kind !== "text") return interpreted;
  const texts = column.dictionary.texts();
  const plain = texts.filter((text) => !words.has(text));
  if (plain.length === texts.length || !readsAs(plain, { kind: "float64" })) return interpreted;
  const numbers = Float64Array.from(texts, Number);
  const { codes, nulls, length } = column;
  const values = Float64Array.from(codes, (code, row) =>
    nulls?.[row] === 1 ? 0 : (numbers[code] as number),
  );
  return { kind: "float64", length, values, ...(nulls && { nulls }) };
}
