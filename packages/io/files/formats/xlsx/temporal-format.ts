/**
 * @file Excel keeps dates as numbers; only the number format of a cell tells that it is one. Codes of formats are
 * those of ECMA-376 part 1, 18.8.30 (built-in) and 18.8.31 (written out).
 */
import type { WorkContext } from "@semblance/engine/base";
import type { XmlHandler } from "../xml/parse-xml.ts";
import { localName, type OpenWorkbook, parsePart } from "./workbook.ts";

export type TemporalFormat = "date" | "time" | "datetime";

/** First and last number of built-in formats; those of East Asian and Thai editions included. */
const BUILT_IN: readonly (readonly [from: number, to: number, TemporalFormat])[] = [
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "datetime"],
  [27, 31, "date"],
  [32, 35, "time"],
  [36, 36, "date"],
  [45, 45, "time"],
  [47, 47, "time"],
  [50, 54, "date"],
  [55, 56, "time"],
  [57, 58, "date"],
  [71, 74, "date"],
  [75, 76, "time"],
  [77, 77, "datetime"],
  [78, 80, "time"],
  [81, 81, "date"],
];

/** Texts, escaped characters, fill and padding, colours and conditions: nothing of the value itself. */
const DECORATION = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;
const ELAPSED = /\[(?:h+|m+|s+)\]/i;

/** `undefined` for numbers, and for elapsed times (`[h]:mm`), which are numbers of days. */
export function readFormatCode(code: string): TemporalFormat | undefined {
  const [section = ""] = code.replace(DECORATION, "").split(";");
  if (ELAPSED.test(section) || /general/i.test(section)) return undefined;
  const hasTime = /[hs]|am\/pm|a\/p/i.test(section);
  const letters = section.replace(/am\/pm|a\/p/gi, "");
  // `m` is minutes beside hours or seconds and months otherwise.
  const hasDate = /[yd]/i.test(letters) || (!hasTime && /m/i.test(letters));
  if (hasDate) return hasTime ? "datetime" : "date";
  return hasTime ? "time" : undefined;
}

/** The format of each cell style, by its number. */
export async function readStyles(
  book: OpenWorkbook,
  part: string | undefined,
  context: WorkContext,
): Promise<(TemporalFormat | undefined)[]> {
  const custom = new Map<number, TemporalFormat | undefined>();
  const formats: (TemporalFormat | undefined)[] = [];
  let inCellStyles = false;
  const open: NonNullable<XmlHandler["open"]> = (name, attributes) => {
    const local = localName(name);
    if (local === "numFmt")
      custom.set(Number(attributes["numFmtId"]), readFormatCode(attributes["formatCode"] ?? ""));
    if (local === "cellXfs") inCellStyles = true;
    if (local !== "xf" || !inCellStyles) return;
    const id = Number(attributes["numFmtId"] ?? 0);
    formats.push(custom.has(id) ? custom.get(id) : findBuiltIn(id));
  };
  const close: NonNullable<XmlHandler["close"]> = (name) => {
    if (localName(name) === "cellXfs") inCellStyles = false;
  };
  if (part !== undefined) await parsePart(book, part, { open, close }, context);
  return formats;
}

function findBuiltIn(id: number): TemporalFormat | undefined {
  return BUILT_IN.find(([from, to]) => id >= from && id <= to)?.[2];
}
