/** @file In which encoding a file of text is, from its mark, its NUL bytes, or whether it is UTF-8 throughout. */
import { isUtf8 } from "node:buffer";
import type { FileHandle } from "node:fs/promises";

export interface Encoding {
  /** As TextDecoder calls it. */
  readonly name: string;
  /** Bytes of the mark at the beginning. */
  readonly markBytes: number;
  /** Lines that are not in it, where some are. */
  readonly wrongLines?: number;
}

const PIECE_BYTES = 1 << 22;
const NEWLINE = 10;
/** Files of two encodings are read as UTF-8 when at most this share of the lines with accents is not. */
const STRAY_SHARE = 0.1;

const marks: readonly { bytes: readonly number[]; name: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { bytes: [0xff, 0xfe], name: "utf-16le" },
  { bytes: [0xfe, 0xff], name: "utf-16be" },
];

export function findMark(head: Uint8Array): Encoding | undefined {
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  return mark && { name: mark.name, markBytes: mark.bytes.length };
}

export async function detectEncoding(file: FileHandle, head: Uint8Array): Promise<Encoding> {
  const marked = findMark(head);
  if (marked !== undefined) return marked;
  return guessUtf16(head) ?? (await judgeLines(file));
}

/** Text in 16 bits without a mark has a NUL beside every plain letter. */
function guessUtf16(head: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(head.length / 2);
  const nulls = [0, 0];
  for (let i = 0; i < 2 * pairs; i++) if (head[i] === 0) nulls[i % 2] = (nulls[i % 2] as number) + 1;
  const [even = 0, odd = 0] = nulls;
  if (odd > 0.4 * pairs && even < 0.1 * pairs) return { name: "utf-16le", markBytes: 0 };
  if (even > 0.4 * pairs && odd < 0.1 * pairs) return { name: "utf-16be", markBytes: 0 };
  return undefined;
}

async function judgeLines(file: FileHandle): Promise<Encoding> {
  const counts = { right: 0, wrong: 0 };
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  let kept = 0;
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(piece, kept, PIECE_BYTES - kept, position);
    const filled = kept + bytesRead;
    position += bytesRead;
    const end = bytesRead === 0 ? filled : findCut(piece, filled);
    countLines(piece.subarray(0, end), counts);
    piece.copyWithin(0, end, filled);
    kept = filled - end;
    if (bytesRead === 0) break;
  }
  if (counts.wrong === 0) return { name: "utf-8", markBytes: 0 };
  if (counts.wrong <= STRAY_SHARE * (counts.wrong + counts.right))
    return { name: "utf-8", markBytes: 0, wrongLines: counts.wrong };
  return { name: "windows-1252", markBytes: 0 };
}

/** Behind the last newline, or the last byte that is a letter of its own. */
function findCut(piece: Buffer, filled: number): number {
  const newline = piece.lastIndexOf(NEWLINE, filled - 1);
  if (newline !== -1) return newline + 1;
  let at = filled;
  while (at > 0 && (piece[at - 1] as number) >= 0x80) at--;
  return at === 0 ? filled : at;
}

/** Lines with letters beyond ASCII, by whether they are UTF-8. */
function countLines(text: Buffer, counts: { right: number; wrong: number }): void {
  if (isUtf8(text)) {
    counts.right += 1;
    return;
  }
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf(NEWLINE, at);
    const end = next === -1 ? text.length : next + 1;
    const line = text.subarray(at, end);
    if (!isUtf8(line)) counts.wrong++;
    else if (line.some((byte) => byte >= 0x80)) counts.right++;
    at = end;
  }
}
