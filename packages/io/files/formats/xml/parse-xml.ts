/**
 * @file XML read as a stream, and only plain XML: a document type is refused, so there are no entities but the
 * five of XML itself, none from outside and none that expand. Depth and the length of any single piece are bounded.
 */
import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import { SaxesParser } from "saxes";
import { ioErrors } from "../../../errors.ts";
import { decodeXml } from "./decode-xml.ts";

export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  /** Characters between two tags; may come in several parts. */
  text?(text: string): void;
  close?(name: string): void;
}

export interface XmlInput {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly shownAs: string;
}

export const MAX_XML_DEPTH = 256;
/** Characters of one tag, text or comment; the parser collects it whole before it hands it over. */
export const MAX_XML_PIECE = 16 * 2 ** 20;
/** The same before the first element, where only a document type can be long; it parses at 5 MB/s. */
const MAX_PROLOG_PIECE = 2 ** 20;

/** Where the parser stands. */
interface Position {
  depth: number;
  /** Characters since the last tag, text or comment ended. */
  pending: number;
}

export async function parseXml(input: XmlInput, handler: XmlHandler, context: WorkContext): Promise<void> {
  const parser = new SaxesParser();
  const position = { depth: 0, pending: 0 };
  let done = 0;
  refuseErrors(parser, input.shownAs);
  listen(parser, guardDepth(handler, position, input.shownAs), position);
  for await (const text of decodeXml(input.chunks, input.shownAs)) {
    throwIfCancelled(context.signal);
    parser.write(text);
    position.pending += text.length;
    done += text.length;
    context.onProgress?.({ phase: "reading", done, unit: "characters" });
    const limit = position.depth === 0 ? MAX_PROLOG_PIECE : MAX_XML_PIECE;
    const values = { file: input.shownAs, line: parser.line, limit: limit / 2 ** 20 };
    if (position.pending > limit) throw ioErrors.create("xml-piece-too-large", values);
  }
  parser.close();
}

function listen(parser: SaxesParser, handler: XmlHandler, position: Position): void {
  const settle = () => {
    position.pending = 0;
  };
  const takeText = (text: string) => {
    settle();
    handler.text?.(text);
  };
  parser.on("opentag", ({ name, attributes }) => {
    settle();
    handler.open?.(name, attributes);
  });
  parser.on("closetag", ({ name }) => {
    settle();
    handler.close?.(name);
  });
  parser.on("text", takeText);
  parser.on("cdata", takeText);
  parser.on("comment", settle);
  parser.on("processinginstruction", settle);
}

function guardDepth(handler: XmlHandler, position: Position, file: string): XmlHandler {
  return {
    open(name, attributes) {
      if (++position.depth > MAX_XML_DEPTH)
        throw ioErrors.create("xml-too-deep", { file, limit: MAX_XML_DEPTH });
      handler.open?.(name, attributes);
    },
    text: (text) => handler.text?.(text),
    close(name) {
      position.depth--;
      handler.close?.(name);
    },
  };
}

function refuseErrors(parser: SaxesParser, file: string): void {
  parser.on("doctype", () => {
    throw ioErrors.create("xml-doctype", { file });
  });
  parser.on("error", (cause) => {
    throw ioErrors.create("xml-syntax", { file, line: parser.line }, { cause });
  });
}
