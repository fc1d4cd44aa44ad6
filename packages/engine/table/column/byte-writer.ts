/**
 * @file A growing run of bytes and the ways that texts, digits and decimals enter it. Cells become bytes here
 * without a string in between: strings were two thirds of the time of writing a table.
 */
import type { PackedTexts } from "./dictionary.ts";

const ZERO = 48;
const MINUS = 45;
const POINT = 46;
const BILLION = 1e9;
const encoder = new TextEncoder();
/** Below this many bytes a loop beats the call of `set`. */
const SHORT_TEXT = 24;

export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 1 << 16) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }

  writeByte(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1);
    this.bytes[this.length++] = byte;
  }

  writeBytes(source: Uint8Array, start = 0, end = source.length): void {
    this.reserve(end - start);
    const { bytes } = this;
    if (end - start > SHORT_TEXT) {
      bytes.set(source.subarray(start, end), this.length);
      this.length += end - start;
      return;
    }
    let at = this.length;
    for (let i = start; i < end; i++) bytes[at++] = source[i] as number;
    this.length = at;
  }

  /** Text `index` of `texts`. */
  writePacked({ bytes, offsets }: PackedTexts, index: number): void {
    this.writeBytes(bytes, offsets[index], offsets[index + 1]);
  }

  writeText(text: string): void {
    this.reserve(text.length * 3);
    this.length += encoder.encodeInto(text, this.bytes.subarray(this.length)).written;
  }

  /** Only characters below 128. */
  writeAscii(text: string): void {
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }

  /** A whole number up to 2^53 of either sign. */
  writeInteger(value: number): void {
    if (value < 0) this.writeByte(MINUS);
    this.writeDigits(Math.abs(value));
  }

  /** A whole number from 0 to 2^53, with zeros in front up to `width` digits. */
  writeDigits(value: number, width = 1): void {
    if (value < BILLION) {
      this.#writeSmall(value, width);
      return;
    }
    const upper = Math.floor(value / BILLION);
    this.writeDigits(upper, width - 9);
    this.#writeSmall(value - upper * BILLION, 9);
  }

  #writeSmall(value: number, width: number): void {
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits++;
    if (digits < width) digits = width;
    this.reserve(digits);
    const { bytes } = this;
    let rest = value | 0;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      const next = (rest / 10) | 0;
      bytes[at] = ZERO + rest - next * 10;
      rest = next;
    }
    this.length += digits;
  }

  /** Puts the point before the last `scale` digits written, of which there must be more. */
  insertPoint(scale: number): void {
    this.reserve(1);
    const { bytes } = this;
    const point = this.length - scale;
    for (let at = this.length; at > point; at--) bytes[at] = bytes[at - 1] as number;
    bytes[point] = POINT;
    this.length++;
  }

  /** Drops zeros at the end of a number's fraction, and the point if nothing is left behind it. */
  trimFraction(): void {
    while (this.bytes[this.length - 1] === ZERO) this.length--;
    if (this.bytes[this.length - 1] === POINT) this.length--;
  }

  /** The bytes written so far, whose memory the next write may overwrite after `clear`. */
  view(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  /** For bytes below 128. */
  toAscii(): string {
    return String.fromCharCode(...this.view());
  }
}
