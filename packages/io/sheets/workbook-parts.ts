/** @file The small parts of a workbook, which tell where its sheets are (ECMA-376 part 1, 18.2; part 2, 9 and 10). */
import { escapeMarkup } from "./escape-text.ts";

/** A sheet that is written, as the workbook lists it. */
export interface WrittenSheet {
  readonly name: string;
  /** The cells that have a filter, such as `$A$1:$C$9`; absent without columns. */
  readonly filter?: string;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const packageRelations = relate([["officeDocument", "xl/workbook.xml"]]);

export function sheetPath(index: number): string {
  return `worksheets/sheet${index + 1}.xml`;
}

export function writeContentTypes(sheets: readonly WrittenSheet[]): string {
  const parts: [path: string, type: string][] = [
    ["workbook.xml", "sheet.main"],
    ["styles.xml", "styles"],
    ...sheets.map((_, index): [string, string] => [sheetPath(index), "worksheet"]),
  ];
  const overrides = parts.map(
    ([path, type]) => `<Override PartName="/xl/${path}" ContentType="${CONTENT}.${type}+xml"/>`,
  );
  const relations = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`;
  const xml = `<Default Extension="xml" ContentType="application/xml"/>`;
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">${relations}${xml}${overrides.join("")}</Types>`;
}

export function relateSheets(sheets: readonly WrittenSheet[]): string {
  return relate([
    ...sheets.map((_, index) => ["worksheet", sheetPath(index)] as const),
    ["styles", "styles.xml"],
  ]);
}

export function writeSheetList(sheets: readonly WrittenSheet[]): string {
  const list = sheets.map(
    ({ name }, index) =>
      `<sheet name="${escapeMarkup(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const filters = sheets.flatMap(({ name, filter }, index) =>
    filter === undefined ? [] : [writeFilter(name, filter, index)],
  );
  const names = filters.length === 0 ? "" : `<definedNames>${filters.join("")}</definedNames>`;
  return `${XML_HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${list.join("")}</sheets>${names}</workbook>`;
}

/** Excel knows a filter by this name as well. */
function writeFilter(name: string, filter: string, index: number): string {
  const quoted = escapeMarkup(name.replaceAll("'", "''"));
  return `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${quoted}'!${filter}</definedName>`;
}

function relate(parts: readonly (readonly [type: string, target: string])[]): string {
  const list = parts.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}
