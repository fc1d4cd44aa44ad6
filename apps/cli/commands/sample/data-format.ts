/** @file The format of the rows that are written: as the file's name says, or as is asked for. */
import { exportExtensions } from "@semblance/io";
import { cliErrors } from "../../errors.ts";

export const dataFormats = ["csv", "ndjson", "parquet"] as const;
export type DataFormat = (typeof dataFormats)[number];

export function readDataFormat(text: string | undefined, command: string): DataFormat | undefined {
  if (text === undefined) return undefined;
  const format = dataFormats.find((name) => name === text.toLowerCase());
  if (format !== undefined) return format;
  throw cliErrors.create("bad-usage", { problem: `--format is one of ${dataFormats.join(", ")}.`, command });
}

/** A name that tells no format gets the ending of the one asked for. */
export function nameWithFormat(file: string, asked: string | undefined, command: string): string {
  const format = readDataFormat(asked, command);
  const ending = exportExtensions.filter((one) => file.toLowerCase().endsWith(one)).sort(byLength)[0];
  if (format === undefined) return file;
  if (ending === undefined) return `${file}.${format}`;
  if (ending.startsWith(`.${format}`)) return file;
  throw cliErrors.create("bad-usage", {
    problem: `"${file}" is the name of another format than --format ${format}.`,
    command,
  });
}

function byLength(a: string, b: string): number {
  return b.length - a.length;
}
