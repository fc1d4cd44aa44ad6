/** @file A cell as XML. Whatever Excel cannot hold is brought into a form that it can, and counted. */
import type { SheetCell, SheetValue } from "@semblance/engine/base";
import type { CellColumn, CellFrame, TextFrame } from "./cell-frames.ts";
import { cutText, escapeText } from "./escape-text.ts";

/** Cells that are not what they were. */
export interface CellLosses {
  /** Longer than a cell holds, and cut. */
  cutTexts: number;
  /** NaN, infinities and invalid dates, left empty. */
  notNumbers: number;
  /** Whole numbers of more digits than Excel keeps, written as text. */
  longIntegers: number;
  /** Dates outside of Excel's calendar, written as text. */
  distantDates: number;
}

/** Excel shows and computes with 15 digits; the 16th of a card number becomes 0. */
const END_OF_INTEGERS = 10n ** 15n;
const DAY_MS = 86_400_000;
/** 1970-01-01 by Excel's count of days. */
const UNIX_DAY = 25_569;
/** Excel has a February 29 in 1900: before this day its count is not that of other programs. */
const FIRST_DATE_MS = Date.UTC(1900, 2, 1);
const END_OF_DATES_MS = Date.UTC(10_000, 0, 1);
/** Readers may drop such spaces unless told to keep them. */
const OUTER_SPACE = /^\s|\s$|\n/;

export class CellEncoder {
  readonly losses: CellLosses = { cutTexts: 0, notNumbers: 0, longIntegers: 0, distantDates: 0 };
  /** The number of the row that cells are in. */
  row = "1";

  encode(cell: SheetCell, { isText, frames }: CellColumn): string {
    if (cell === null) return "";
    const isStyled = typeof cell === "object" && !(cell instanceof Date);
    const value = isStyled ? cell.value : cell;
    const frame = frames[isStyled ? cell.style : "plain"];
    return isText ? this.#encodeAsText(value, frame) : this.#encodeValue(value, frame);
  }

  encodeText(text: string, frame: TextFrame): string {
    const cut = cutText(text);
    if (cut !== undefined) this.losses.cutTexts++;
    const kept = cut ?? text;
    const open = OUTER_SPACE.test(kept) ? frame.spacedText : frame.text;
    return `${frame.start}${this.row}${open}${escapeText(kept)}</t></is></c>`;
  }

  #encodeValue(value: SheetValue, frame: CellFrame): string {
    if (typeof value === "string") return this.encodeText(value, frame);
    if (typeof value === "number") return this.#encodeNumber(value, frame);
    if (typeof value === "boolean") return this.#encode(frame, frame.boolean, value ? 1 : 0);
    if (value === null) return this.#encodeEmpty(frame);
    return typeof value === "bigint" ? this.#encodeInteger(value, frame) : this.#encodeDate(value, frame);
  }

  #encodeAsText(value: SheetValue, frame: CellFrame): string {
    if (value === null) return this.#encodeEmpty(frame);
    if (!(value instanceof Date)) return this.encodeText(String(value), frame);
    return Number.isNaN(value.getTime())
      ? this.#encodeNothing(frame)
      : this.encodeText(writeIso(value), frame);
  }

  #encodeNumber(value: number, frame: CellFrame): string {
    if (!Number.isFinite(value)) return this.#encodeNothing(frame);
    return this.#encode(frame, Number.isInteger(value) ? frame.integer : frame.number, value);
  }

  #encodeInteger(value: bigint, frame: CellFrame): string {
    if (value > -END_OF_INTEGERS && value < END_OF_INTEGERS) return this.#encode(frame, frame.integer, value);
    this.losses.longIntegers++;
    return this.encodeText(String(value), frame);
  }

  #encodeDate(value: Date, frame: CellFrame): string {
    const timeMs = value.getTime();
    if (Number.isNaN(timeMs)) return this.#encodeNothing(frame);
    if (timeMs >= FIRST_DATE_MS && timeMs < END_OF_DATES_MS)
      return this.#encode(frame, frame.date, timeMs / DAY_MS + UNIX_DAY);
    this.losses.distantDates++;
    return this.encodeText(writeIso(value), frame);
  }

  #encodeNothing(frame: CellFrame): string {
    this.losses.notNumbers++;
    return this.#encodeEmpty(frame);
  }

  #encodeEmpty({ start, empty }: CellFrame): string {
    return empty === "" ? "" : `${start}${this.row}${empty}`;
  }

  #encode({ start }: CellFrame, open: string, value: number | bigint): string {
    return `${start}${this.row}${open}${value}</v></c>`;
  }
}

/** `2024-01-05`, with the time behind it unless that is midnight. */
function writeIso(date: Date): string {
  const [day, time = ""] = date.toISOString().split(/[TZ]/);
  return time === "00:00:00.000" ? `${day}` : `${day} ${time.replace(".000", "")}`;
}
