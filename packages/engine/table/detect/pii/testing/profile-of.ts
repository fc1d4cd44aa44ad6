import type { TextColumn } from "../../../column/column.ts";
import { columnFromValues } from "../../../column/column-from-values.ts";
import { interpretText } from "../../../interpret/interpret-text.ts";
import type { ColumnProfile } from "../../detection.ts";
import { profileColumn } from "../../profile-column.ts";
import { detectPii, type PiiGuess, piiDetectors } from "../index.ts";

/** A column as it comes out of a file: texts, typed where nothing is lost; null stays null. */
export function profileOf(name: string, texts: readonly (string | null)[], table = "t"): ColumnProfile {
  const column = columnFromValues(texts);
  return profileColumn(table, name, column.kind === "text" ? interpretText(column as TextColumn) : column);
}

/** The surest guess about such a column. */
export function guessPii(name: string, texts: readonly (string | null)[], table = "t"): PiiGuess | undefined {
  return detectPii(piiDetectors, profileOf(name, texts, table))[0];
}
