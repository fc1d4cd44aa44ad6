/** @file Paths into a Schema, for issues, differences and notes: `tables.order.foreignKeys[0].columns`. */

export type SchemaPath = readonly (string | number)[];

/** Longer names are shown shortened; a path is for people, and names may be hostile. */
const SHOWN_LENGTH = 80;
const AMBIGUOUS = /^$|[.[\]"\p{Cc}]|^\s|\s$/u;

export function formatPath(path: SchemaPath): string {
  return path.map(formatPart).join("");
}

export function shortenName(name: string): string {
  return name.length > SHOWN_LENGTH ? `${name.slice(0, SHOWN_LENGTH)}…` : name;
}

function formatPart(part: string | number, index: number): string {
  if (typeof part === "number") return `[${part}]`;
  const name = shortenName(part);
  if (AMBIGUOUS.test(name)) return `[${JSON.stringify(name)}]`;
  return index === 0 ? name : `.${name}`;
}
