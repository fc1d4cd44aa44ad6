/** @file What has to be known of a CSV file before its first row can be read: encoding, dialect, names of columns. */
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { ioErrors } from "../../../errors.ts";
import type { CsvRelation, StagingFile } from "../../file-format.ts";
import { distinctNames } from "../../scratch/distinct-names.ts";
import { detectEncoding, type Encoding, findMark } from "./detect-encoding.ts";
import { findHeader, type Header } from "./find-header.ts";
import { sniffDialect } from "./sniff-dialect.ts";
import type { Dialect } from "./split-records.ts";
import { transcodeFile } from "./transcode.ts";

const SAMPLE_BYTES = 1 << 20;
const LARGEST_SAMPLE = 1 << 26;

export async function stageCsv(staging: StagingFile): Promise<CsvRelation> {
  const { table, options, shownAs, note } = staging;
  const plain = await toUtf8(staging);
  const { sample, isWhole } = await readSample(plain);
  if (sample.trim() === "") throw ioErrors.create("file-empty", { file: shownAs });
  const dialect = sniffDialect(sample, readGivenDialect(staging), isWhole);
  const header = findHeader(sample, dialect, options["header"], isWhole);
  const names = nameColumns(header, shownAs, note);
  const before = sample.slice(0, header.end);
  return {
    table,
    csv: {
      path: plain.path,
      columns: names.map((name) => ({ name })),
      ...dialect,
      newline: sample.includes("\n") ? "\n" : sample.includes("\r") ? "\r" : "\n",
      start: { byte: plain.start + header.end, line: 1 + before.split(/\r\n|\n|\r/).length - 1 },
    },
  };
}

interface PlainText {
  readonly path: string;
  /** Bytes of a mark to leave out. */
  readonly start: number;
}

async function toUtf8({ path, options, scratch, shownAs, note }: StagingFile): Promise<PlainText> {
  const encoding = await findEncoding(path, options["encoding"]);
  if (encoding.wrongLines !== undefined)
    note(`${shownAs} is UTF-8 but for ${encoding.wrongLines} lines, which are set aside.`);
  if (encoding.name === "utf-8") return { path, start: encoding.markBytes };
  const target = join(scratch, "utf8");
  await transcodeFile({ path, target, encoding, shownAs });
  note(`${shownAs} was read as ${encoding.name}.`);
  return { path: target, start: 0 };
}

async function findEncoding(path: string, given: string | undefined): Promise<Encoding> {
  const file = await open(path);
  try {
    const head = await readPiece(file, 0, 4_096);
    if (given === undefined) return await detectEncoding(file, head);
    const name = given.toLowerCase();
    const marked = findMark(head);
    return {
      name: name === "utf8" ? "utf-8" : name,
      markBytes: marked?.name === name ? marked.markBytes : 0,
    };
  } finally {
    await file.close();
  }
}

/** One character per byte, so that places in it are places in the file; it holds one whole line at least. */
async function readSample({ path, start }: PlainText): Promise<{ sample: string; isWhole: boolean }> {
  const file = await open(path);
  try {
    for (let bytes = SAMPLE_BYTES; ; bytes *= 4) {
      const piece = await readPiece(file, start, bytes);
      const isWhole = piece.length < bytes;
      if (isWhole || bytes >= LARGEST_SAMPLE || piece.includes(10))
        return { sample: piece.toString("latin1"), isWhole };
    }
  } finally {
    await file.close();
  }
}

async function readPiece(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const piece = Buffer.allocUnsafe(bytes);
  let filled = 0;
  for (let bytesRead = -1; bytesRead !== 0 && filled < bytes; filled += bytesRead)
    ({ bytesRead } = await file.read(piece, filled, bytes - filled, position + filled));
  return piece.subarray(0, filled);
}

function readGivenDialect({ options, shownAs }: StagingFile): Partial<Dialect> {
  const given: { -readonly [key in keyof Dialect]?: Dialect[key] } = {};
  for (const key of ["delimiter", "quote", "escape"] as const) {
    const value = options[key]?.replace(/^(\\t|tab)$/, "\t");
    if (value === undefined) continue;
    if (value.length > 1 || value.charCodeAt(0) > 127 || (value === "" && key === "delimiter"))
      throw ioErrors.create("csv-option", { file: shownAs, option: key });
    given[key] = value;
  }
  return given;
}

function nameColumns(
  { names, width, linesBefore }: Header,
  shownAs: string,
  note: (text: string) => void,
): string[] {
  if (linesBefore > 0) note(`${linesBefore} lines before the header of ${shownAs} were left out.`);
  if (names === undefined) {
    note(`${shownAs} has no header: its columns are called column_1 to column_${width}.`);
    return distinctNames(Array.from({ length: width }, () => ""));
  }
  const given = names.map((name) => Buffer.from(name, "latin1").toString("utf8").trim());
  const distinct = distinctNames(given);
  const renamed = distinct.filter((name, index) => name !== given[index]);
  if (renamed.length > 0) {
    const shown = renamed
      .slice(0, 5)
      .map((name) => `"${name}"`)
      .join(", ");
    note(
      `${renamed.length} columns of ${shownAs} had no name or that of another: ${shown}${renamed.length > 5 ? ", …" : ""}.`,
    );
  }
  return distinct;
}
