/** @file What a workbook says of itself: its sheets, where their parts lie in the archive, and its calendar. */
import { posix } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import type { Archive } from "../../containers/zip/archive.ts";
import { parseXml, type XmlHandler } from "../xml/parse-xml.ts";

export interface OpenWorkbook {
  readonly archive: Archive;
  /** The file as the user named it. */
  readonly shownAs: string;
}

export interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly isHidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Old Macintosh workbooks count days from 1904. */
  readonly from1904: boolean;
  readonly sharedStrings?: string;
  readonly styles?: string;
}

type OpenListener = NonNullable<XmlHandler["open"]>;

interface Relationship {
  readonly id: string;
  /** The last word of its type's address, such as `worksheet`: the rest differs between two editions. */
  readonly type: string;
  readonly target: string;
}

/** Names of elements without the prefix that some programs write. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

export async function parsePart(
  { archive, shownAs }: OpenWorkbook,
  part: string,
  handler: XmlHandler,
  context: WorkContext,
): Promise<void> {
  await parseXml({ chunks: archive.read(part), shownAs: `${shownAs}/${part}` }, handler, context);
}

export async function readWorkbook(book: OpenWorkbook, context: WorkContext): Promise<Workbook> {
  const top = await readRelationships(book, "", context);
  const part = top.find(({ type }) => type === "officeDocument")?.target;
  if (part === undefined) throw ioErrors.create("xlsx-foreign", { file: book.shownAs });
  const parts = await readRelationships(book, part, context);
  const findPart = (wanted: string) => parts.find(({ type }) => type === wanted)?.target;
  const sheets: Sheet[] = [];
  let from1904 = false;
  const open: OpenListener = (name, attributes) => {
    if (localName(name) === "workbookPr") from1904 = isTrue(attributes["date1904"]);
    if (localName(name) !== "sheet") return;
    const id = findAttribute(attributes, "id");
    // Sheets that hold one chart have no cells.
    const sheet = parts.find((related) => related.id === id && related.type === "worksheet");
    if (sheet === undefined) return;
    const isHidden = (attributes["state"] ?? "visible") !== "visible";
    sheets.push({ name: attributes["name"] ?? "", part: sheet.target, isHidden });
  };
  await parsePart(book, part, { open }, context);
  const sharedStrings = findPart("sharedStrings");
  const styles = findPart("styles");
  return {
    sheets,
    from1904,
    ...(sharedStrings === undefined ? {} : { sharedStrings }),
    ...(styles === undefined ? {} : { styles }),
  };
}

/** What a part (or, for an empty name, the archive) refers to. */
async function readRelationships(
  book: OpenWorkbook,
  part: string,
  context: WorkContext,
): Promise<Relationship[]> {
  const folder = posix.dirname(part);
  const listing = posix.join(folder, "_rels", `${posix.basename(part)}.rels`);
  if (!book.archive.has(listing)) throw ioErrors.create("xlsx-foreign", { file: book.shownAs });
  const found: Relationship[] = [];
  const open: OpenListener = (name, { Id, Type, Target, TargetMode }) => {
    if (localName(name) !== "Relationship" || TargetMode === "External") return;
    const target = posix.resolve("/", folder, Target ?? "").slice(1);
    found.push({ id: Id ?? "", type: posix.basename(Type ?? ""), target });
  };
  await parsePart(book, listing, { open }, context);
  return found;
}

function findAttribute(attributes: Readonly<Record<string, string>>, local: string): string | undefined {
  const name = Object.keys(attributes).find((given) => given.includes(":") && localName(given) === local);
  return name === undefined ? undefined : attributes[name];
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
