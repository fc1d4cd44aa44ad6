/**
 * @file What cells look like: each number format in each style, numbered in a fixed order, and the styles part that
 * says so (ECMA-376 part 1, 18.8). Colours are those of Excel's own Good, Neutral and Bad.
 */
import type { SheetStyle } from "@semblance/engine/base";
import { escapeMarkup } from "./escape-text.ts";
import { SPREADSHEET, XML_HEAD } from "./workbook-parts.ts";

export type CellFormat = "general" | "text" | "prose" | "integer" | "percent" | "date" | "datetime";
export type CellStyle = "plain" | SheetStyle;

/** Built-in formats by their number; others by their code. */
const FORMATS: Readonly<Record<CellFormat, number | string>> = {
  general: 0,
  text: 49,
  prose: 0,
  integer: 1,
  percent: "0.0%",
  date: "yyyy-mm-dd",
  datetime: "yyyy-mm-dd hh:mm:ss",
};

interface Look {
  readonly ink?: string;
  readonly paper?: string;
  readonly isBold?: boolean;
}

const STYLES: Readonly<Record<CellStyle, Look>> = {
  plain: {},
  good: { ink: "006100", paper: "C6EFCE" },
  warn: { ink: "7F4F00", paper: "FFEB9C" },
  bad: { ink: "9C0006", paper: "FFC7CE" },
  strong: { isBold: true },
  muted: { ink: "595959" },
};
const HEADER: Look = { isBold: true, paper: "E2E8F0" };

const formatNames = Object.keys(FORMATS) as CellFormat[];
export const cellStyles = Object.keys(STYLES) as CellStyle[];
const FIRST_CUSTOM = 164;
const codes = Object.values(FORMATS).filter((format) => typeof format === "string");
/** Two fills that every workbook must begin with. */
const GIVEN_FILLS = ["none", "gray125"];

/** The number of the header's style comes after those of all others. */
export const HEADER_STYLE = formatNames.length * cellStyles.length;

export function styleNumber(format: CellFormat, style: CellStyle): number {
  return formatNames.indexOf(format) * cellStyles.length + cellStyles.indexOf(style);
}

export function writeStyles(): string {
  const looks = [...Object.values(STYLES), HEADER];
  const cells = [
    ...formatNames.flatMap((name) => cellStyles.map((_, look) => writeCellStyle(name, look))),
    writeCellStyle("general", looks.length - 1),
  ];
  const formats = codes.map(
    (code, index) => `<numFmt numFmtId="${FIRST_CUSTOM + index}" formatCode="${escapeMarkup(code)}"/>`,
  );
  return `${XML_HEAD}<styleSheet xmlns="${SPREADSHEET}">${[
    list("numFmts", formats),
    list("fonts", looks.map(writeFont)),
    list("fills", [
      ...GIVEN_FILLS.map((kind) => `<fill><patternFill patternType="${kind}"/></fill>`),
      ...looks.map(writeFill),
    ]),
    list("borders", ["<border><left/><right/><top/><bottom/><diagonal/></border>"]),
    list("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    list("cellXfs", cells),
    list("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
  ].join("")}</styleSheet>`;
}

function list(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join("")}</${name}>`;
}

function writeCellStyle(name: CellFormat, look: number): string {
  const format = FORMATS[name];
  const id = typeof format === "number" ? format : FIRST_CUSTOM + codes.indexOf(format);
  const fill = look === 0 ? 0 : GIVEN_FILLS.length + look;
  const parts = `numFmtId="${id}" fontId="${look}" fillId="${fill}" borderId="0" xfId="0"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"';
  const wrap = name === "prose" ? ' wrapText="1"' : "";
  return `<xf ${parts} ${applied}><alignment vertical="top"${wrap}/></xf>`;
}

function writeFont({ ink, isBold }: Look): string {
  const colour = ink === undefined ? "" : `<color rgb="FF${ink}"/>`;
  return `<font>${isBold ? "<b/>" : ""}<sz val="11"/>${colour}<name val="Calibri"/><family val="2"/></font>`;
}

function writeFill({ paper }: Look): string {
  if (paper === undefined) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${paper}"/></patternFill></fill>`;
}
