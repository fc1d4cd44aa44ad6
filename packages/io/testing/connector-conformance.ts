/**
 * @file What every connector must do, as one suite. A connector's test names a way to open a new, empty place and
 * what the place can and cannot hold; everything else is the same for all.
 */
import { isSemblanceError, type Progress } from "@semblance/engine/base";
import {
  batchTable,
  columnFromValues,
  makeTable,
  selectColumns,
  type Table,
  type TextColumn,
} from "@semblance/engine/table";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
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
  /** Whether a table without rows keeps its columns. */
  readonly keepsColumnsWithoutRows: boolean;
  /** Columns of the long table's batches are read in batches of this size. */
  readonly batchRows?: number;
}

const LONG_ROWS = 30_000;

export function testConformance(title: string, options: ConformanceOptions): void {
  describe(title, () => {
    let place: Place;
    beforeEach(async () => {
      place = await options.makePlace();
    });
    afterEach(() => place.remove());
    const { writeAs = (table: string) => table } = options;
    const write = (table: Table, batches: Iterable<Table> = [table], signal?: AbortSignal) =>
      place.source.write(writeAs(table.name), batches, signal === undefined ? {} : { signal });
    const read = async (table: Table, more: ReadOptions = {}) =>
      (await readTable(place.source, table.name, { schema: describeTypes(table), ...more })).table;

    test("every kind of column comes back", async () => {
      const table = makeEveryKind("kinds");
      expect(await write(table)).toMatchObject({ rowCount: table.rowCount });
      expect(findChange(table, await read(table))).toBeUndefined();
    });

    test("difficult texts come back", async () => {
      const table = makeDifficultTexts("texts");
      await write(table);
      expect(findChange(table, await read(table))).toBeUndefined();
    });

    test("a reachable place passes the test, an unreachable one fails it with a code", async () => {
      await write(makeEveryKind("kinds"));
      await place.source.test({});
      place.destroy();
      expect(await codeOf(place.source.test({}))).not.toBe("");
    });

    test("tables are listed under the names they were written under", async () => {
      for (const name of difficultNames) await write(makeTable(name, [["a", columnFromValues(["x", "y"])]]));
      const { tables } = await place.source.introspect({});
      expect(tables.map(({ name }) => name).sort()).toEqual([...difficultNames].sort());
      const last = makeTable(difficultNames[0], [["a", columnFromValues(["x", "y"])]]);
      expect(findChange(last, await read(last))).toBeUndefined();
    });

    test("columns keep their names", async () => {
      const columns = difficultColumnNames.map(
        (name, at) => [name, columnFromValues([`a${at}`, null, "c"])] as const,
      );
      const table = makeTable("names", columns);
      await write(table);
      expect(findChange(table, await read(table))).toBeUndefined();
    });

    test("a table is read in batches that share their dictionaries", async () => {
      const table = makeLong("long", LONG_ROWS);
      await write(table, batchTable(table, 4_000));
      const stream = place.source.read("long", { batchRows: 7_000, schema: describeTypes(table) }, {});
      const batches: Table[] = [];
      for await (const batch of stream) batches.push(batch);
      expect(batches.every(({ rowCount }) => rowCount <= 7_000)).toBe(true);
      expect(batches.length).toBeGreaterThan(1);
      for (const name of ["city", "label"])
        expect(new Set(batches.map((batch) => (batch.columns.get(name) as TextColumn).dictionary)).size).toBe(
          1,
        );
      expect(await stream.summary).toMatchObject({ rowCount: LONG_ROWS });
      expect(findChange(table, await read(table))).toBeUndefined();
    });

    test("some columns can be read alone, and some rows, which the seed chooses", async () => {
      const table = makeLong("long", LONG_ROWS);
      await write(table);
      const some = await read(table, { columns: ["city", "id"] });
      expect(findChange(selectColumns(table, [...some.columns.keys()]), some)).toBeUndefined();
      expect([...some.columns.keys()].sort()).toEqual(["city", "id"]);
      const sample = (seed: number) => read(table, { sample: { share: 0.1, seed } });
      const [one, again, other] = [await sample(1), await sample(1), await sample(2)];
      expect(one.rowCount).toBeGreaterThan(0.08 * LONG_ROWS);
      expect(one.rowCount).toBeLessThan(0.12 * LONG_ROWS);
      expect(findChange(one, again)).toBeUndefined();
      expect(findChange(one, other)).toBeDefined();
    });

    test("progress is told in reading and in writing, and never falls", async () => {
      const table = makeLong("long", LONG_ROWS);
      const reports: Progress[] = [];
      const onProgress = (progress: Progress) => reports.push(progress);
      await place.source.write(writeAs("long"), batchTable(table, 4_000), { onProgress });
      expect(reports.at(-1)).toMatchObject({ done: LONG_ROWS, unit: "rows" });
      const written = reports.length;
      await readTable(place.source, "long", {}, { onProgress });
      expect(reports.length).toBeGreaterThan(written);
      for (const phase of new Set(reports.map((report) => report.phase))) {
        const done = reports.filter((report) => report.phase === phase).map((report) => report.done);
        expect(done).toEqual([...done].sort((a, b) => a - b));
      }
    });

    test("a table that is not there is told by a code, by its batches and by its summary", async () => {
      await write(makeEveryKind("kinds"));
      const stream = place.source.read("nowhere", {}, {});
      expect(await codeOf(drain(stream))).toBe("table-missing");
      expect(await codeOf(stream.summary)).toBe("table-missing");
    });

    test("two tables are read at the same time, and one twice", async () => {
      const [first, second] = [makeLong("first", 20_000), makeLong("second", 12_345)];
      await write(first);
      await write(second);
      const tables = [first, second, first];
      const found = await Promise.all(tables.map((table) => read(table)));
      for (const [index, table] of tables.entries())
        expect(findChange(table, found[index] as Table)).toBeUndefined();
    });

    test("a table without rows", async () => {
      const table = makeTable("empty", [
        ["a", columnFromValues([])],
        ["b", columnFromValues([])],
      ]);
      expect(await write(table)).toMatchObject({ rowCount: 0 });
      const found = await read(table);
      expect(found.rowCount).toBe(0);
      if (options.keepsColumnsWithoutRows) expect([...found.columns.keys()]).toEqual(["a", "b"]);
    });

    test("a table without columns is refused by a code", async () => {
      expect(await codeOf(write(makeTable("none", [])))).toBe("export-no-columns");
      expect(place.list()).toEqual([]);
    });

    test("cancelled in the middle of writing leaves what was there", async () => {
      const before = makeEveryKind("long");
      await write(before);
      const lying = place.list();
      const controller = new AbortController();
      const batches = stopAfter(makeLong("long", LONG_ROWS), () => controller.abort());
      expect(await codeOf(write(before, batches, controller.signal))).toBe("cancelled");
      expect(place.list()).toEqual(lying);
      expect(findChange(before, await read(before))).toBeUndefined();
    });

    test("a source of batches that fails leaves what was there, and its own error arrives", async () => {
      const before = makeEveryKind("long");
      await write(before);
      const lying = place.list();
      const failing = stopAfter(makeLong("long", LONG_ROWS), () => {
        throw new RangeError("from the source");
      });
      await expect(write(before, failing)).rejects.toThrow("from the source");
      expect(place.list()).toEqual(lying);
      expect(findChange(before, await read(before))).toBeUndefined();
    });

    test("what is written takes the place of what was there", async () => {
      await write(makeLong("kinds", 10));
      const after = makeEveryKind("kinds");
      await write(after);
      expect(findChange(after, await read(after))).toBeUndefined();
    });

    test("cancelled before and while reading; the source can still be read", async () => {
      const table = makeLong("long", LONG_ROWS);
      await write(table);
      const done = AbortSignal.abort();
      expect(await codeOf(drain(place.source.read("long", {}, { signal: done })))).toBe("cancelled");
      const controller = new AbortController();
      const reading = drain(place.source.read("long", {}, { signal: controller.signal }));
      controller.abort();
      expect(await codeOf(reading)).toBe("cancelled");
      expect(findChange(table, await read(table))).toBeUndefined();
    });

    test("a reader may stop after the first batch", async () => {
      const table = makeLong("long", LONG_ROWS);
      await write(table);
      for await (const batch of place.source.read("long", { batchRows: 1_000 }, {})) {
        expect(batch.rowCount).toBe(1_000);
        break;
      }
      expect(findChange(table, await read(table))).toBeUndefined();
    });
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
