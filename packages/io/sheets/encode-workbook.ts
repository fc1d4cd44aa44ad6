/** @file Sheets as the bytes of a workbook, with what was done to make them fit. */
import { type Sheet, type SheetRow, throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../errors.ts";
import { writeStyles } from "./cell-styles.ts";
import { Cursor } from "./cursor.ts";
import { describeLosses } from "./describe-losses.ts";
import { packZip, type ZipPart } from "./pack-zip.ts";
import { SheetNames } from "./sheet-names.ts";
import { type SheetLimits, SheetPart, SheetPlan } from "./sheet-part.ts";
import {
  packageRelations,
  relateSheets,
  sheetPath,
  type WrittenSheet,
  writeContentTypes,
  writeSheetList,
} from "./workbook-parts.ts";

export type Sheets = Iterable<Sheet> | AsyncIterable<Sheet>;

export interface WorkbookSummary {
  /** Rows of all sheets, headers not counted. */
  readonly rowCount: number;
  /** As they are called in the workbook; a sheet that is too long goes on in another. */
  readonly sheets: readonly string[];
  /** What Excel could not hold as it was, in words. */
  readonly notes: readonly string[];
}

const MOST_COLUMNS = 16_384;
const ROWS_PER_REPORT = 10_000;

export class WorkbookEncoder {
  readonly #context: WorkContext;
  readonly #limits: SheetLimits;
  readonly #names = new SheetNames();
  readonly #written: WrittenSheet[] = [];
  readonly #notes: string[] = [];
  #rowCount = 0;
  /** What the encoder or its source threw, to be told from a failure of the target. */
  failure: { readonly error: unknown } | undefined;

  constructor(context: WorkContext, limits: SheetLimits) {
    this.#context = context;
    this.#limits = limits;
  }

  get summary(): WorkbookSummary {
    return { rowCount: this.#rowCount, sheets: this.#written.map(({ name }) => name), notes: this.#notes };
  }

  async *encode(sheets: Sheets): AsyncGenerator<Uint8Array> {
    try {
      yield* packZip(this.#makeParts(sheets));
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }

  async *#makeParts(sheets: Sheets): AsyncGenerator<ZipPart> {
    yield packText("_rels/.rels", packageRelations);
    for await (const sheet of sheets) yield* this.#makeSheetParts(sheet);
    if (this.#written.length === 0) throw ioErrors.create("workbook-empty");
    yield packText("xl/styles.xml", writeStyles());
    yield packText("xl/workbook.xml", writeSheetList(this.#written));
    yield packText("xl/_rels/workbook.xml.rels", relateSheets(this.#written));
    yield packText("[Content_Types].xml", writeContentTypes(this.#written));
  }

  async *#makeSheetParts(sheet: Sheet): AsyncGenerator<ZipPart> {
    const count = sheet.columns.length;
    if (count > MOST_COLUMNS)
      throw ioErrors.create("sheet-too-wide", { sheet: sheet.name, count, limit: MOST_COLUMNS });
    const plan = new SheetPlan(sheet);
    const rows = await Cursor.open(sheet.rows);
    const first = this.#written.length;
    try {
      do {
        yield* this.#makeSheetPart(plan, rows);
      } while (rows.current !== undefined);
    } finally {
      await rows.close();
    }
    const names = this.#written.slice(first).map(({ name }) => name);
    this.#notes.push(...describeLosses(sheet.name, names, plan.cells.losses));
  }

  async *#makeSheetPart(plan: SheetPlan, rows: Cursor<SheetRow>): AsyncGenerator<ZipPart> {
    const part = new SheetPart(plan, rows, this.#limits);
    const name = this.#names.give(plan.sheet.name);
    const path = sheetPath(this.#written.length);
    yield { name: `xl/${path}`, bytes: part.encode(() => this.#countRow()) };
    this.#written.push({ name, ...(part.filter && { filter: part.filter }) });
    this.#report();
  }

  #countRow(): void {
    throwIfCancelled(this.#context.signal);
    if (++this.#rowCount % ROWS_PER_REPORT === 0) this.#report();
  }

  #report(): void {
    this.#context.onProgress?.({ phase: "writing", done: this.#rowCount, unit: "rows" });
  }
}

function packText(name: string, text: string): ZipPart {
  return { name, bytes: [Buffer.from(text)] };
}
