import { join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import { Archive } from "../../containers/zip/archive.ts";
import type { CsvRelation, Relation, StagingFile } from "../../file-format.ts";
import { inPhase } from "../../in-phase.ts";
import { distinctNames } from "../../scratch/distinct-names.ts";
import { readSheet, type SheetContext, type SheetFacts } from "./read-sheet.ts";
import { refuseForeignArchive, refuseForeignFile } from "./refuse-foreign.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { SheetTable } from "./sheet-table.ts";
import { readStyles } from "./temporal-format.ts";
import { type OpenWorkbook, readWorkbook, type Sheet } from "./workbook.ts";

export async function stageXlsx(file: StagingFile, context: WorkContext): Promise<Relation[]> {
  await refuseForeignFile(file.path, file.shownAs);
  const archive = await Archive.open(file.path, file.shownAs);
  try {
    refuseForeignArchive(archive, file.shownAs);
    return nameTables(await stageSheets(file, { archive, shownAs: file.shownAs }, context), file);
  } finally {
    archive.close();
  }
}

async function stageSheets(
  file: StagingFile,
  book: OpenWorkbook,
  context: WorkContext,
): Promise<CsvRelation[]> {
  const workbook = await readWorkbook(book, context);
  const { from1904 } = workbook;
  const styles = await readStyles(book, workbook.styles, context);
  const sharedStrings = await readSharedStrings(book, workbook.sharedStrings, context);
  const tables: CsvRelation[] = [];
  for (const [index, sheet] of workbook.sheets.entries()) {
    if (sheet.isHidden) {
      file.note(`Sheet "${sheet.name}" of ${file.shownAs} is hidden and was left out.`);
      continue;
    }
    const path = join(file.scratch, `sheet-${index}.csv`);
    const phase = inPhase(context, `converting sheet ${sheet.name}`);
    const table = await stageSheet(file, { book, sheet, path, from1904, styles, sharedStrings }, phase);
    if (table !== undefined) tables.push(table);
  }
  return tables;
}

interface SheetWork extends SheetContext {
  readonly book: OpenWorkbook;
  readonly sheet: Sheet;
  readonly path: string;
}

async function stageSheet(
  file: StagingFile,
  work: SheetWork,
  context: WorkContext,
): Promise<CsvRelation | undefined> {
  const { book, sheet, path, sharedStrings } = work;
  const { shownAs, note } = file;
  const table = new SheetTable({ sheet: sheet.name, shownAs, path, sharedStrings, note });
  try {
    const facts = await readSheet(book, sheet, { ...work, takeRow: (row) => table.takeRow(row) }, context);
    noteFacts(file, sheet, facts);
    return table.finish();
  } catch (error) {
    table.discard();
    throw error;
  }
}

function noteFacts(
  { shownAs, note }: StagingFile,
  { name }: Sheet,
  { errors, uncomputed }: SheetFacts,
): void {
  const about = `Sheet "${name}" of ${shownAs}`;
  if (errors > 0) note(`${about}: ${errors} cells hold an error such as #N/A and were read as null.`);
  if (uncomputed > 0)
    note(
      `${about}: ${uncomputed} formulas were saved without their values and read as null; open and save it in Excel.`,
    );
}

/** A workbook of one sheet is named like a file of one table; otherwise the sheets have names of their own. */
function nameTables(tables: readonly CsvRelation[], { table, shownAs }: StagingFile): Relation[] {
  if (tables.length === 0) throw ioErrors.create("xlsx-empty", { file: shownAs });
  const names = tables.length === 1 ? [table] : distinctNames(tables.map((each) => each.table));
  return tables.map((each, index) => ({ ...each, table: names[index] as string }));
}
