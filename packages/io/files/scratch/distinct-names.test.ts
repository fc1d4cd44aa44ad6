import { expect, test } from "vitest";
import { distinctNames } from "./distinct-names.ts";

test("empty names are numbered and repeated ones counted, without regard to case", () => {
  expect(distinctNames(["id", "", "Id", "ID", "name", " "])).toEqual([
    "id",
    "column_2",
    "Id_2",
    "ID_3",
    "name",
    "column_6",
  ]);
});

test("a name that looks counted already is not taken twice", () => {
  expect(distinctNames(["a_2", "a", "a", "column_4", ""])).toEqual([
    "a_2",
    "a",
    "a_3",
    "column_4",
    "column_5",
  ]);
});

test("ten thousand times the same name", () => {
  const names = distinctNames(Array<string>(10_000).fill("x"));
  expect(new Set(names).size).toBe(10_000);
  expect(names.at(-1)).toBe("x_10000");
});
