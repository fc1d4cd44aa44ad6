import { expect, test } from "vitest";
import { nameTableFile } from "./name-table-file.ts";

test("a table is a file of its name, in the format that its ending tells", () => {
  expect(nameTableFile("orders")).toBe("orders.csv");
  expect(nameTableFile("v1.0")).toBe("v1.0.csv");
  expect(nameTableFile("orders.Parquet")).toBe("orders.Parquet");
  expect(nameTableFile("orders.csv.gz")).toBe("orders.csv.gz");
});

test("names that lead elsewhere, or to what is no table, are refused", () => {
  for (const table of ["../orders", "a/b", "", ".", "..", ".hidden", "nul\0", "~$open"])
    expect(() => nameTableFile(table), table).toThrow(expect.objectContaining({ code: "table-name-unfit" }));
});
