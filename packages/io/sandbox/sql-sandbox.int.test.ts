import {
  type BooleanColumn,
  type Column,
  columnFromValues,
  type DatetimeColumn,
  isNull,
  makeTable,
  type Table,
} from "@semblance/engine/table";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { openSqlSandbox } from "./sql-sandbox.ts";

const sandbox = openSqlSandbox();
const small = openSqlSandbox({ memoryMb: 400, timeoutMs: 10_000 });
afterAll(() => {
  sandbox.close();
  small.close();
});

const SECRET = "s3cret-value";
const table = makeTable("t", [
  ["a", columnFromValues([1, 2, null, 4])],
  ["word", columnFromValues(["x", SECRET, null, "12"])],
  ["Word", columnFromValues(["y", "y", "y", "y"])],
  ['odd "name', columnFromValues([0.5, 1.5, 2.5, 3.5])],
  ["day", dates(["2024-01-01", "2024-06-01", null, "2024-12-31"])],
]);

function dates(texts: readonly (string | null)[]): DatetimeColumn {
  const values = BigInt64Array.from(texts, (text) => (text === null ? 0n : BigInt(Date.parse(text)) * 1000n));
  const nulls = Uint8Array.from(texts, (text) => (text === null ? 1 : 0));
  return { kind: "datetime", part: "date", length: texts.length, values, nulls };
}

const show = (column: BooleanColumn) =>
  Array.from(column.values, (value, row) => (isNull(column, row) ? null : value === 1));

test.each([
  ["a < 3", [true, true, null, false]],
  ["a < 3 -- as agreed", [true, true, null, false]],
  ["a < 3 /* as ) agreed */ OR word = '12'", [true, true, null, true]],
  ["t.a IS NOT NULL", [true, true, false, true]],
  ["A < 3", [true, true, null, false]],
  ['"odd ""name" > 1 AND day < DATE \'2024-07-01\'', [false, true, null, false]],
  ["word = 'x' OR word ~ '[0-9]+'", [true, false, null, true]],
  ["Word = 'y'", [true, true, true, true]],
  ["TRY_CAST(word AS INTEGER) = 12 OR a BETWEEN 1 AND 2", [true, true, null, true]],
  ["CASE WHEN a IN (1, 2) THEN extract(month FROM day) <= 6 END", [true, true, null, null]],
  ["list_sum(list_transform([a, 1], lambda x: x + a)) > 4", [false, true, null, true]],
  ["true", [true, true, true, true]],
])("%s is judged row by row", async (expression, expected) => {
  expect(show(await sandbox.judge(table, expression))).toEqual(expected);
});

const unfit = "sql-rule-unfit";
test.each([
  ["", unfit, "cannot be parsed"],
  ["a <", unfit, "cannot be parsed"],
  ["hello there general", unfit, "cannot be parsed"],
  ["a < 3;", unfit, "cannot be parsed"],
  ["a < 3 /*", unfit, "cannot be parsed"],
  ["a < 3 AS b", unfit, "cannot be parsed"],
  ["1=1) AS holds FROM t) --", unfit, "cannot be parsed"],
  ["true), (false", unfit, "more than one"],
  ["true); SELECT (true", unfit, "more than one"],
  ["true); DROP TABLE t; SELECT (true", unfit, "cannot be parsed"],
  ["true); SET enable_external_access = true; SELECT (1", unfit, "cannot be parsed"],
  ["true) FROM t WHERE (true", unfit, "more than one"],
  ["true) UNION SELECT (true", unfit, "more than one"],
  ["true) FROM read_csv('/etc/passwd') WHERE (1=1", unfit, "more than one"],
  ["read_csv('/etc/passwd') = 1", unfit, "does not accept it (Binder Error)"],
  ["(SELECT count(*) FROM read_csv('/etc/passwd')) > 0", unfit, "a query of its own"],
  ["EXISTS (FROM '/etc/passwd')", unfit, "a query of its own"],
  ["a = ANY (SELECT 1)", unfit, "a query of its own"],
  ["(SELECT count(*) FROM range(10000000) x, range(10000000) y) > 0", unfit, "a query of its own"],
  ["getenv('HOME') = ''", unfit, "Catalog Error"],
  ["PRAGMA database_list", unfit, "cannot be parsed"],
  ["SET memory_limit = '1TB'", unfit, "cannot be parsed"],
  ["ATTACH '/tmp/x.db'", unfit, "Catalog Error"],
  ["COPY t TO '/tmp/x.csv'", unfit, "cannot be parsed"],
  ["INSTALL httpfs", unfit, "cannot be parsed"],
  ["sum(a) > 1", unfit, "Binder Error"],
  ["row_number() OVER () = 1", unfit, "window"],
  ["unnest([true, false])", unfit, "Binder Error"],
  ["a = $1", unfit, "parameter"],
  ["a = ?", unfit, "parameter"],
  ["*", unfit, "star"],
  ["COLUMNS('a') = 1", unfit, "star"],
  ["#1 = 1", unfit, "positional reference"],
  ["a", unfit, "not true or false"],
  ["NULL", unfit, "not true or false"],
  ["b = 1", "sql-rule-column", '"b"'],
  ["t.b = 1", "sql-rule-column", '"b"'],
  ["other.a = 1", unfit, "Binder Error"],
  ["CAST(word AS INTEGER) > 1", "sql-rule-failed", "Conversion Error"],
  ["error(word)", unfit, "not true or false"],
  ["error(word) IS NULL", "sql-rule-failed", "Invalid Input Error"],
])("%j is refused as %s and tells no value", async (expression, code, words) => {
  const refused = sandbox.judge(table, expression);
  await expect(refused).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
  await expect(refused).rejects.toSatisfy((error: Error) => !describeWhole(error).includes(SECRET));
});

function describeWhole(error: Error): string {
  const { cause } = error;
  return `${error.message}\n${error.stack}\n${cause instanceof Error ? describeWhole(cause) : ""}`;
}

test("what runs forever is killed in its time, and the next condition is judged", async () => {
  const endless = "list_sum(list_transform(range(30000000), lambda x: sin(x) + a)) > 0";
  const many = makeTable("t", [["a", columnFromValues(Array.from({ length: 20_000 }, (_, row) => row))]]);
  const large = openSqlSandbox({ memoryMb: 8_000, timeoutMs: 4_000 });
  try {
    await expect(large.judge(many, endless)).rejects.toMatchObject({ code: "sql-rule-out-of-time" });
    expect(show(await large.judge(table, "a = 1"))).toEqual([true, false, null, false]);
  } finally {
    large.close();
  }
});

test.each(["len(range(1000000000 + a)) > 1", "len(repeat(repeat(word, 10000), 100000)) > 1"])(
  "%s, which would take gigabytes, is stopped",
  async (expression) => {
    const stopped = small.judge(table, expression);
    await expect(stopped).rejects.toMatchObject({ code: "sql-rule-out-of-memory" });
    expect(show(await small.judge(table, "a = 1"))).toEqual([true, false, null, false]);
  },
);

test("cancelling ends a condition at once", async () => {
  const controller = new AbortController();
  const judged = sandbox.judge(table, "sleep_ms(60000) IS NULL OR a = 1", { signal: controller.signal });
  setTimeout(() => controller.abort(), 300);
  await expect(judged).rejects.toMatchObject({ code: "cancelled" });
});

test("no text leaves its place: it is judged as one condition or refused", async () => {
  const pieces = fc.constantFrom(
    "a",
    "1",
    ")",
    "(",
    "'",
    '"',
    "--",
    "/*",
    "*/",
    ";",
    "=",
    "OR",
    "SELECT",
    "\n",
    "$$",
    ",",
    "FROM t",
    "true",
  );
  const texts = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(" "));
  await fc.assert(
    fc.asyncProperty(texts, async (expression) => {
      const answer = await sandbox.judge(table, expression).catch((error: { code?: string }) => error.code);
      if (typeof answer === "string") expect(answer).toMatch(/^sql-rule-(unfit|column|failed)$/);
      else expect((answer as BooleanColumn).length).toBe(table.rowCount);
    }),
    { numRuns: 150, seed: 1 },
  );
});

test("columns of every kind arrive as they are", async () => {
  const column = (kind: string): Column => everyKind.columns.get(kind) as Column;
  const everyKind: Table = makeTable("kinds", [
    ["whole", columnFromValues([7, -7])],
    ["wide", columnFromValues([9_007_199_254_740_993n, 1n])],
    ["money", { kind: "decimal", scale: 2, length: 2, values: BigInt64Array.of(1_250n, -5n) }],
    ["flag", columnFromValues([true, false])],
    ["moment", { ...dates(["2024-01-01T12:00Z", "2024-06-01T00:00Z"]), part: "datetime", zone: "UTC" }],
  ]);
  expect(column("wide").kind).toBe("int64");
  const condition = `whole = 7 AND wide = 9007199254740993 AND money = 12.50 AND flag
    AND moment = TIMESTAMPTZ '2024-01-01 12:00:00+00'`;
  expect(show(await sandbox.judge(everyKind, condition))).toEqual([true, false]);
  expect(show(await sandbox.judge(makeTable("none", [["a", columnFromValues([])]]), "a IS NULL"))).toEqual(
    [],
  );
});
