/**
 * @file Which part of a row element becomes which column. Attributes and leaves of the row are columns; an element
 * that holds more is spread one level (`address.city`); what repeats or lies deeper becomes JSON.
 */
import type { CsvColumn } from "../../file-format.ts";
import { isLeaf, type XmlPath } from "./survey-xml.ts";

/** Where the parts of one path go, as column numbers. */
export interface PathSlots {
  readonly attributes: ReadonlyMap<string, number>;
  /** The element's own text. */
  readonly text?: number;
  /** The element whole, as JSON. */
  readonly json?: number;
}

export interface RowPlan {
  readonly row: XmlPath;
  readonly columns: readonly CsvColumn[];
  readonly slots: ReadonlyMap<XmlPath, PathSlots>;
}

export function planColumns(row: XmlPath): RowPlan {
  const columns: CsvColumn[] = [];
  const slots = new Map<XmlPath, PathSlots>();
  const add = (name: string, isText = false) => columns.push({ name, isText }) - 1;

  const spread = (path: XmlPath, prefix: string, ownName: string) => {
    const attributes = new Map([...path.attributes].map((name) => [name, add(prefix + name)] as const));
    const text = path.hasText || isLeaf(path) ? { text: add(ownName) } : {};
    slots.set(path, { attributes, ...text });
  };
  const addWhole = (path: XmlPath, name: string) => {
    slots.set(path, { attributes: new Map(), json: add(name, true) });
  };

  spread(row, "", row.name);
  for (const child of row.children.values()) {
    if (child.repeats) {
      addWhole(child, child.name);
      continue;
    }
    spread(child, `${child.name}.`, child.name);
    for (const grandchild of child.children.values()) {
      const name = `${child.name}.${grandchild.name}`;
      if (grandchild.repeats || !isLeaf(grandchild)) addWhole(grandchild, name);
      else spread(grandchild, "", name);
    }
  }
  return { row, columns, slots };
}
