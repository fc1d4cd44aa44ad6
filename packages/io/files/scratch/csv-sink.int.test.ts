import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readRelation } from "../testing/stage-bytes.ts";
import { CsvSink } from "./csv-sink.ts";

const columns = [{ name: "a" }, { name: "b" }, { name: "A" }];

function withFolder<T>(use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "sink-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const result = use(join(folder, "rows.csv"));
  if (result instanceof Promise) return result.finally(remove) as T;
  remove();
  return result;
}

const open = (path: string) => new CsvSink({ path, shownAs: "given.xlsx", table: "t", columns });

test("every value in quotes, null without, names told apart", () =>
  withFolder((path) => {
    const sink = open(path);
    sink.writeText('say "é"');
    sink.writeNull();
    sink.writeBytes(Buffer.from('xx"y",zz'), 2, 6);
    sink.endRow();
    sink.writeText("");
    sink.writeText("\n");
    sink.writeNull();
    sink.endRow();
    const relation = sink.finish();
    expect(relation.csv.columns.map(({ name }) => name)).toEqual(["a", "b", "A_2"]);
    expect(relation.rowCount).toBe(2);
    expect(readFileSync(path, "utf8")).toBe('"say ""é""",,"""y"","\n"","\n",\n');
  }));

test("any rows come back through DuckDB's reader", async () => {
  const cell = fc.option(fc.string({ unit: "grapheme", maxLength: 20 }), { nil: null });
  const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(rows, (given) =>
      withFolder(async (path) => {
        const sink = open(path);
        for (const row of given) {
          for (const [index, text] of row.entries()) {
            if (text === null) sink.writeNull();
            else if (index === 1) sink.writeBytes(Buffer.from(text), 0, Buffer.byteLength(text));
            else sink.writeText(text);
          }
          sink.endRow();
        }
        expect((await readRelation(sink.finish())).rows).toEqual(given);
      }),
    ),
    { numRuns: 30 },
  );
});

test("a row beyond the limit is refused with its number and column, also one of many cells", () =>
  withFolder((path) => {
    const sink = open(path);
    const large = "x".repeat(9 * 2 ** 20);
    sink.endRow();
    sink.writeText(large);
    expect(() => sink.writeText(large)).toThrow(
      expect.objectContaining({
        code: "row-too-large",
        values: { file: "given.xlsx", row: 2, column: "b", limit: 16 },
      }),
    );
    sink.discard();
  }));

test.skipIf(!existsSync("/dev/full"))("a full disk is told as such", () => {
  const sink = open("/dev/full");
  sink.writeText("x");
  expect(() => sink.finish()).toThrow(expect.objectContaining({ code: "scratch-full" }));
  sink.discard();
});

test("a folder that is not there is told", () => {
  expect(() => open("/nowhere/at/all")).toThrow(expect.objectContaining({ code: "scratch-unwritable" }));
});
