/**
 * @file The texts of a workbook, each stored once and named in cells by its number. Kept as UTF-8 end to end: a
 * million of them are copied to the rows as bytes and never become JavaScript strings again.
 */
import type { WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import type { XmlHandler } from "../xml/parse-xml.ts";
import { localName, type OpenWorkbook, parsePart } from "./workbook.ts";

const BYTES_PER_UNIT = 3;
const FIRST_BYTES = 1 << 16;
const MAX_BYTES = 2 ** 30;

export class SharedStrings {
  readonly #offsets: number[] = [0];
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);

  get count(): number {
    return this.#offsets.length - 1;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  startOf(index: number): number {
    return this.#offsets[index] as number;
  }

  at(index: number): string {
    return this.#bytes.toString("utf8", this.startOf(index), this.startOf(index + 1));
  }

  add(text: string, shownAs: string): void {
    const start = this.startOf(this.count);
    const room = start + text.length * BYTES_PER_UNIT;
    if (room > MAX_BYTES)
      throw ioErrors.create("xlsx-too-much-text", { file: shownAs, limit: MAX_BYTES / 2 ** 20 });
    if (room > this.#bytes.length) this.#grow(room);
    this.#offsets.push(start + this.#bytes.write(text, start));
  }

  #grow(room: number): void {
    const bytes = Buffer.allocUnsafe(Math.max(room, 2 * this.#bytes.length));
    this.#bytes.copy(bytes);
    this.#bytes = bytes;
  }
}

export async function readSharedStrings(
  book: OpenWorkbook,
  part: string | undefined,
  context: WorkContext,
): Promise<SharedStrings> {
  const strings = new SharedStrings();
  const collector = new TextCollector();
  const handler: XmlHandler = {
    open: (name) => {
      if (localName(name) === "si") collector.reset();
      else collector.open(name);
    },
    text: (text) => collector.text(text),
    close: (name) => {
      if (localName(name) === "si") strings.add(collector.take(), book.shownAs);
      else collector.close(name);
    },
  };
  if (part !== undefined) await parsePart(book, part, handler, context);
  return strings;
}

/** The text of an item: all its runs, whatever their font, without the reading aid of Japanese texts. */
export class TextCollector implements XmlHandler {
  #text = "";
  #inText = false;
  #inPhonetic = false;

  reset(): void {
    this.#text = "";
    this.#inText = false;
    this.#inPhonetic = false;
  }

  open(name: string): void {
    const local = localName(name);
    if (local === "rPh") this.#inPhonetic = true;
    if (local === "t") this.#inText = !this.#inPhonetic;
  }

  text(text: string): void {
    if (this.#inText) this.#text += text;
  }

  close(name: string): void {
    const local = localName(name);
    if (local === "rPh") this.#inPhonetic = false;
    if (local === "t") this.#inText = false;
  }

  take(): string {
    return unescapeText(this.#text);
  }
}

/** Characters that XML cannot hold are written `_x0001_`. */
export function unescapeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
