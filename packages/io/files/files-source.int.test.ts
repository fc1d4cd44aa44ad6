import { readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { openSource } from "../open-source.ts";
import { readDatabase } from "../read-table.ts";
import { givenFiles } from "../testing/given-files.ts";
import { readGiven } from "../testing/read-given.ts";

const csv = "id,name\n1,Ada\n2,Bob\n";

const scratchFolders = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`semblance-${process.pid}-`));

test("a folder is a database: a table for each file, named after it", async () => {
  const schema = { version: 1, tables: { orders: { columns: { id: { type: "id" } } } } };
  const folder = givenFiles({
    "orders.csv": csv,
    "people.v2.csv.gz": gzipSync(csv),
    "items.tsv.zst": zstdCompressSync(csv.replaceAll(",", "\t")),
    ".hidden.csv": csv,
    "~$open.csv": csv,
    "metadata.json": JSON.stringify(schema),
    "x.schema.json": "{}",
    "readme.md": "# not a table",
    "inner/deep.csv": csv,
  });
  symlinkSync("/etc/passwd", join(folder, "users.csv"));
  symlinkSync(join(folder, "orders.csv"), join(folder, "same.csv"));
  const before = scratchFolders();
  const source = await openSource(folder);
  await source.test({});
  const { tables, notes, schema: found } = await source.introspect({});
  expect(tables.map(({ name }) => name)).toEqual(["items", "orders", "people.v2", "same"]);
  expect(found?.tables["orders"]?.columns["id"]?.type).toBe("id");
  expect(notes).toEqual([
    "inner is no file and was left out.",
    "readme.md is in no format that holds tables and was left out.",
    "users.csv is a link that leads out of the folder and was left out.",
    "metadata.json describes the tables beside it.",
  ]);
  const { database } = await readDatabase(source);
  expect([...database.values()].map(({ rowCount }) => rowCount)).toEqual([2, 2, 2, 2]);
  await source.close();
  expect(scratchFolders().filter((name) => !before.includes(name))).toEqual([]);
});

test("a file under its packed bytes, whatever it is called", async () => {
  expect((await readGiven({ "a.csv": gzipSync(csv) })).rows).toHaveLength(2);
});

test("what is not there, not readable, or no table", async () => {
  await expect(openSource("/nowhere/at/all")).rejects.toMatchObject({ code: "source-missing" });
  await expect(openSource("ftp://host/file")).rejects.toMatchObject({ code: "address-unknown" });
  const empty = await openSource(givenFiles({ ".keep": "" }));
  await expect(empty.test({})).rejects.toMatchObject({ code: "source-empty" });
  await empty.close();
  const source = await openSource(givenFiles({ "a.csv": csv }));
  await expect(source.read("b", {}, {})[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: "table-missing",
  });
  await source.close();
  await expect(readGiven({ "a.bin": Buffer.of(1, 2, 3, 0xff) })).rejects.toMatchObject({
    code: "format-unknown",
  });
});

test("packed files that are cut off, damaged, or bombs", async () => {
  const packed = gzipSync(`id\n${Array.from({ length: 1e5 }, (_, index) => index).join("\n")}\n`);
  const damaged = Buffer.from(packed);
  damaged[packed.length >> 1] = (damaged[packed.length >> 1] as number) ^ 0xff;
  for (const bytes of [packed.subarray(0, packed.length - 100), damaged])
    await expect(readGiven({ "a.csv.gz": bytes })).rejects.toMatchObject({ code: "packed-file-damaged" });
  const zstd = zstdCompressSync(csv.repeat(1_000));
  await expect(readGiven({ "a.csv.zst": zstd.subarray(0, -5) })).rejects.toMatchObject({
    code: "packed-file-damaged",
  });
  const bomb = gzipSync(Buffer.alloc(120e6, "0"), { level: 9 });
  await expect(readGiven({ "a.csv.gz": bomb })).rejects.toMatchObject({ code: "unpacks-too-large" });
});

test("batches come as large as asked for and share their dictionary", async () => {
  const rows = Array.from({ length: 2_500 }, (_, index) => `${index},n${index % 3}`);
  const source = await openSource(givenFiles({ "a.csv": `id,name\n${rows.join("\n")}\n` }));
  const sizes: number[] = [];
  const dictionaries = new Set<unknown>();
  const stream = source.read("a", { batchRows: 1_000 }, {});
  for await (const batch of stream) {
    sizes.push(batch.rowCount);
    const column = batch.columns.get("name");
    if (column?.kind === "text") dictionaries.add(column.dictionary);
  }
  expect(sizes).toEqual([1_000, 1_000, 500]);
  expect(dictionaries.size).toBe(1);
  expect(await stream.summary).toEqual({ rowCount: 2_500 });
  await source.close();
});

test("many streams at once wait for one another without locking up, and may be left half-read", async () => {
  const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`t${index}.csv`, csv.repeat(1)]));
  const source = await openSource(givenFiles(files), { workers: 2 });
  const iterators = Object.keys(files).map((name) =>
    source.read(name.replace(".csv", ""), { batchRows: 1 }, {})[Symbol.asyncIterator](),
  );
  const first = await Promise.all(iterators.map((iterator) => iterator.next()));
  expect(first.every(({ value }) => value.rowCount === 1)).toBe(true);
  await Promise.all(iterators.map((iterator) => iterator.return?.()));
  await source.close();
});
