/** @file Small sound files of every format, to be broken. Nothing in them is random. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { exportTable } from "../../exporters/index.ts";
import { buildZip } from "../../files/containers/zip/testing/build-zip.ts";
import { buildXlsx, writeRowsXml } from "../../files/formats/xlsx/testing/build-xlsx.ts";
import { makeDifficultTexts, makeEveryKind } from "../sample-tables.ts";

/** A way to read files that is put to the test. */
export interface FuzzedParser {
  readonly name: string;
  /** With the dot. */
  readonly extension: string;
  readonly seeds: readonly Uint8Array[];
  /** What this format reads with care; mutations put them where they do not belong. */
  readonly tokens: readonly (string | Uint8Array)[];
  /** Puts a mutated inside into a sound outside, so that it is not only the outside that breaks. */
  readonly wrap?: (inside: Uint8Array) => Uint8Array;
}

const csvTokens = [
  ",",
  ";",
  "\t",
  '"',
  '""',
  '","',
  "\n",
  "\r\n",
  "\r",
  "\0",
  "\uFEFF",
  "\xff\xfe",
  "NaN",
  "1e400",
  "0000-00-00",
];
const jsonTokens = [
  "{",
  "}",
  "[",
  "]",
  '"',
  "\\u0000",
  "\\ud800",
  "\\",
  ":",
  ",",
  "null",
  "1e400",
  "-",
  "{}",
  "[[[[[[[[",
];
const xmlTokens = [
  "<",
  "</",
  "/>",
  "<!DOCTYPE x [",
  "<!ENTITY a 'b'>",
  "&a;",
  "&#0;",
  "&#x110000;",
  "<![CDATA[",
  "]]>",
  "<!--",
  "<?xml",
];
const nameTokens = [
  "../",
  "/",
  "\\",
  "C:",
  "\0",
  ".",
  "..",
  " ",
  "a".repeat(300),
  ".zip",
  ".csv.gz",
  "\u202e",
  "CON",
];
const binaryTokens = [0, 1, 0x7f, 0x80, 0xff].flatMap((byte) =>
  [1, 2, 4, 8].map((count) => new Uint8Array(count).fill(byte)),
);

export async function makeParsers(): Promise<FuzzedParser[]> {
  const csv = await writeSeeds(".csv");
  const ndjson = await writeSeeds(".ndjson");
  const json = [jsonArray(ndjson[0]), encode('{"a": [{"x": 1, "y": {"z": "t"}}], "b": [{"x": 2}, {}]}')];
  const xml = [
    encode('<?xml version="1.0"?><rows><row id="1"><a>x</a><b>1.5</b></row><row id="2"><a/></row></rows>'),
  ];
  const xlsx = [buildXlsx({ sheets: [{ name: "one", rows: sheetRows }], formats: ["yyyy-mm-dd"] })];
  return [
    { name: "csv", extension: ".csv", seeds: csv, tokens: csvTokens },
    { name: "tsv", extension: ".tsv", seeds: await writeSeeds(".tsv"), tokens: csvTokens },
    { name: "json", extension: ".json", seeds: json, tokens: jsonTokens },
    { name: "ndjson", extension: ".ndjson", seeds: ndjson, tokens: jsonTokens },
    { name: "parquet", extension: ".parquet", seeds: await writeSeeds(".parquet"), tokens: binaryTokens },
    { name: "xlsx", extension: ".xlsx", seeds: xlsx, tokens: binaryTokens },
    {
      name: "xlsx inside",
      extension: ".xlsx",
      seeds: [encode(sheetRows)],
      tokens: xmlTokens,
      wrap: wrapSheet,
    },
    { name: "xml", extension: ".xml", seeds: xml, tokens: xmlTokens },
    { name: "gzip", extension: ".csv.gz", seeds: csv.map((seed) => gzipSync(seed)), tokens: binaryTokens },
    {
      name: "zstd",
      extension: ".csv.zst",
      seeds: csv.map((seed) => zstdCompressSync(seed)),
      tokens: binaryTokens,
    },
    {
      name: "zip",
      extension: ".zip",
      seeds: [wrapZip(csv[0])],
      tokens: [...binaryTokens, "../", "PK\u0001\u0002", "PK\u0003\u0004"],
    },
    {
      name: "zip names",
      extension: ".zip",
      seeds: [encode("folder/one.csv")],
      tokens: nameTokens,
      wrap: wrapNamed,
    },
  ];
}

async function writeSeeds(extension: string): Promise<[Uint8Array, ...Uint8Array[]]> {
  const folder = mkdtempSync(join(tmpdir(), "semblance-fuzz-"));
  const seeds: Uint8Array[] = [];
  for (const table of [makeEveryKind("kinds"), makeDifficultTexts("texts")]) {
    const path = join(folder, table.name + extension);
    await exportTable(path, [table], {});
    seeds.push(readFileSync(path));
  }
  rmSync(folder, { recursive: true });
  return seeds as [Uint8Array, ...Uint8Array[]];
}

const sheetRows = writeRowsXml([
  ["id", "name", "amount"],
  [1, "Ada", 12.5],
  [2, "Bo &amp; Co", null],
  [3, "", -1e300],
]);

function wrapSheet(rows: Uint8Array): Uint8Array {
  return buildXlsx({ sheets: [{ name: "one", rows: new TextDecoder().decode(rows) }] });
}

function wrapZip(csv: Uint8Array): Uint8Array {
  return buildZip([
    { name: "one.csv", data: Buffer.from(csv) },
    { name: "folder/two.json", data: '[{"a": 1}]' },
    { name: "metadata.json", data: "{}" },
  ]);
}

function wrapNamed(name: Uint8Array): Uint8Array {
  return buildZip([{ name: new TextDecoder().decode(name), data: "a,b\n1,x\n" }]);
}

function jsonArray(ndjson: Uint8Array): Uint8Array {
  return encode(`[${new TextDecoder().decode(ndjson).trimEnd().replaceAll("\n", ",")}]`);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
