/**
 * @file First of two passes: which elements stand where, how often, and with which attributes. Everything that
 * the second pass must know before it writes its first row.
 */
import type { WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import { parseXml, type XmlHandler, type XmlInput } from "./parse-xml.ts";

/** All elements that have the same names above them, and what was seen in any of them. */
export interface XmlPath {
  readonly name: string;
  readonly parent: XmlPath | undefined;
  readonly children: Map<string, XmlPath>;
  readonly attributes: Set<string>;
  count: number;
  /** Whether one parent ever held two of them. */
  repeats: boolean;
  hasText: boolean;
  /** The parent, by number, that held the last one. */
  lastParent: number;
}

export interface XmlSurvey {
  readonly root: XmlPath;
  /** Whether the document says `xsi:nil` for null: then an empty element is an empty text. */
  readonly knowsNil: boolean;
}

/** Paths and attributes; a file with more has no table in it. */
export const MAX_XML_NAMES = 20_000;

export async function surveyXml(input: XmlInput, context: WorkContext): Promise<XmlSurvey> {
  const document = makePath("", undefined);
  let here = document;
  let names = 0;
  let knowsNil = false;
  const countName = () => {
    if (++names > MAX_XML_NAMES)
      throw ioErrors.create("xml-too-varied", { file: input.shownAs, limit: MAX_XML_NAMES });
  };
  const handler: XmlHandler = {
    open(name, attributes) {
      let path = here.children.get(name);
      if (path === undefined) {
        countName();
        path = makePath(name, here);
        here.children.set(name, path);
      } else if (path.lastParent === here.count) path.repeats = true;
      path.lastParent = here.count;
      path.count++;
      for (const attribute in attributes) {
        if (attribute === "xsi:nil") knowsNil = true;
        if (path.attributes.has(attribute) || isAboutXml(attribute)) continue;
        countName();
        path.attributes.add(attribute);
      }
      here = path;
    },
    text(text) {
      if (!here.hasText && /\S/.test(text)) here.hasText = true;
    },
    close() {
      here = here.parent as XmlPath;
    },
  };
  await parseXml(input, handler, context);
  return { root: document.children.values().next().value as XmlPath, knowsNil };
}

/** A leaf holds nothing but text: it is one value. */
export function isLeaf(path: XmlPath): boolean {
  return path.children.size === 0 && path.attributes.size === 0;
}

/** Names above and its own, such as `orders/order`. */
export function describePath(path: XmlPath): string {
  const above = path.parent;
  return above === undefined || above.parent === undefined
    ? path.name
    : `${describePath(above)}/${path.name}`;
}

/** Namespaces and schema locations describe the file, not what it holds. */
function isAboutXml(attribute: string): boolean {
  return attribute === "xmlns" || attribute.startsWith("xmlns:") || attribute.startsWith("xsi:");
}

function makePath(name: string, parent: XmlPath | undefined): XmlPath {
  const seen = { count: 0, repeats: false, hasText: false, lastParent: -1 };
  return { name, parent, children: new Map(), attributes: new Set(), ...seen };
}
