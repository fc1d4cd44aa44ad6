/** @file Every format that files are read in, one line each. */
import { ioErrors } from "../../errors.ts";
import { readHead } from "../decompress/decompress-file.ts";
import type { FileFormat } from "../file-format.ts";
import { csvFormat } from "./csv/csv-format.ts";
import { jsonFormat, ndjsonFormat } from "./json/json-format.ts";
import { parquetFormat } from "./parquet/parquet-format.ts";
import { xlsxFormat } from "./xlsx/xlsx-format.ts";
import { xmlFormat } from "./xml/xml-format.ts";

/** In the order in which they are asked whether they recognise a file. */
export const fileFormats: readonly FileFormat[] = [
  parquetFormat,
  xlsxFormat,
  jsonFormat,
  ndjsonFormat,
  xmlFormat,
  csvFormat,
];

const HEAD_BYTES = 4_096;

/** By the extension; a file without a telling one is looked into. */
export async function chooseFormat(path: string, extension: string, shownAs: string): Promise<FileFormat> {
  const named = findByExtension(extension);
  if (named !== undefined) return named;
  const head = await readHead(path, HEAD_BYTES);
  const recognised = fileFormats.find(({ recognises }) => recognises?.(head));
  if (recognised === undefined) throw ioErrors.create("format-unknown", { file: shownAs });
  return recognised;
}

export function findByExtension(extension: string): FileFormat | undefined {
  return fileFormats.find(({ extensions }) => extensions.includes(extension));
}
