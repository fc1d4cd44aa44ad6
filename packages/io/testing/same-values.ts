/**
 * @file Whether a table came back as it was. Formats of text know no types, so a column may come back in the
 * narrowest type that holds it (whole floats as int32, decimals as floats): each cell must then be the same number,
 * digit for digit, and never a text. Formats with types must give back the very column.
 */
import {
  type Column,
  type ColumnSchema,
  isNumeric,
  renderCell,
  type Schema,
  type Table,
  tablesEqual,
} from "@semblance/engine/table";

/** In words without values; undefined when the tables are the same. */
export function findChange(written: Table, read: Table): string | undefined {
  if (tablesEqual(written, read)) return undefined;
  const names = [...written.columns.keys()];
  const found = [...read.columns.keys()];
  if (names.join("\n") !== found.join("\n"))
    return `columns ${JSON.stringify(found)} instead of ${JSON.stringify(names)}`;
  if (written.rowCount !== read.rowCount) return `${read.rowCount} rows instead of ${written.rowCount}`;
  for (const [name, column] of written.columns) {
    const change = findColumnChange(column, read.columns.get(name) as Column);
    if (change !== undefined) return `column ${JSON.stringify(name)}: ${change}`;
  }
  return undefined;
}

function findColumnChange(written: Column, read: Column): string | undefined {
  let isEmpty = true;
  for (let row = 0; row < written.length; row++) {
    const before = renderCell(written, row);
    if (before !== null) isEmpty = false;
    if (!isSameCell(written, read, row))
      return `row ${row} was ${JSON.stringify(before)} and is ${JSON.stringify(renderCell(read, row))} (${written.kind}, ${read.kind})`;
  }
  // A column of nothing but nulls has no type that a text could tell.
  return isEmpty || sameSort(written, read) ? undefined : `${written.kind} became ${read.kind}`;
}

/**
 * A few decimals of 16 to 18 digits may come back as floats: then the shortest digits, or as many as were written,
 * are the same (see `readNumber`).
 */
function isSameCell(written: Column, read: Column, row: number): boolean {
  const [before, after] = [renderCell(written, row), renderCell(read, row)];
  if (plain(written, before) === plain(read, after)) return true;
  if (written.kind !== "decimal" || read.kind !== "float64" || after === null) return false;
  return (read.values[row] as number).toFixed(written.scale) === before;
}

function sameSort(written: Column, read: Column): boolean {
  if (isNumeric(written)) return isNumeric(read);
  if (written.kind !== "datetime" || read.kind !== "datetime") return written.kind === read.kind;
  return written.part === read.part && written.zone === read.zone;
}

/** `12.50`, `12.5` and `1.25e1` are one number. */
function plain(column: Column, text: string | null): string | null {
  const match = isNumeric(column) ? /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text ?? "") : null;
  if (match === null) return text;
  const [, sign, before = "", behind = "", exponent = "0"] = match;
  const digits = (before + behind).replace(/^0+/, "");
  const trimmed = digits.replace(/0+$/, "");
  if (trimmed === "") return `${sign}0`;
  return `${sign}${trimmed}e${Number(exponent) - behind.length + digits.length - trimmed.length}`;
}

/** What a person would say of the table's types. */
export function describeTypes(table: Table): Schema {
  const columns = [...table.columns].map(([name, column]) => [name, describeColumn(column)]);
  const rules = { primaryKey: [], uniqueKeys: [], foreignKeys: [], rules: [] };
  return {
    version: 1,
    tables: { [table.name]: { columns: Object.fromEntries(columns), ...rules } },
    rules: [],
  };
}

function describeColumn(column: Column): ColumnSchema {
  if (column.kind === "datetime")
    return { type: column.part, ...(column.format && { format: column.format }) };
  if (column.kind === "boolean") return { type: "boolean" };
  if (column.kind === "text") return { type: "text" };
  return { type: "numerical", subtype: column.kind.startsWith("int") ? "integer" : "decimal" };
}
