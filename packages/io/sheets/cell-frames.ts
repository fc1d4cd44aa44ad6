/** @file What stands around the value of a cell, made once for each column. */
import type { SheetColumn } from "@semblance/engine/base";
import { type CellFormat, type CellStyle, cellStyles, HEADER_STYLE, styleNumber } from "./cell-styles.ts";

/** The number of the row goes between `start` and one of the others, the value behind them. */
export interface TextFrame {
  readonly start: string;
  readonly text: string;
  /** For texts with spaces at their ends. */
  readonly spacedText: string;
}

export interface CellFrame extends TextFrame {
  /** Nothing where an empty cell need not be written. */
  readonly empty: string;
  readonly boolean: string;
  readonly number: string;
  readonly integer: string;
  readonly date: string;
}

export interface CellColumn {
  /** Whether every value becomes a text. */
  readonly isText: boolean;
  readonly header: TextFrame;
  readonly frames: Readonly<Record<CellStyle, CellFrame>>;
}

export function planColumn({ format = "number" }: SheetColumn, index: number): CellColumn {
  const start = `<c r="${nameColumn(index)}`;
  const shown = format === "number" ? "general" : format;
  const frames = cellStyles.map((style) => [style, makeFrame(start, shown, style)] as const);
  return {
    isText: isTextual(shown),
    header: makeTextFrame(start, HEADER_STYLE),
    frames: Object.fromEntries(frames) as Record<CellStyle, CellFrame>,
  };
}

/** The letters of a column: A, …, Z, AA, … */
export function nameColumn(index: number): string {
  const before = index < 26 ? "" : nameColumn(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(65 + (index % 26));
}

function makeFrame(start: string, format: CellFormat, style: CellStyle): CellFrame {
  const open = (shown: CellFormat) => markStyle(styleNumber(shown, style));
  const isNumeric = format === "integer" || format === "percent";
  return {
    ...makeTextFrame(start, styleNumber(isTextual(format) ? format : "general", style)),
    empty: style === "plain" ? "" : `${open("general")}/>`,
    boolean: `${open("general")} t="b"><v>`,
    // The format of whole numbers would round a fraction away.
    number: `${open(format === "percent" ? "percent" : "general")}><v>`,
    integer: `${open(isNumeric ? format : "general")}><v>`,
    date: `${open(format === "date" ? "date" : "datetime")}><v>`,
  };
}

function isTextual(format: CellFormat): boolean {
  return format === "text" || format === "prose";
}

function makeTextFrame(start: string, style: number): TextFrame {
  const open = `${markStyle(style)} t="inlineStr"><is><t`;
  return { start, text: `${open}>`, spacedText: `${open} xml:space="preserve">` };
}

function markStyle(number: number): string {
  return number === 0 ? '"' : `" s="${number}"`;
}
