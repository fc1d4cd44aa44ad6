import { renderCell, type Table } from "@semblance/engine/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readNdjsonStream } from "./ndjson-stream.ts";

async function* cut(bytes: Uint8Array, pieces: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (let at = 0; start < bytes.length; at++) {
    const end = start + (pieces[at % pieces.length] ?? bytes.length);
    yield bytes.slice(start, end);
    start = end;
  }
}

async function read(text: string | Uint8Array, { columns = ["a"], pieces = [7], maxLineBytes = 64 } = {}) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const told: string[] = [];
  const stream = readNdjsonStream(cut(bytes, pieces), {
    table: "t",
    columns,
    maxLineBytes,
    onRejected: (line, reason) => told.push(`${line} ${reason}`),
  });
  const rows: (string | null)[][] = [];
  for await (const batch of stream) rows.push(...rowsOf(batch));
  return { rows, told, summary: await stream.summary };
}

const rowsOf = ({ rowCount, columns }: Table) =>
  Array.from({ length: rowCount }, (_, row) =>
    [...columns.values()].map((column) => renderCell(column, row)),
  );

test("rows come back as they were, however the bytes are cut", async () => {
  const cell = fc.option(fc.string({ maxLength: 6, unit: "grapheme" }), { nil: null });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      async (rows, pieces, isEnded) => {
        const text = rows.map(([a, b]) => JSON.stringify({ a, b })).join("\r\n") + (isEnded ? "\n" : "");
        const answer = await read(text, { columns: ["a", "b"], pieces, maxLineBytes: 1_000 });
        expect(answer.rows).toEqual(rows);
        expect(answer.summary).toEqual({ rowCount: rows.length });
      },
    ),
    { numRuns: 200, seed: 8 },
  );
});

test("numbers and truths are told as text, objects are spread by one level, what is missing is null", async () => {
  const columns = ["a", "b.c", "b.d", "__proto__"];
  const { rows, summary } = await read('{"a":1.50,"b":{"c":true,"d":[1, 2]}}\n{"b.c":"x","e":1}', {
    columns,
  });
  expect(rows).toEqual([
    ["1.5", "true", "[1,2]", null],
    [null, "x", null, null],
  ]);
  expect(summary.notes).toEqual(["keys that the reference has not were passed over: e"]);
});

test("what cannot be read is counted, told at once, and passed over", async () => {
  const lines = ['{"a":1}', "{", "", "[1]", "null", `{"a":"${"x".repeat(80)}"}`, '{"a":2}'];
  const bytes = Buffer.concat([Buffer.from(lines.join("\n")), Buffer.from('\n{"a":"\xff"}', "latin1")]);
  for (const pieces of [[1], [5], [1_000]]) {
    const { rows, told, summary } = await read(bytes, { pieces });
    expect(rows).toEqual([["1"], ["2"]]);
    expect(told).toEqual([
      "2 it is not JSON",
      "4 it is no object",
      "5 it is no object",
      "6 it is too long",
      "8 it is not UTF-8",
    ]);
    expect(summary).toEqual({
      rowCount: 2,
      rejected: { count: 5, firstLine: 2, firstReason: "it is not JSON" },
    });
  }
});

test("a value nested as deep as a line allows is passed over", async () => {
  const deep = `{"a":${"[".repeat(500_000)}${"]".repeat(500_000)}}`;
  const { rows, told } = await read(`${deep}\n{"a":1}`, { pieces: [65_536], maxLineBytes: 2 ** 20 });
  expect([rows, told]).toEqual([[["1"]], ["1 it is nested too deep"]]);
});

test("a line without an end takes no more memory than the longest allowed", async () => {
  async function* endless() {
    const chunk = new Uint8Array(65_536).fill(0x61);
    for (let i = 0; i < 4_000; i++) yield chunk;
    yield new TextEncoder().encode('\n{"a":1}\n');
  }
  const before = process.memoryUsage().arrayBuffers;
  const stream = readNdjsonStream(endless(), { table: "t", columns: ["a"] });
  const batches: Table[] = [];
  for await (const batch of stream) {
    batches.push(batch);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 2 ** 20);
  }
  expect(batches.flatMap(rowsOf)).toEqual([["1"]]);
  expect((await stream.summary).rejected?.count).toBe(1);
});
