import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { quoteText } from "../../../duckdb/quote.ts";
import { stageBytes, stageFile } from "../../testing/stage-bytes.ts";
import { parquetFormat } from "./parquet-format.ts";

/** Writes the rows of a query and hands on the file's path. */
async function withParquet<T>(query: string, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "parquet-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const path = join(folder, "given.parquet");
    await connection.run(`COPY (${query}) TO ${quoteText(path)} (FORMAT parquet)`);
    return await use(path);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
}

const stage = (query: string) => withParquet(query, (path) => stageFile(parquetFormat, path));
const bytesOf = (query: string) => withParquet(query, async (path) => readFileSync(path));

test("types that tables know come as they are", async () => {
  const { tables, notes } = await stage(
    `SELECT 1::TINYINT AS i, 1.50::DECIMAL(18, 2) AS d, DATE '2024-01-05' AS day, true AS ok, '' AS empty, NULL AS nothing,
     [1, 2] AS list, {'a': 1} AS struct, uuid() AS id`,
  );
  expect(tables["given"]?.types.slice(0, 5)).toEqual([
    "TINYINT",
    "DECIMAL(18,2)",
    "DATE",
    "BOOLEAN",
    "VARCHAR",
  ]);
  expect(tables["given"]?.rows[0]?.slice(0, 6)).toEqual([1, "1.50", "2024-01-05", true, "", null]);
  expect(notes).toEqual([]);
});

test("floats are the decimals they were written as; times with a zone are times", async () => {
  const { tables } = await stage(
    "SELECT 0.1::FLOAT AS f, '12:00:00+00'::TIMETZ AS t UNION ALL SELECT 'nan'::FLOAT, NULL",
  );
  expect(tables["given"]).toMatchObject({
    columns: ["f", "t"],
    types: ["DOUBLE", "TIME"],
    rows: [
      [0.1, "12:00:00"],
      ["NaN", null],
    ],
  });
});

test("bytes that are text everywhere are text, others are left out and named", async () => {
  const { tables, notes } = await stage(
    "SELECT encode('é') AS text, '\\xFF'::BLOB AS bytes, NULL::BLOB AS none UNION ALL SELECT NULL, 'a'::BLOB, NULL",
  );
  expect(tables["given"]).toMatchObject({
    columns: ["text", "none"],
    rows: [
      ["é", null],
      [null, null],
    ],
  });
  expect(notes).toEqual(['given.parquet: column "bytes" was left out: it holds bytes that are no text.']);
});

test("nanoseconds that are cut off are said", async () => {
  const at = (digits: string) => `SELECT TIMESTAMP_NS '2024-01-05 00:00:00.${digits}' AS t`;
  expect((await stage(at("123456"))).notes).toEqual([]);
  expect((await stage(at("123456789"))).notes).toEqual([
    'given.parquet: times in column "t" are read to the microsecond, nanoseconds are cut off.',
  ]);
});

test("names with quotes, and a path that looks like a pattern and like a partition", async () => {
  await withParquet(`SELECT 0.5::FLOAT AS "a""b", '\\xFF'::BLOB AS "it's"`, async (path) => {
    const folder = join(path, "..", "year=2024", "[a]*{b,c}?'s");
    mkdirSync(folder, { recursive: true });
    const odd = join(folder, "x.parquet");
    renameSync(path, odd);
    expect((await stageFile(parquetFormat, odd)).tables["given"]).toMatchObject({
      columns: ['a"b'],
      rows: [[0.5]],
    });
  });
});

test("a table without rows", async () => {
  expect((await stage("SELECT 1::FLOAT AS a, 'x'::BLOB AS b LIMIT 0")).tables["given"]).toMatchObject({
    columns: ["a", "b"],
    rows: [],
  });
});

test("only bytes are no table", async () => {
  await expect(stage("SELECT '\\xFF'::BLOB AS a")).rejects.toMatchObject({ code: "parquet-without-columns" });
});

const good = await bytesOf("SELECT range AS a, 'text ' || range AS b FROM range(1000)");
const encrypted = Buffer.from(good);
encrypted.write("PARE", encrypted.length - 4, "latin1");

test.each([
  ["nothing", "file-damaged", Buffer.alloc(0)],
  ["text", "file-damaged", Buffer.from("id,name\n1,2\n")],
  ["magic bytes alone", "file-damaged", Buffer.from("PAR1PAR1")],
  ["a footer that claims too much", "file-damaged", Buffer.from("PAR1\xff\xff\xff\x7fPAR1", "latin1")],
  ["an encrypted footer", "parquet-encrypted", encrypted],
])("%s is refused as %s", async (_, code, bytes) => {
  await expect(stageBytes(parquetFormat, bytes)).rejects.toMatchObject({ code });
});

test("every truncation is told", async () => {
  for (let length = 0; length < good.length; length += 41)
    await expect(stageBytes(parquetFormat, good.subarray(0, length))).rejects.toMatchObject({
      code: "file-damaged",
    });
});

test("a footer with any byte changed is read or refused, never a crash", async () => {
  const footerBytes = good.readUInt32LE(good.length - 8);
  for (let at = good.length - 8 - footerBytes; at < good.length; at += 13) {
    const changed = Buffer.from(good);
    changed[at] = (changed[at] as number) ^ 0x55;
    const outcome = await stageBytes(parquetFormat, changed).then(
      () => "read",
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    expect(outcome).toMatch(/^(read|file-damaged|Error: .*)$/s);
  }
});

test("a file is known by its first bytes", () => {
  expect(parquetFormat.recognises?.(good)).toBe(true);
  expect(parquetFormat.recognises?.(Buffer.from("PARIS"))).toBe(false);
});
