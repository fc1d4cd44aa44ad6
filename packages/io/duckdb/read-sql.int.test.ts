import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderCell, type Table } from "@semblance/engine/table";
import { expect, onTestFinished, test } from "vitest";
import type { ReadOptions } from "../connector.ts";
import { openDuckDb } from "./open-duckdb.ts";
import { readSql } from "./read-sql.ts";

async function open(files: readonly string[] = []) {
  const scratch = mkdtempSync(join(tmpdir(), "duckdb-"));
  const db = await openDuckDb({ memoryMb: 500, files, scratch });
  onTestFinished(() => {
    db.close();
    rmSync(scratch, { recursive: true, force: true });
  });
  return { ...db, scratch };
}

async function read(sql: string, options: ReadOptions = {}, untyped = false): Promise<Table> {
  return readSql(await open(), { relation: { table: "t", sql: `(${sql})`, untyped }, options, onRows() {} });
}

const show = ({ columns, rowCount }: Table) =>
  Object.fromEntries(
    [...columns].map(([name, column]) => [
      name,
      [column.kind, ...Array.from({ length: rowCount }, (_, row) => renderCell(column, row))],
    ]),
  );

test("every type of DuckDB has a column of ours", async () => {
  const table = await read(`
    SELECT * FROM (VALUES
      (true, 1::TINYINT, 2::BIGINT, 9223372036854775807, 1.5::FLOAT, 0.1::DOUBLE, 12.50::DECIMAL(10,2), DATE '2024-05-31',
       TIMESTAMP '2024-05-31 12:30:00.25', TIMESTAMPTZ '2024-05-31 12:30:00+00', TIME '01:02:03', 'é', '007',
       170141183460469231731687303715884105727::HUGEINT, UUID '00000000-0000-0000-0000-000000000001',
       {'a': 1}, [1, 2]),
      (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
    ) AS rows(truth, tiny, small, wide, float, double, money, day, moment, instant, clock, word, zip, huge, uuid, struct, list)`);
  expect(show(table)).toEqual({
    truth: ["boolean", "true", null],
    tiny: ["int32", "1", null],
    small: ["int32", "2", null],
    wide: ["int64", "9223372036854775807", null],
    float: ["float64", "1.5", null],
    double: ["float64", "0.1", null],
    money: ["decimal", "12.50", null],
    day: ["datetime", "2024-05-31", null],
    moment: ["datetime", "2024-05-31T12:30:00.250000", null],
    instant: ["datetime", "2024-05-31T12:30:00Z", null],
    clock: ["datetime", "01:02:03", null],
    word: ["text", "é", null],
    zip: ["text", "007", null],
    huge: ["text", "170141183460469231731687303715884105727", null],
    uuid: ["text", "00000000-0000-0000-0000-000000000001", null],
    struct: ["text", '{"a":1}', null],
    list: ["text", "[1,2]", null],
  });
});

test("texts keep their rows over many pieces, beside nulls and empty strings", async () => {
  const table = await read(`
    SELECT i, 'text ' || (i % 5000) AS a, CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE repeat('x', i % 50) END AS b
    FROM range(20000) AS numbers(i)`);
  const { columns, rowCount } = table;
  const [i, a, b] = [...columns.values()];
  const wrong = Array.from({ length: rowCount }, (_, row) => row).filter((row) => {
    const expected = row % 3 === 0 ? null : row % 3 === 1 ? "" : "x".repeat(row % 50);
    return (
      renderCell(i!, row) !== String(row) ||
      renderCell(a!, row) !== `text ${row % 5_000}` ||
      renderCell(b!, row) !== expected
    );
  });
  expect({ rowCount, wrong }).toEqual({ rowCount: 20_000, wrong: [] });
});

test("texts of an untyped relation are interpreted, of a typed one they are not", async () => {
  const sql = "SELECT '12' AS number, '2024-05-31' AS day";
  expect(show(await read(sql, {}, true))).toEqual({
    number: ["int32", "12"],
    day: ["datetime", "2024-05-31"],
  });
  expect(show(await read(sql))).toEqual({ number: ["text", "12"], day: ["text", "2024-05-31"] });
});

test("a sample is seeded, columns are chosen, nothing is a table too", async () => {
  const sql = "SELECT i, 'n' || i AS name FROM range(10000) AS numbers(i)";
  const sample = (seed: number) => read(sql, { sample: { share: 0.1, seed }, columns: ["name"] });
  const [first, again, other] = [await sample(1), await sample(1), await sample(2)];
  expect([...first.columns.keys()]).toEqual(["name"]);
  expect(first.rowCount).toBeGreaterThan(850);
  expect(first.rowCount).toBeLessThan(1_150);
  expect(show(again)).toEqual(show(first));
  expect(show(other)).not.toEqual(show(first));
  expect(show(await read(`${sql} WHERE false`))).toEqual({ i: ["int32"], name: ["text"] });
});

test("it reads the files it was given and nothing else, and cannot be talked out of it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "given-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ["given.csv", "other.csv"]) writeFileSync(join(folder, name), "id\n1\n");
  const { connection, scratch } = await open([join(folder, "given.csv")]);
  const tryTo = (sql: string) =>
    connection.run(sql).then(
      () => "done",
      () => "refused",
    );
  expect(await tryTo(`FROM read_csv('${join(folder, "given.csv")}')`)).toBe("done");
  expect(await tryTo(`COPY (SELECT 1) TO '${join(scratch, "out.csv")}'`)).toBe("done");
  for (const sql of [
    `FROM read_csv('${join(folder, "other.csv")}')`,
    "FROM read_text('/etc/passwd')",
    `COPY (SELECT 1) TO '${join(folder, "out.csv")}'`,
    `ATTACH '${join(folder, "a.db")}'`,
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "INSTALL httpfs",
    "LOAD httpfs",
  ])
    expect({ sql, result: await tryTo(sql) }).toEqual({ sql, result: "refused" });
});
