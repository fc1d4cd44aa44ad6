/** @file JSON for people: what fits into a line stands in one. The formatter of this repository agrees with it. */

const LINE_WIDTH = 110;

export function writeJson(value: unknown, indent = "", used = 0): string {
  const flat = writeFlat(value);
  if (indent !== "" && used + indent.length + flat.length <= LINE_WIDTH - 1) return flat;
  if (typeof value !== "object" || value === null) return flat;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => writeJson(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => {
          const name = `${JSON.stringify(key)}: `;
          return name + writeJson(item, inner, name.length);
        });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

function writeFlat(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeFlat).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => `${JSON.stringify(key)}: ${writeFlat(item)}`).join(", ")} }`;
}
