/** @file Second of two passes: the rows, one at a time, as the plan says. */
import type { WorkContext } from "@semblance/engine/base";
import { type CsvSink, MAX_ROW_BYTES } from "../../scratch/csv-sink.ts";
import { parseXml, type XmlHandler, type XmlInput } from "./parse-xml.ts";
import type { PathSlots, RowPlan } from "./plan-columns.ts";
import { isLeaf, type XmlPath } from "./survey-xml.ts";

/** What an element costs in memory beside its characters, about. */
const ELEMENT_BYTES = 64;

type Json = string | null | Json[] | { [key: string]: Json };

/** An element that is being read inside a row. */
interface OpenElement {
  readonly path: XmlPath;
  readonly attributes: Readonly<Record<string, string>>;
  /** Present inside of JSON. */
  readonly members?: { [key: string]: Json };
  text: string;
}

export async function writeRows(input: XmlInput, root: XmlPath, target: RowTarget, context: WorkContext) {
  await parseXml(input, new RowHandler(root, target), context);
}

export interface RowTarget {
  readonly plan: RowPlan;
  readonly sink: CsvSink;
  readonly knowsNil: boolean;
}

class RowHandler implements XmlHandler {
  readonly #plan: RowPlan;
  readonly #sink: CsvSink;
  readonly #knowsNil: boolean;
  readonly #values: (Json | undefined)[];
  readonly #open: OpenElement[] = [];
  #here: XmlPath | undefined;
  /** Of the row that is being read, about. */
  #rowBytes = 0;

  constructor(root: XmlPath, { plan, sink, knowsNil }: RowTarget) {
    this.#plan = plan;
    this.#sink = sink;
    this.#knowsNil = knowsNil;
    this.#values = new Array(plan.columns.length);
    this.#here = root.parent;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const path = this.#here?.children.get(name) as XmlPath;
    this.#here = path;
    if (path === this.#plan.row) this.#startRow();
    else if (this.#open.length === 0) return;
    this.#count(ELEMENT_BYTES, path);
    const isJson = this.#open.at(-1)?.members !== undefined || this.#plan.slots.get(path)?.json !== undefined;
    this.#open.push({ path, attributes, text: "", ...(isJson ? { members: Object.create(null) } : {}) });
  }

  text(text: string): void {
    const element = this.#open.at(-1);
    if (element === undefined) return;
    this.#count(text.length, element.path);
    element.text += text;
  }

  close(): void {
    this.#here = this.#here?.parent;
    const element = this.#open.pop();
    if (element === undefined) return;
    const slots = this.#plan.slots.get(element.path);
    const holder = this.#open.at(-1)?.members;
    if (holder !== undefined) addMember(holder, element.path, this.#toJson(element));
    else if (slots !== undefined) this.#settle(element, slots);
    if (this.#open.length === 0) this.#endRow();
  }

  #settle(element: OpenElement, { attributes, text, json }: PathSlots): void {
    const values = this.#values;
    if (json !== undefined) {
      const value = this.#toJson(element);
      if (!element.path.repeats) values[json] = value;
      else if (Array.isArray(values[json])) values[json].push(value);
      else values[json] = [value];
    }
    for (const [name, slot] of attributes) values[slot] = element.attributes[name];
    if (text !== undefined) values[text] = this.#readText(element);
  }

  #toJson(element: OpenElement): Json {
    const { path, attributes, members = {} } = element;
    const text = this.#readText(element);
    if (isLeaf(path)) return text;
    const whole: { [key: string]: Json } = Object.create(null);
    for (const name of path.attributes) if (name in attributes) whole[name] = attributes[name] as string;
    Object.assign(whole, members);
    if (path.hasText && text !== null) whole["#text"] = text;
    return whole;
  }

  /**
   * Text of a leaf is a value as it stands; beside other elements, white space is only layout. Nothing between the
   * tags is null, except in documents that have another word for it.
   */
  #readText({ path, attributes, text }: OpenElement): string | null {
    const nil = attributes["xsi:nil"];
    if (nil === "true" || nil === "1") return null;
    const value = path.children.size === 0 ? text : text.trim();
    return value === "" && !this.#knowsNil ? null : value;
  }

  #startRow(): void {
    this.#values.fill(undefined);
    this.#rowBytes = 0;
  }

  /** A row is held whole, so it must end before it fills the memory. */
  #count(bytes: number, path: XmlPath): void {
    this.#rowBytes += bytes;
    if (this.#rowBytes <= MAX_ROW_BYTES) return;
    const { text, json } = this.#plan.slots.get(path) ?? {};
    throw this.#sink.refuseRow(text ?? json ?? 0);
  }

  #endRow(): void {
    for (const [slot, { isText }] of this.#plan.columns.entries()) {
      const value = this.#values[slot] ?? null;
      if (value === null) this.#sink.writeNull();
      else this.#sink.writeText(isText ? JSON.stringify(value) : (value as string));
    }
    this.#sink.endRow();
  }
}

function addMember(members: { [key: string]: Json }, { name, repeats }: XmlPath, value: Json): void {
  const there = members[name];
  if (!repeats) members[name] = value;
  else if (Array.isArray(there)) there.push(value);
  else members[name] = [value];
}
