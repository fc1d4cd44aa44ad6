/** @file One sheet as XML, in pieces: notes, header and as many rows as fit (ECMA-376 part 1, 18.3). */
import type { Sheet, SheetColumn, SheetRow } from "@semblance/engine/base";
import { type CellColumn, nameColumn, planColumn } from "./cell-frames.ts";
import type { Cursor } from "./cursor.ts";
import { CellEncoder } from "./encode-cell.ts";
import { SPREADSHEET, XML_HEAD } from "./workbook-parts.ts";

export interface SheetLimits {
  readonly rows: number;
  readonly bytes: number;
}

/** 2 GiB of XML leave a last row room enough below the 4 GiB of a part. */
export const EXCEL_LIMITS: SheetLimits = { rows: 1_048_576, bytes: 2 ** 31 };
/** 32 to 128 Ki units take the same time and memory. */
const PIECE_UNITS = 1 << 17;
const MOST_WIDTH = 255;
const noteColumn = planColumn({ title: "" }, 0);

/** What a sheet has in common with those that it goes on in. */
export class SheetPlan {
  readonly sheet: Sheet;
  readonly columns: readonly CellColumn[];
  readonly cells = new CellEncoder();

  constructor(sheet: Sheet) {
    this.sheet = sheet;
    this.columns = sheet.columns.map(planColumn);
  }

  /** The header's, from 1. */
  get headerRow(): number {
    return (this.sheet.notes?.length ?? 0) + 1;
  }

  encodeRow(row: SheetRow, number: number): string {
    if (row.length > this.columns.length)
      throw new TypeError(
        `a row of the sheet "${this.sheet.name}" has more cells than the sheet has columns`,
      );
    this.cells.row = String(number);
    let xml = `<row r="${number}">`;
    for (let index = 0; index < row.length; index++)
      xml += this.cells.encode(row[index] ?? null, this.columns[index] as CellColumn);
    return `${xml}</row>`;
  }

  /** All that comes before the first row of the table. */
  encodeTop(): string {
    const { columns, freezeHeader = true, notes = [] } = this.sheet;
    const frozen = freezeHeader ? writePane(this.headerRow) : "";
    const widths = columns.map(writeWidth).join("");
    const view = `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`;
    const cols = widths === "" ? "" : `<cols>${widths}</cols>`;
    const rows = [...notes.map((note, index) => this.#encodeNote(note, index + 1)), this.#encodeHeader()];
    return `${XML_HEAD}<worksheet xmlns="${SPREADSHEET}">${view}${cols}<sheetData>${rows.join("")}`;
  }

  #encodeHeader(): string {
    this.cells.row = String(this.headerRow);
    const titles = this.columns.map(({ header }, index) =>
      this.cells.encodeText(this.sheet.columns[index]?.title ?? "", header),
    );
    return `<row r="${this.headerRow}">${titles.join("")}</row>`;
  }

  #encodeNote(note: string, number: number): string {
    this.cells.row = String(number);
    return `<row r="${number}">${this.cells.encodeText(note, noteColumn.frames.muted)}</row>`;
  }
}

/** Takes rows until there are none or no more fit; `lastRow` is known then. */
export class SheetPart {
  readonly #plan: SheetPlan;
  readonly #rows: Cursor<SheetRow>;
  readonly #limits: SheetLimits;
  #bytes = 0;
  lastRow: number;

  constructor(plan: SheetPlan, rows: Cursor<SheetRow>, limits: SheetLimits) {
    this.#plan = plan;
    this.#rows = rows;
    this.#limits = limits;
    this.lastRow = plan.headerRow;
  }

  get rowCount(): number {
    return this.lastRow - this.#plan.headerRow;
  }

  /** `onRow` is called before each row. */
  async *encode(onRow: () => void): AsyncGenerator<Uint8Array> {
    let xml = this.#plan.encodeTop();
    for (; this.#rows.current !== undefined && !this.#isFull; await this.#rows.advance()) {
      onRow();
      xml += this.#plan.encodeRow(this.#rows.current, ++this.lastRow);
      if (xml.length < PIECE_UNITS) continue;
      const piece = Buffer.from(xml);
      this.#bytes += piece.length;
      xml = "";
      yield piece;
    }
    const filter = this.filter === undefined ? "" : `<autoFilter ref="${this.filter.replaceAll("$", "")}"/>`;
    yield Buffer.from(`${xml}</sheetData>${filter}</worksheet>`);
  }

  get #isFull(): boolean {
    const { rows, bytes } = this.#limits;
    return this.rowCount > 0 && (this.lastRow >= rows || this.#bytes >= bytes);
  }

  /** The cells of the table with its header. */
  get filter(): string | undefined {
    const { headerRow, columns } = this.#plan;
    if (columns.length === 0) return undefined;
    return `$A$${headerRow}:$${nameColumn(columns.length - 1)}$${this.lastRow}`;
  }
}

function writePane(rows: number): string {
  return `<pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>`;
}

/** Wide enough for the title with the filter's arrow, and for dates. */
function writeWidth({ title, width, format }: SheetColumn, index: number): string {
  const least = format === "datetime" ? 20 : 11;
  const chosen = Math.min(width ?? Math.max(least, Math.min(title.length + 4, 40)), MOST_WIDTH);
  return `<col min="${index + 1}" max="${index + 1}" width="${chosen}" customWidth="1"/>`;
}
