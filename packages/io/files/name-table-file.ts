import { basename } from "node:path";
import { ioErrors } from "../errors.ts";
import { exportExtensions } from "../exporters/index.ts";
import { judgeName } from "./list-files.ts";

/** The file of a folder that a table is written to: as CSV, unless the name ends in that of another format. */
export function nameTableFile(table: string): string {
  const name = table.toLowerCase();
  const file = exportExtensions.some((ending) => name.endsWith(ending)) ? table : `${table}.csv`;
  const isPlain = basename(file) === file && !file.includes("\0");
  if (!isPlain || judgeName(file) !== "table") throw ioErrors.create("table-name-unfit", { table });
  return file;
}
