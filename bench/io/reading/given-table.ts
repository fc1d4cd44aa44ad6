/**
 * @file The table that is read: 1 M rows × 15 columns of the usual kinds (identifiers, names, categories, numbers,
 * coordinates, times, free text with commas and quotes), 204 MB as CSV, the same bytes wherever it is made.
 */
import { once } from "node:events";
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { Random } from "../../../packages/engine/base/index.ts";
import { repositoryRoot } from "../../../scripts/repository.ts";

export type GivenFormat = "csv" | "csv.gz" | "parquet";

export const ROWS = 1_000_000;
const folder = join(repositoryRoot, ".cache", "bench", "io");
const HEADER =
  "id,uuid,name,city,country,status,age,income,price,score,latitude,longitude,created,birth,note\n";
const countries = ["CZ", "DE", "FR", "US"];
const statuses = ["", "active", "closed", "new"];
const SECONDS_PER_DAY = 86_400;

/** The file, which is made on first use and kept. */
export async function giveTable(format: GivenFormat): Promise<string> {
  const path = join(folder, `table-1.${format}`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.unfinished`;
  await makers[format](unfinished);
  renameSync(unfinished, path);
  return path;
}

const makers: Record<GivenFormat, (path: string) => Promise<void>> = {
  csv: writeCsv,
  "csv.gz": async (path) =>
    pipeline(createReadStream(await giveTable("csv")), createGzip(), createWriteStream(path)),
  parquet: writeParquet,
};

async function writeCsv(path: string): Promise<void> {
  const random = new Random("bench io");
  const file = createWriteStream(path);
  file.write(HEADER);
  for (let row = 1; row <= ROWS; row++) if (!file.write(makeRow(row, random))) await once(file, "drain");
  file.end();
  await once(file, "close");
}

function makeRow(row: number, random: Random): string {
  const hex = (digits: number) =>
    random
      .below(16 ** digits)
      .toString(16)
      .padStart(digits, "0");
  const pick = (from: readonly string[]) => from[random.below(from.length)];
  const day = (seconds: number) => new Date(seconds * 1_000).toISOString().slice(0, 10);
  const created = new Date((1_500_000_000 + random.below(100_000_000)) * 1_000).toISOString();
  const note =
    random.below(2) === 0 ? "" : `"a note, with ""quotes"" and ${hex(8)} to tell it from others, ${hex(6)}"`;
  return `${[
    row,
    `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(8)}${hex(4)}`,
    `Person Number ${random.below(20_000)}`,
    `City ${random.below(500)}`,
    pick(countries),
    pick(statuses),
    18 + random.below(70),
    random.below(1_000_000),
    (random.float() * 1_000).toFixed(2),
    random.float() * 10 - 5,
    (random.float() * 180 - 90).toFixed(6),
    (random.float() * 360 - 180).toFixed(6),
    created.slice(0, 19).replace("T", " "),
    day(random.below(11_000) * SECONDS_PER_DAY),
    note,
  ].join(",")}\n`;
}

async function writeParquet(path: string): Promise<void> {
  const csv = await giveTable("csv");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (FROM read_csv('${csv}')) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}
