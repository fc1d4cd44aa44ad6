import { expect, test } from "vitest";
import { defineErrors, isSemblanceError } from "./define-errors.ts";

const errors = defineErrors({
  "file-missing": { message: "The file {path} is missing.", todo: "Make {path}, or name another." },
  tired: { message: "It is late.", todo: "Sleep." },
});

test("message and advice are filled in, code and cause are kept", () => {
  const cause = new Error("ENOENT");
  const error = errors.create("file-missing", { path: "a.csv" }, { cause });
  expect(error).toMatchObject({
    code: "file-missing",
    message: "The file a.csv is missing.",
    todo: "Make a.csv, or name another.",
    values: { path: "a.csv" },
    cause,
  });
  expect(isSemblanceError(error)).toBe(true);
  expect(isSemblanceError(cause)).toBe(false);
});

test("a value that looks like a placeholder is not filled in again", () => {
  expect(errors.create("file-missing", { path: "{path}" }).message).toBe("The file {path} is missing.");
});

test("the types know which values a code needs", () => {
  errors.create("tired");
  // @ts-expect-error the path is needed
  errors.create("file-missing", {});
  // @ts-expect-error no such code
  expect(() => errors.create("unheard-of")).toThrow(TypeError);
});
