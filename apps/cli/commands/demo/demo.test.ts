import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";

const folder = join(import.meta.dirname, "..", "..", "demo");

test("the table that comes along is small, and says where it is from", () => {
  const [table = "", ...others] = readdirSync(folder).filter((name) => name !== "README.md");
  expect(others).toEqual([]);
  const packed = readFileSync(join(folder, table));
  expect(packed.length).toBeLessThan(500_000);
  const note = readFileSync(join(folder, "README.md"), "utf8").replace(/\s+/g, " ");
  expect(note).toContain(table);
  expect(note).toContain("public domain");
  expect(gunzipSync(packed).toString("utf8").trimEnd().split("\n")).toHaveLength(10_001);
});
