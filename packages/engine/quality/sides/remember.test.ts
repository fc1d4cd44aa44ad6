import { expect, test } from "vitest";
import { remember } from "./remember.ts";

test("the same objects have the same answer, others their own, and errors none", () => {
  let calls = 0;
  const join = remember((one: { name: string }, other: { name: string } | undefined) => {
    calls++;
    if (one.name === "") throw new TypeError("no name");
    return [one.name, other?.name];
  });
  const [a, b, nameless] = [{ name: "a" }, { name: "b" }, { name: "" }];
  expect(join(a, b)).toBe(join(a, b));
  expect(join(a, undefined)).toBe(join(a, undefined));
  expect([join(b, a), join(a, a), join(a, undefined)]).toEqual([
    ["b", "a"],
    ["a", "a"],
    ["a", undefined],
  ]);
  expect(join({ name: "a" }, b)).not.toBe(join(a, b));
  expect(calls).toBe(5);
  expect(() => join(nameless, b)).toThrow();
  expect(() => join(nameless, b)).toThrow();
  expect(calls).toBe(7);
});

test("what does not change the answer is no part of the question", () => {
  const count = remember((list: number[], _signal: object | undefined) => [list.length], 1);
  const list = [1, 2];
  expect(count(list, {})).toBe(count(list, undefined));
});

test("an undefined answer is kept too", () => {
  let calls = 0;
  const nothing = remember((_key: object): undefined => void calls++);
  const key = {};
  nothing(key);
  nothing(key);
  expect(calls).toBe(1);
});
