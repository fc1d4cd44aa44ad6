import { Random } from "@semblance/engine/base";
import { expect, test } from "vitest";
import { mutateBytes } from "./mutate.ts";

const sound = Buffer.from("id,name,amount\n1,Ada,12.5\n2,Bo,-3\n");
const mutate = (number: number) => mutateBytes(sound, [",", "\0"], new Random(`mutate/${number}`));

test("a file is broken in the same way again, and the sound one stays sound", () => {
  const before = sound.toString();
  const files = Array.from({ length: 300 }, (_, number) => Buffer.from(mutate(number)).toString("latin1"));
  expect(sound.toString()).toBe(before);
  expect(files.map((_, number) => Buffer.from(mutate(number)).toString("latin1"))).toEqual(files);
});

test("files are broken in many ways, some by one byte only", () => {
  const files = Array.from({ length: 300 }, (_, number) => mutate(number));
  expect(new Set(files.map((file) => Buffer.from(file).toString("latin1"))).size).toBeGreaterThan(250);
  expect(files.some(({ length }) => length < sound.length)).toBe(true);
  expect(files.some(({ length }) => length > 1_000)).toBe(true);
});
