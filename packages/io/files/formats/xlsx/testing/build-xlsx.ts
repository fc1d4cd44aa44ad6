/** @file Workbooks made by hand, so that tests can hold what no program would write. */
import { buildZip, type ZipPart } from "../../../containers/zip/testing/build-zip.ts";

export interface XlsxSheet {
  readonly name: string;
  /** What stands between `<sheetData>` and `</sheetData>`. */
  readonly rows: string;
  readonly state?: string;
}

export interface XlsxBook {
  readonly sheets: readonly XlsxSheet[];
  /** Items of the shared strings, `<si>…</si>` each. */
  readonly shared?: readonly string[];
  /** Format codes; cells name them by their index, from 1 (0 is General). */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  /** Replaces or adds parts. */
  readonly parts?: readonly ZipPart[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
const FIRST_CUSTOM_FORMAT = 164;

export function buildXlsx(book: XlsxBook): Buffer {
  const written: ZipPart[] = [
    { name: "[Content_Types].xml", data: `${HEAD}<Types/>` },
    { name: "_rels/.rels", data: relate([["rId1", "officeDocument", "xl/workbook.xml"]]) },
    { name: "xl/workbook.xml", data: writeWorkbook(book) },
    { name: "xl/_rels/workbook.xml.rels", data: relateWorkbook(book) },
    {
      name: "xl/sharedStrings.xml",
      data: `${HEAD}<sst xmlns="${MAIN}">${(book.shared ?? []).join("")}</sst>`,
    },
    { name: "xl/styles.xml", data: writeStyles(book.formats ?? []) },
    ...book.sheets.map(({ rows }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
  const replaced = new Set(book.parts?.map(({ name }) => name));
  return buildZip([...written.filter(({ name }) => !replaced.has(name)), ...(book.parts ?? [])]);
}

/** Rows of cells in which numbers are numbers and all else is inline text; `null` is no cell. */
export function writeRowsXml(rows: readonly (readonly (string | number | null)[])[]): string {
  const cell = (value: string | number | null) => {
    if (value === null) return "<c/>";
    if (typeof value === "number") return `<c><v>${value}</v></c>`;
    return `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  return rows.map((row) => `<row>${row.map(cell).join("")}</row>`).join("");
}

function writeWorkbook({ sheets, date1904 }: XlsxBook): string {
  const list = sheets.map(
    ({ name, state = "visible" }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`,
  );
  const properties = date1904 ? '<workbookPr date1904="1"/>' : "";
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${list.join("")}</sheets></workbook>`;
}

function relateWorkbook({ sheets }: XlsxBook): string {
  const parts = sheets.map((_, i) => [`rId${i + 1}`, "worksheet", `worksheets/sheet${i + 1}.xml`] as const);
  return relate([
    ...parts,
    ["rIdT", "sharedStrings", "/xl/sharedStrings.xml"],
    ["rIdS", "styles", "styles.xml"],
  ]);
}

function relate(parts: readonly (readonly [id: string, type: string, target: string])[]): string {
  const list = parts.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${list.join("")}</Relationships>`;
}

function writeStyles(formats: readonly (string | number)[]): string {
  const custom = formats.map((format, index) =>
    typeof format === "number"
      ? ""
      : `<numFmt numFmtId="${FIRST_CUSTOM_FORMAT + index}" formatCode="${format.replaceAll('"', "&quot;")}"/>`,
  );
  const styles = formats.map(
    (format, index) =>
      `<xf numFmtId="${typeof format === "number" ? format : FIRST_CUSTOM_FORMAT + index}"/>`,
  );
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${custom.join("")}</numFmts>
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/>${styles.join("")}</cellXfs></styleSheet>`;
}
