import { createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { isSemblanceError, type Sheet, type SheetCell, type SheetRow } from "@semblance/engine/base";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import { difficultTexts } from "../../engine/table/testing/arbitrary-table.ts";
import { xlsxFormat } from "../files/formats/xlsx/xlsx-format.ts";
import { type Staged, stageBytes } from "../files/testing/stage-bytes.ts";
import { readGiven } from "../testing/read-given.ts";
import { WorkbookEncoder } from "./encode-workbook.ts";
import { streamWorkbook, writeWorkbook } from "./index.ts";
import type { SheetLimits } from "./sheet-part.ts";
import { arbitraryText } from "./testing/arbitrary-text.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "semblance-sheets-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => join(folder, name);

const people: Sheet = {
  name: "people",
  columns: [
    { title: "id", format: "integer" },
    { title: "name", format: "text", width: 30 },
    { title: "share", format: "percent" },
    { title: "born", format: "date" },
    { title: "seen", format: "datetime" },
    { title: "member" },
    { title: "account" },
  ],
  rows: [
    [1, "=1+1", 0.25, new Date("1984-02-29"), new Date("2024-01-05T18:00:00.123Z"), true, 12n],
    [
      2,
      "O'Neil <&> 😀\r\nnext",
      { value: 0.5, style: "bad" },
      new Date("1899-05-06"),
      null,
      false,
      2n ** 63n,
    ],
    [3, 7, Number.NaN, null, new Date("2024-01-05"), null],
  ],
};
const readPeople = [
  ["1", "=1+1", "0.25", "1984-02-29", "2024-01-05 18:00:00.123", "true", "12"],
  ["2", "O'Neil <&> 😀\r\nnext", "0.5", "1899-05-06", null, "false", "9223372036854775808"],
  ["3", "7", null, null, "2024-01-05 00:00:00", null, null],
];

const read = (bytes: Uint8Array): Promise<Staged> => stageBytes(xlsxFormat, bytes);

async function encode(sheets: Iterable<Sheet>, limits: SheetLimits): Promise<[Uint8Array, WorkbookEncoder]> {
  const encoder = new WorkbookEncoder({}, limits);
  return [await buffer(encoder.encode(sheets)), encoder];
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return isSemblanceError(error) ? error.code : `not coded: ${String(error)}`;
}

function* countRows(count: number, onRow: (row: number) => void = () => {}): Generator<SheetRow> {
  for (let row = 1; row <= count; row++) {
    onRow(row);
    yield [row, `text ${(row * 7_919) % 10_007}`];
  }
}
const counting = (rows: Sheet["rows"], name = "counted"): Sheet => ({
  name,
  columns: [{ title: "number" }, { title: "text" }],
  rows,
});

test("what was written is read back by our own reader", async () => {
  const summary = await writeWorkbook(inFolder("t.xlsx"), [people]);
  expect(summary).toEqual({
    rowCount: 3,
    sheets: ["people"],
    notes: [
      'Sheet "people": cells left empty because their number is not finite or their date is none: 1.',
      'Sheet "people": whole numbers written as text because Excel keeps 15 digits: 1.',
      `Sheet "people": dates written as text because Excel's begin on 1900-03-01 and end with 9999: 1.`,
    ],
  });
  const { tables, notes } = await read(readFileSync(inFolder("t.xlsx")));
  expect(tables["given"]?.columns).toEqual(people.columns.map(({ title }) => title));
  expect(tables["given"]?.rows).toEqual(readPeople);
  expect(notes).toEqual([]);
  expect(readdirSync(folder)).toEqual(["t.xlsx"]);
});

test("several sheets, from anywhere, with notes above the header, without rows, without columns", async () => {
  async function* sheets(): AsyncGenerator<Sheet> {
    yield { ...people, notes: ["What this shows.", "What it does not prove."] };
    yield counting(
      (async function* () {
        yield* countRows(3);
      })(),
    );
    yield counting([], "PEOPLE");
    yield { name: "nothing", columns: [], rows: [] };
  }
  const target = new PassThrough();
  const [bytes, summary] = await Promise.all([buffer(target), streamWorkbook(target, sheets())]);
  expect(summary.sheets).toEqual(["people", "counted", "PEOPLE (2)", "nothing"]);
  const { tables, notes } = await read(bytes);
  expect(notes).toEqual([
    'Sheet "people" of given.xlsx: its first 2 rows were taken for titles and left out.',
  ]);
  expect(tables["people"]?.rows).toEqual(readPeople);
  expect(tables["counted"]?.rows).toHaveLength(3);
  expect(tables["PEOPLE (2)"]).toMatchObject({ columns: ["number", "text"], rows: [] });
});

test("any texts and numbers come back", async () => {
  const cell = fc.oneof(arbitraryText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const columns = ["row", "a", "b"].map((title) => ({ title }));
      const sheet = { name: "any", columns, rows: cells.map((row, index) => [index, ...row]) };
      const { tables } = await read((await encode([sheet], { rows: 1e6, bytes: 1e9 }))[0]);
      expect(tables["given"]?.rows).toEqual(
        cells.map((row, index) => [String(index), ...row.map((value) => toReadText(value))]),
      );
    }),
    { numRuns: 25 },
  );
});

/** DuckDB's binding, with which `stageBytes` looks, drops a mark of byte order at the beginning of a text. */
function toReadText(value: SheetCell): string | null {
  const text = String(value).toWellFormed();
  return text === "" ? null : text.replace(/^\uFEFF/, "");
}

test("difficult texts come back through a source, as they are", async () => {
  const rows = difficultTexts.map((text, row) => [row, text]);
  const [bytes] = await encode([counting(rows)], { rows: 1e6, bytes: 1e9 });
  const reading = await readGiven({ "t.xlsx": bytes });
  expect(reading.rows).toEqual(difficultTexts.map((text, row) => [String(row), text === "" ? null : text]));
});

test("the same sheets are the same bytes", async () => {
  await writeWorkbook(inFolder("a.xlsx"), [people, counting(countRows(20_000))]);
  await writeWorkbook(inFolder("b.xlsx"), [people, counting(countRows(20_000))]);
  expect(readFileSync(inFolder("a.xlsx")).equals(readFileSync(inFolder("b.xlsx")))).toBe(true);
});

test.each([
  ["rows", { rows: 5, bytes: 1e9 }, [4, 4, 1]],
  ["rows, exactly", { rows: 4, bytes: 1e9 }, [3, 3, 3]],
  ["notes above", { rows: 1, bytes: 1e9 }, [1, 1, 1, 1, 1, 1, 1, 1, 1]],
])("a sheet of too many %s goes on in further ones", async (_, limits, lengths) => {
  const [bytes, { summary }] = await encode(
    [counting(countRows(9)), counting([[1, "x"]], "counted (2)")],
    limits,
  );
  const { tables } = await read(bytes);
  const counted = Object.entries(tables).filter(([name]) => name !== "counted (2) (2)");
  expect(counted.map(([, { rows }]) => rows.length)).toEqual(lengths);
  expect(counted.flatMap(([, { rows }]) => rows.map(([number]) => number))).toEqual(
    Array.from({ length: 9 }, (_, row) => `${row + 1}`),
  );
  expect(Object.keys(tables).slice(0, 2)).toEqual(["counted", "counted (2)"]);
  expect(summary.notes[0]).toMatch(/^Sheet "counted": it is longer .* goes on in "counted \(2\)"/);
  expect(summary.notes.at(-1)).toBe(
    'Sheet "counted (2) (2)": Excel takes no sheet called "counted (2)" here, hence its name.',
  );
});

test("a sheet of too many bytes goes on in another", async () => {
  const [bytes, { summary }] = await encode([counting(countRows(20_000))], { rows: 1e6, bytes: 1e6 });
  const { tables } = await read(bytes);
  expect(summary.sheets).toEqual(["counted", "counted (2)"]);
  expect(Object.values(tables).reduce((sum, { rows }) => sum + rows.length, 0)).toBe(20_000);
});

test("what cannot be a workbook is refused, and nothing is left", async () => {
  const wide = { name: "wide", columns: Array.from({ length: 16_385 }, () => ({ title: "x" })), rows: [] };
  expect(await codeOf(writeWorkbook(inFolder("t.xlsx"), [wide]))).toBe("sheet-too-wide");
  expect(await codeOf(writeWorkbook(inFolder("t.xlsx"), []))).toBe("workbook-empty");
  expect(await codeOf(writeWorkbook(join(folder, "none", "t.xlsx"), [people]))).toBe("export-unwritable");
  await expect(writeWorkbook(inFolder("t.xlsx"), [counting([[1, 2, 3]])])).rejects.toThrow(TypeError);
  expect(readdirSync(folder)).toEqual([]);
});

test("what stood there stays when the source fails, whose own error arrives", async () => {
  writeFileSync(inFolder("t.xlsx"), "before");
  let isClosed = false;
  function* failing(): Generator<SheetRow> {
    try {
      yield* countRows(20_000, (row) => {
        if (row === 15_000) throw new RangeError("source");
      });
    } finally {
      isClosed = true;
    }
  }
  await expect(writeWorkbook(inFolder("t.xlsx"), [counting(failing())])).rejects.toThrow(RangeError);
  expect(isClosed).toBe(true);
  expect(readdirSync(folder)).toEqual(["t.xlsx"]);
  expect(readFileSync(inFolder("t.xlsx"), "utf8")).toBe("before");
});

test("cancelled between rows, the source is let go of and nothing is left", async () => {
  const controller = new AbortController();
  let taken = 0;
  let isClosed = false;
  function* rows(): Generator<SheetRow> {
    try {
      yield* countRows(1e6, (row) => {
        taken = row;
        if (row === 30_000) controller.abort();
      });
    } finally {
      isClosed = true;
    }
  }
  const writing = writeWorkbook(inFolder("t.xlsx"), [counting(rows())], { signal: controller.signal });
  expect(await codeOf(writing)).toBe("cancelled");
  expect(taken).toBeLessThanOrEqual(30_001);
  await expect.poll(() => isClosed).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

test("a source that never answers can be cancelled", async () => {
  async function* rows(): AsyncGenerator<SheetRow> {
    yield* countRows(5);
    await new Promise(() => {});
  }
  const signal = AbortSignal.timeout(50);
  expect(await codeOf(writeWorkbook(inFolder("t.xlsx"), [counting(rows())], { signal }))).toBe("cancelled");
  expect(readdirSync(folder)).toEqual([]);
});

test("a slow target holds the source back", async () => {
  let taken = 0;
  const target = new Writable({ write: () => {} });
  const controller = new AbortController();
  const rows = countRows(1e6, (row) => {
    taken = row;
  });
  const writing = streamWorkbook(target, [counting(rows)], { signal: controller.signal });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(taken).toBeGreaterThan(1_000);
  expect(taken).toBeLessThan(200_000);
  controller.abort();
  expect(await codeOf(writing)).toBe("cancelled");
});

test.skipIf(process.platform !== "linux")("a failure of the target arrives as it is", async () => {
  const full = createWriteStream("/dev/full");
  await expect(streamWorkbook(full, [counting(countRows(20_000))])).rejects.toThrow("ENOSPC");
});

test("progress tells the rows of all sheets", async () => {
  const seen: number[] = [];
  const sheets = [counting(countRows(25_000)), counting(countRows(10))];
  await writeWorkbook(inFolder("t.xlsx"), sheets, { onProgress: ({ done }) => seen.push(done) });
  expect(seen).toEqual([10_000, 20_000, 25_000, 25_010]);
});
