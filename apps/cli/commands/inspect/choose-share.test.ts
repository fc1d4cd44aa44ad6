import { expect, test } from "vitest";
import { chooseShare } from "./choose-share.ts";

const gigabyte = 2 ** 30;
const tables = [
  { name: "a", bytes: 2 * gigabyte },
  { name: "b", bytes: 6 * gigabyte },
];

test("what fits into memory is read whole", () => {
  expect(chooseShare(tables, "folder", 64 * gigabyte)).toBeUndefined();
  expect(chooseShare([{ name: "unknown size" }], "postgres", gigabyte)).toBeUndefined();
});

test("of what does not fit, as much is read as does", () => {
  expect(chooseShare(tables, "folder", 16 * gigabyte)).toBe(0.4);
  expect(chooseShare([{ name: "a", bytes: gigabyte }], "a.csv.gz", 16 * gigabyte)).toBe(0.32);
});
