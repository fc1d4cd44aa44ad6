import { TextDecoder } from "node:util";
import { ioErrors } from "../../../errors.ts";

/** Enough for the declaration `<?xml version=… encoding=… standalone=…?>`. */
const DECLARATION_BYTES = 256;
const DECLARED_ENCODING = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/;

/** Text of an XML file, in the encoding that its byte order mark or its declaration names; UTF-8 without either. */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>, shownAs: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let encoding = "utf-8";
  try {
    for await (const chunk of chunks) {
      if (decoder === undefined) {
        encoding = findEncoding(chunk.subarray(0, DECLARATION_BYTES));
        decoder = new TextDecoder(encoding, { fatal: true });
      }
      yield decoder.decode(chunk, { stream: true });
    }
    if (decoder !== undefined) yield decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
    throw ioErrors.create("xml-encoding", { file: shownAs, encoding }, { cause });
  }
}

function findEncoding(head: Uint8Array): string {
  const [first, second] = head;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0x3c && second === 0) return "utf-16le";
  if (first === 0 && second === 0x3c) return "utf-16be";
  const declared = DECLARED_ENCODING.exec(Buffer.from(head).toString("latin1"))?.[1]?.toLowerCase();
  // A declaration that could be read byte by byte is in no 16-bit encoding, whatever it says.
  return declared === undefined || declared.startsWith("utf-16") ? "utf-8" : declared;
}
