/**
 * @file Texts as CSV fields, a whole dictionary at once. A field is quoted when it holds the delimiter, a quote or
 * a line end, when it is empty (nothing at all means null) and when it begins with a byte order mark, which a
 * reader would drop. Nothing else is touched: a formula stays the text it is.
 */
import type { PackedTexts } from "@semblance/engine/table";

const QUOTE = 34;
const NEWLINE = 10;
const RETURN = 13;
const MARK_FIRST_BYTE = 0xef;

export function toCsvTexts(texts: PackedTexts, delimiter: number): PackedTexts {
  const extra = countExtraBytes(texts, delimiter);
  if (extra.every((count) => count === 0)) return texts;
  const offsets = new Float64Array(texts.offsets.length);
  for (let i = 0; i < extra.length; i++)
    offsets[i + 1] = (offsets[i] as number) + lengthOf(texts, i) + (extra[i] as number);
  const bytes = new Uint8Array(offsets.at(-1) as number);
  for (let i = 0; i < extra.length; i++) {
    const text = texts.bytes.subarray(texts.offsets[i], texts.offsets[i + 1]);
    if (extra[i] === 0) bytes.set(text, offsets[i]);
    else writeQuoted(bytes, offsets[i] as number, text);
  }
  return { bytes, offsets };
}

/** Per text 0, or the two quotes around it and one for each quote inside. */
function countExtraBytes({ bytes, offsets }: PackedTexts, delimiter: number): Int32Array {
  const extra = new Int32Array(offsets.length - 1);
  for (let i = 0; i < extra.length; i++) {
    const [start, end] = [offsets[i] as number, offsets[i + 1] as number];
    let quotes = 0;
    let special = start === end || bytes[start] === MARK_FIRST_BYTE;
    for (let at = start; at < end; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) quotes++;
      else if (byte === delimiter || byte === NEWLINE || byte === RETURN) special = true;
    }
    extra[i] = special || quotes > 0 ? quotes + 2 : 0;
  }
  return extra;
}

function lengthOf({ offsets }: PackedTexts, index: number): number {
  return (offsets[index + 1] as number) - (offsets[index] as number);
}

function writeQuoted(target: Uint8Array, start: number, text: Uint8Array): void {
  let at = start;
  target[at++] = QUOTE;
  for (const byte of text) {
    if (byte === QUOTE) target[at++] = QUOTE;
    target[at++] = byte;
  }
  target[at] = QUOTE;
}
