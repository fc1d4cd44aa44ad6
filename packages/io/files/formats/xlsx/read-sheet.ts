/** @file The cells of one sheet, row by row, each already the text that it means. */
import type { WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import type { XmlHandler } from "../xml/parse-xml.ts";
import { type Calendar, writeSerial } from "./serial-date.ts";
import { type SharedStrings, TextCollector, unescapeText } from "./shared-strings.ts";
import type { TemporalFormat } from "./temporal-format.ts";
import { localName, type OpenWorkbook, parsePart, type Sheet } from "./workbook.ts";

/** What a cell means: its text, or the number of a shared string. */
export type CellText = string | number;

export interface SheetRow {
  /** How many cells hold something. */
  readonly filled: number;
  /** By column from 0; the same array for every row. */
  readonly cells: readonly (CellText | undefined)[];
  /** Whether a cell was typed as text, rather than a number, date or truth. */
  readonly isText: readonly boolean[];
}

export interface SheetContext extends Calendar {
  readonly sharedStrings: SharedStrings;
  readonly styles: readonly (TemporalFormat | undefined)[];
}

export interface SheetFacts {
  /** Cells such as #N/A and #DIV/0!, read as null. */
  errors: number;
  /** Formulas that were never computed, read as null. */
  uncomputed: number;
}

/** What Excel can hold. */
const MAX_COLUMNS = 16_384;

export async function readSheet(
  book: OpenWorkbook,
  sheet: Sheet,
  { takeRow, ...given }: SheetContext & { takeRow: (row: SheetRow) => void },
  context: WorkContext,
): Promise<SheetFacts> {
  const reading = new SheetReading(`${book.shownAs}/${sheet.name}`, given, takeRow);
  await parsePart(book, sheet.part, reading, context);
  return reading.facts;
}

class SheetReading implements XmlHandler {
  readonly facts: SheetFacts = { errors: 0, uncomputed: 0 };
  readonly #shownAs: string;
  readonly #given: SheetContext;
  readonly #takeRow: (row: SheetRow) => void;
  readonly #inline = new TextCollector();
  #row = 0;
  #filled = 0;
  readonly #cells: (CellText | undefined)[] = [];
  readonly #isText: boolean[] = [];
  #column = -1;
  #type = "";
  #style = 0;
  #value: string | undefined;
  #hasFormula = false;
  #inValue = false;
  #inInline = false;

  constructor(shownAs: string, given: SheetContext, takeRow: (row: SheetRow) => void) {
    this.#shownAs = shownAs;
    this.#given = given;
    this.#takeRow = takeRow;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const local = localName(name);
    if (local === "c") this.#openCell(attributes);
    else if (local === "v") {
      this.#inValue = true;
      this.#value = "";
    } else if (local === "row") this.#openRow(attributes["r"]);
    else if (local === "f") this.#hasFormula = true;
    else if (local === "is") {
      this.#inInline = true;
      this.#inline.reset();
    } else if (this.#inInline) this.#inline.open(name);
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#inInline) this.#inline.text(text);
  }

  close(name: string): void {
    const local = localName(name);
    if (local === "v") this.#inValue = false;
    else if (local === "c") this.#closeCell();
    else if (local === "row")
      this.#takeRow({ filled: this.#filled, cells: this.#cells, isText: this.#isText });
    else if (local === "is") {
      this.#inInline = false;
      this.#value = this.#inline.take();
    } else if (this.#inInline) this.#inline.close(name);
  }

  #openRow(number: string | undefined): void {
    this.#row = number === undefined ? this.#row + 1 : Number(number);
    this.#filled = 0;
    this.#cells.length = 0;
    this.#isText.length = 0;
    this.#column = -1;
  }

  #openCell({ r, t = "n", s }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : readColumn(r);
    if (!(this.#column >= 0 && this.#column < MAX_COLUMNS)) this.#refuse();
    this.#type = t;
    this.#style = s === undefined ? 0 : Number(s);
    this.#value = undefined;
    this.#hasFormula = false;
  }

  #closeCell(): void {
    const value = this.#interpret();
    if (value === undefined) return;
    while (this.#cells.length < this.#column) {
      this.#cells.push(undefined);
      this.#isText.push(false);
    }
    if (this.#cells[this.#column] === undefined) this.#filled++;
    this.#cells[this.#column] = value;
    this.#isText[this.#column] = this.#type === "s" || this.#type === "str" || this.#type === "inlineStr";
  }

  /** Empty text is what an empty cell looks like, and programs write either: both are null. */
  #interpret(): CellText | undefined {
    const value = this.#value;
    if (value === undefined || value === "") {
      if (this.#hasFormula && value === undefined) this.facts.uncomputed++;
      return undefined;
    }
    if (this.#type === "s") return this.#findShared(Number(value));
    if (this.#type === "n") return this.#interpretNumber(value);
    if (this.#type === "str") return unescapeText(value);
    if (this.#type === "b") return value === "0" || value === "false" ? "false" : "true";
    if (this.#type !== "e") return value;
    this.facts.errors++;
    return undefined;
  }

  #findShared(index: number): number | undefined {
    const { sharedStrings } = this.#given;
    if (!(Number.isInteger(index) && index >= 0 && index < sharedStrings.count)) this.#refuse();
    return sharedStrings.startOf(index) === sharedStrings.startOf(index + 1) ? undefined : index;
  }

  #interpretNumber(value: string): string {
    const format = this.#given.styles[this.#style];
    const date = format === undefined ? undefined : writeSerial(Number(value), format, this.#given);
    return date ?? tidyNumber(value);
  }

  #refuse(): never {
    throw ioErrors.create("xlsx-cell-invalid", { file: this.#shownAs, row: this.#row });
  }
}

/** Excel writes 17 digits, `1.1000000000000001` for 1.1; whole numbers are left exactly as they stand. */
export function tidyNumber(value: string): string {
  if (/^-?\d+$/.test(value)) return value;
  const number = Number(value);
  return Number.isFinite(number) ? String(number) : value;
}

/** The column of `AB12`, from 0; -1 where there is none. */
export function readColumn(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = (reference.charCodeAt(at) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}
