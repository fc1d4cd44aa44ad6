/**
 * @file The header of a safetensors file (https://huggingface.co/docs/safetensors): JSON that names each
 * tensor's type, shape and bytes. It is read by a parser of its own that knows only this one form: JSON.parse
 * hides names given twice and builds whatever a hostile file nests. `reason`s end in the error a user sees.
 */
import { findElementType } from "./stored-tensor.ts";

export interface HeaderEntry {
  readonly type: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly metadata: ReadonlyMap<string, string>;
  readonly entries: ReadonlyMap<string, HeaderEntry>;
}

/** Thrown by the parser; whoever knows the file's name turns it into the coded error. */
export class FormatFault extends Error {}

const METADATA = "__metadata__";

export function parseHeader(text: string, dataSize: number): Header {
  const reader = new HeaderReader(text);
  let metadata: ReadonlyMap<string, string> = new Map();
  let metadataSeen = false;
  const entries = new Map<string, HeaderEntry>();
  reader.readObject((name) => {
    if (entries.has(name) || (name === METADATA && metadataSeen))
      throw new FormatFault(`the name ${quote(name)} stands twice`);
    if (name === METADATA) {
      metadata = readMetadata(reader);
      metadataSeen = true;
    } else entries.set(name, readEntry(reader, name));
  });
  reader.expectEnd();
  checkLayout(entries, dataSize);
  return { metadata, entries };
}

export function renderHeader(header: Header): string {
  const entries = [...header.entries].map(([name, { type, shape, begin, end }]) => [
    name,
    { dtype: type, shape, data_offsets: [begin, end] },
  ]);
  const metadata = header.metadata.size > 0 ? [[METADATA, Object.fromEntries(header.metadata)]] : [];
  return JSON.stringify(Object.fromEntries([...metadata, ...entries]));
}

function readMetadata(reader: HeaderReader): Map<string, string> {
  const metadata = new Map<string, string>();
  reader.readObject((key) => {
    if (metadata.has(key)) throw new FormatFault(`the metadata ${quote(key)} stands twice`);
    metadata.set(key, reader.readString());
  });
  return metadata;
}

function readEntry(reader: HeaderReader, name: string): HeaderEntry {
  let type: string | undefined;
  let shape: number[] | undefined;
  let offsets: number[] | undefined;
  reader.readObject((key) => {
    if (key === "dtype" && type === undefined) type = reader.readString();
    else if (key === "shape" && shape === undefined) shape = reader.readIntegers();
    else if (key === "data_offsets" && offsets === undefined) offsets = reader.readIntegers();
    else throw new FormatFault(`the tensor ${quote(name)} has a field that is unknown or stands twice`);
  });
  const [begin, end] = offsets ?? [];
  if (type === undefined || shape === undefined || begin === undefined || end === undefined)
    throw new FormatFault(`the tensor ${quote(name)} lacks its type, shape or place`);
  if (offsets!.length !== 2) throw new FormatFault(`the tensor ${quote(name)} has more than one place`);
  checkSize(name, { type, shape, begin, end });
  return { type, shape, begin, end };
}

function checkSize(name: string, { type, shape, begin, end }: HeaderEntry): void {
  const elementType = findElementType(type);
  if (elementType === undefined)
    throw new FormatFault(`the tensor ${quote(name)} has the unknown type ${quote(type)}`);
  let size = elementType.byteSize;
  // A size that leaves the safe range is never multiplied back into it by a length of zero.
  for (const length of shape) size = Number.isSafeInteger(size) ? size * length : Number.NaN;
  if (end - begin !== size)
    throw new FormatFault(`the place of the tensor ${quote(name)} does not fit its shape`);
}

/** Every byte after the header belongs to exactly one tensor. */
function checkLayout(entries: ReadonlyMap<string, HeaderEntry>, dataSize: number): void {
  const inOrder = [...entries].sort(([, a], [, b]) => a.begin - b.begin || a.end - b.end);
  let at = 0;
  for (const [name, { begin, end }] of inOrder) {
    if (end > dataSize) throw new FormatFault(`the tensor ${quote(name)} ends behind the file's end`);
    if (begin < at) throw new FormatFault(`the tensor ${quote(name)} overlaps another`);
    if (begin > at) throw new FormatFault(`there is a hole before the tensor ${quote(name)}`);
    at = end;
  }
  if (at < dataSize) throw new FormatFault("there are bytes behind the last tensor");
}

function quote(text: string): string {
  const longest = 60;
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}

/** Reads objects, strings and lists of whole numbers from JSON text, and nothing else. */
class HeaderReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    if (text[0] !== "{") throw new FormatFault("its header does not begin with a brace");
  }

  readObject(readValue: (key: string) => void): void {
    this.#expect("{");
    if (this.#accept("}")) return;
    do {
      const key = this.readString();
      this.#expect(":");
      readValue(key);
    } while (this.#accept(","));
    this.#expect("}");
  }

  readIntegers(): number[] {
    this.#expect("[");
    const values: number[] = [];
    if (this.#accept("]")) return values;
    do values.push(this.#readInteger());
    while (this.#accept(","));
    this.#expect("]");
    return values;
  }

  readString(): string {
    this.#expect('"');
    const start = this.#at - 1;
    while (this.#text[this.#at] !== '"') {
      if (this.#at >= this.#text.length) throw this.#fault();
      this.#at += this.#text[this.#at] === "\\" ? 2 : 1;
    }
    this.#at++;
    return this.#decodeString(this.#text.slice(start, this.#at));
  }

  expectEnd(): void {
    this.#skipSpace();
    if (this.#at !== this.#text.length) throw this.#fault();
  }

  #decodeString(literal: string): string {
    try {
      const value: unknown = JSON.parse(literal);
      if (typeof value === "string" && value.isWellFormed()) return value;
    } catch {
      // Told below, with the place.
    }
    throw this.#fault();
  }

  #readInteger(): number {
    this.#skipSpace();
    const digits = /(?:0|[1-9]\d{0,15})(?![\d.eE])/y;
    digits.lastIndex = this.#at;
    const found = digits.exec(this.#text)?.[0];
    if (found === undefined || !Number.isSafeInteger(Number(found))) throw this.#fault();
    this.#at += found.length;
    return Number(found);
  }

  #expect(character: string): void {
    if (!this.#accept(character)) throw this.#fault();
  }

  #accept(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #skipSpace(): void {
    while (this.#at < this.#text.length && " \t\r\n".includes(this.#text[this.#at]!)) this.#at++;
  }

  #fault(): FormatFault {
    return new FormatFault(`its header is not as the format says at character ${this.#at}`);
  }
}
