/**
 * @file The distinct strings of a text column, in order of their codes. Strings that arrive as UTF-8 bytes stay
 * bytes until somebody asks for them: a million identifiers cross from the reader without becoming a million
 * JavaScript strings.
 */

/** UTF-8 texts laid end to end; text `i` is `bytes[offsets[i], offsets[i + 1])`. */
export interface PackedTexts {
  readonly bytes: Uint8Array;
  readonly offsets: Float64Array;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

export class Dictionary {
  readonly size: number;
  #texts: readonly string[] | undefined;
  #packed: PackedTexts | undefined;

  private constructor(size: number, texts?: readonly string[], packed?: PackedTexts) {
    this.size = size;
    this.#texts = texts;
    this.#packed = packed;
  }

  static of(texts: readonly string[]): Dictionary {
    return new Dictionary(texts.length, texts);
  }

  static packed(packed: PackedTexts): Dictionary {
    return new Dictionary(packed.offsets.length - 1, undefined, packed);
  }

  at(code: number): string {
    if (this.#texts !== undefined) return this.#texts[code] as string;
    return decodeAt(this.#packed as PackedTexts, code);
  }

  /** Every text; decoded once and kept. */
  texts(): readonly string[] {
    this.#texts ??= Array.from({ length: this.size }, (_, code) => this.at(code));
    return this.#texts;
  }

  pack(): PackedTexts {
    this.#packed ??= packTexts(this.#texts as readonly string[]);
    return this.#packed;
  }
}

function decodeAt({ bytes, offsets }: PackedTexts, code: number): string {
  return decoder.decode(bytes.subarray(offsets[code], offsets[code + 1]));
}

function packTexts(texts: readonly string[]): PackedTexts {
  const offsets = new Float64Array(texts.length + 1);
  const parts = texts.map((text) => encoder.encode(text));
  parts.forEach((part, index) => {
    offsets[index + 1] = (offsets[index] as number) + part.length;
  });
  const bytes = new Uint8Array(offsets[texts.length] as number);
  for (const [index, part] of parts.entries()) bytes.set(part, offsets[index]);
  return { bytes, offsets };
}
