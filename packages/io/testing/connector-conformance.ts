/**
 * @file What every connector must do, as one suite. A connector's test names a way to open a new, empty place and
 * what the place can and cannot hold; everything else is the same for all.
 */
import { isSemblanceError, type Progress, type WorkContext } from "@semblance/engine/base";
import {
  batchTable,
  columnFromValues,
  concatTables,
  makeTable,
  selectColumns,
  type Table,
  type TextColumn,
} from "@semblance/engine/table";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReadOptions, Source } from "../connector.ts";
import { readTable } from "../read-table.ts";
import { describeTypes, findChange } from "./same-values.ts";
import {
  difficultColumnNames,
  difficultNames,
  makeDifficultTexts,
  makeEveryKind,
  makeLong,
} from "./sample-tables.ts";

/** A new and empty place, and its source. */
export interface Place {
  readonly source: Source;
  /** Names of everything that lies there, half-written things too. */
  readonly list: () => readonly string[];
  /** Makes the place unreachable. */
  readonly destroy: () => void;
  readonly remove: () => Promise<void>;
}

export interface ConformanceOptions {
  readonly makePlace: () => Promise<Place>;
  /** As what `write` must be asked to write a table, where that tells more than its name. */
  readonly writeAs?: (table: string) => string;
  /** Where a table without rows leaves no trace of its columns: the code that reading it ends with. */
  readonly codeWithoutRows?: string;
}

const LONG_ROWS = 30_000;

export function testConformance(title: string, options: ConformanceOptions): void {
  describe(title, () => {
    let place: Place;
    // One place for all tests, so that connectors with processes of their own start them once.
    beforeAll(async () => {
      place = await options.makePlace();
    });
    afterAll(() => place.remove());
    testContents(() => place, options);
    testReading(() => place, options);
    testFailing(() => place, options);
  });
}

type GivePlace = () => Place;

function makeVerbs(givePlace: GivePlace, { writeAs = (table) => table }: ConformanceOptions) {
  const write = (table: Table, batches: Iterable<Table> = [table], context: WorkContext = {}) =>
    givePlace().source.write(writeAs(table.name), batches, context);
  const read = async (table: Table, more: ReadOptions = {}) =>
    (await readTable(givePlace().source, table.name, { schema: describeTypes(table), ...more })).table;
  const expectBack = async (table: Table) => expect(findChange(table, await read(table))).toBeUndefined();
  return { write, read, expectBack };
}

function testContents(givePlace: GivePlace, options: ConformanceOptions): void {
  const { write, read, expectBack } = makeVerbs(givePlace, options);

  test("every kind of column comes back", async () => {
    const table = makeEveryKind("kinds");
    expect(await write(table)).toMatchObject({ rowCount: table.rowCount });
    await expectBack(table);
  });

  test("difficult texts come back", async () => {
    const table = makeDifficultTexts("texts");
    await write(table);
    await expectBack(table);
  });

  test("tables keep their names", async () => {
    const tables = difficultNames.map((name, at) =>
      makeTable(name, [["a", columnFromValues(["x", `y${at}`])]]),
    );
    for (const table of tables) await write(table);
    const listed = (await givePlace().source.introspect({})).tables.map(({ name }) => name);
    expect(listed).toEqual(expect.arrayContaining([...difficultNames]));
    for (const table of tables) await expectBack(table);
  });

  test("columns keep their names", async () => {
    const columns = difficultColumnNames.map(
      (name, at) => [name, columnFromValues([`a${at}`, null, "c"])] as const,
    );
    const table = makeTable("names", columns);
    await write(table);
    await expectBack(table);
  });

  test("what is written takes the place of what was there", async () => {
    await write(makeLong("replaced", 10));
    const after = { ...makeEveryKind("replaced"), name: "replaced" };
    await write(after);
    await expectBack(after);
  });

  test("a table without rows", async () => {
    const table = makeTable("empty", [
      ["a", columnFromValues([])],
      ["b", columnFromValues([])],
    ]);
    expect(await write(table)).toMatchObject({ rowCount: 0 });
    const { codeWithoutRows } = options;
    if (codeWithoutRows === undefined) await expectBack(table);
    else expect(await codeOf(read(table))).toBe(codeWithoutRows);
  });
}

function testReading(givePlace: GivePlace, options: ConformanceOptions): void {
  const { write, read, expectBack } = makeVerbs(givePlace, options);
  const long = makeLong("long", LONG_ROWS);
  beforeAll(async () => {
    await write(long, batchTable(long, 4_000));
  });

  test("a table is read in batches that share their dictionaries", async () => {
    const stream = givePlace().source.read("long", { batchRows: 7_000, schema: describeTypes(long) }, {});
    const batches: Table[] = [];
    for await (const batch of stream) batches.push(batch);
    expect(batches.map(({ rowCount }) => rowCount)).toEqual([7_000, 7_000, 7_000, 7_000, 2_000]);
    for (const name of ["city", "label"])
      expect(new Set(batches.map((batch) => (batch.columns.get(name) as TextColumn).dictionary)).size).toBe(
        1,
      );
    expect(await stream.summary).toMatchObject({ rowCount: LONG_ROWS });
    expect(findChange(long, concatTables(batches))).toBeUndefined();
  });

  test("some columns can be read alone", async () => {
    const some = await read(long, { columns: ["city", "id"] });
    expect([...some.columns.keys()].sort()).toEqual(["city", "id"]);
    expect(findChange(selectColumns(long, [...some.columns.keys()]), some)).toBeUndefined();
  });

  test("some rows can be read alone, which the seed chooses", async () => {
    const sample = (seed: number) => read(long, { sample: { share: 0.1, seed } });
    const [one, again, other] = [await sample(1), await sample(1), await sample(2)];
    expect(one.rowCount).toBeGreaterThan(0.08 * LONG_ROWS);
    expect(one.rowCount).toBeLessThan(0.12 * LONG_ROWS);
    expect(findChange(one, again)).toBeUndefined();
    expect(findChange(one, other)).toBeDefined();
  });

  test("two tables are read at the same time, and one twice", async () => {
    const second = makeLong("second", 12_345);
    await write(second);
    await Promise.all([long, second, long].map(expectBack));
  });

  test("progress is told in reading and in writing, and never falls", async () => {
    const reports: Progress[] = [];
    const onProgress = (progress: Progress) => reports.push(progress);
    await write(long, batchTable(long, 4_000), { onProgress });
    expect(reports.at(-1)).toMatchObject({ done: LONG_ROWS, unit: "rows" });
    const written = reports.length;
    await readTable(givePlace().source, "long", {}, { onProgress });
    expect(reports.length).toBeGreaterThan(written);
    for (const phase of new Set(reports.map((report) => report.phase))) {
      const done = reports.filter((report) => report.phase === phase).map((report) => report.done);
      expect(done).toEqual([...done].sort((a, b) => a - b));
    }
  });

  test("cancelled before and while reading; the source can still be read", async () => {
    const { source } = givePlace();
    expect(await codeOf(drain(source.read("long", {}, { signal: AbortSignal.abort() })))).toBe("cancelled");
    const controller = new AbortController();
    const reading = codeOf(drain(source.read("long", {}, { signal: controller.signal })));
    setTimeout(() => controller.abort(), 5);
    expect(await reading).toBe("cancelled");
    await expectBack(long);
  });

  test("a reader may stop after the first batch", async () => {
    for await (const batch of givePlace().source.read("long", { batchRows: 1_000 }, {})) {
      expect(batch.rowCount).toBe(1_000);
      break;
    }
    await expectBack(long);
  });
}

function testFailing(givePlace: GivePlace, options: ConformanceOptions): void {
  const { write, expectBack } = makeVerbs(givePlace, options);

  test("a reachable place passes the test, an unreachable one fails it with a code", async () => {
    const place = await options.makePlace();
    await makeVerbs(() => place, options).write(makeEveryKind("kinds"));
    await place.source.test({});
    place.destroy();
    expect(await codeOf(place.source.test({}))).not.toBe("");
    await place.remove();
  });

  test("a table that is not there is told by a code, by its batches and by its summary", async () => {
    const stream = givePlace().source.read("nowhere", {}, {});
    expect(await codeOf(drain(stream))).toBe("table-missing");
    expect(await codeOf(stream.summary)).toBe("table-missing");
  });

  test("a table without columns is refused by a code", async () => {
    const lying = givePlace().list();
    expect(await codeOf(write(makeTable("none", [])))).toBe("export-no-columns");
    expect(givePlace().list()).toEqual(lying);
  });

  test("cancelled in the middle of writing leaves what was there", async () => {
    const before = makeEveryKind("kept");
    await write(before);
    const lying = givePlace().list();
    const controller = new AbortController();
    const batches = stopAfter(makeLong("kept", LONG_ROWS), () => controller.abort());
    expect(await codeOf(write(before, batches, { signal: controller.signal }))).toBe("cancelled");
    expect(givePlace().list()).toEqual(lying);
    await expectBack(before);
  });

  test("a source of batches that fails leaves what was there, and its own error arrives", async () => {
    const before = makeEveryKind("kept");
    await write(before);
    const lying = givePlace().list();
    const failing = stopAfter(makeLong("kept", LONG_ROWS), () => {
      throw new RangeError("from the source");
    });
    await expect(write(before, failing)).rejects.toThrow("from the source");
    expect(givePlace().list()).toEqual(lying);
    await expectBack(before);
  });
}

/** The code of the error that the work ends with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error("it did not fail"),
    (thrown: unknown) => thrown,
  );
  if (!isSemblanceError(error)) throw error;
  return error.code;
}

async function drain(batches: AsyncIterable<Table>): Promise<void> {
  for await (const _ of batches);
}

/** Some batches of the table, then whatever `stop` does, then the rest. */
function* stopAfter(table: Table, stop: () => void): Generator<Table> {
  let passed = 0;
  for (const batch of batchTable(table, 4_000)) {
    if (passed++ === 3) stop();
    yield batch;
  }
}
