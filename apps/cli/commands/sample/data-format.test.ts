import { expect, test } from "vitest";
import { nameWithFormat } from "./data-format.ts";

test.each([
  ["out.parquet", undefined, "out.parquet"],
  ["out.csv.gz", "csv", "out.csv.gz"],
  ["out", "ndjson", "out.ndjson"],
  ["2024.rows", "PARQUET", "2024.rows.parquet"],
])("%s as %s is written to %s", (file, format, expected) =>
  expect(nameWithFormat(file, format, "sample")).toBe(expected),
);

test.each([
  ["out.csv", "parquet"],
  ["out", "xml"],
])("%s as %s is refused", (file, format) =>
  expect(() => nameWithFormat(file, format, "sample")).toThrow(
    expect.objectContaining({ code: "bad-usage" }),
  ),
);
