import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles, repositoryRoot } from "../repository.ts";
import { readDeclaredErrors } from "./errors-page.ts";

const declared = await readDeclaredErrors();
const page = readFileSync(join(repositoryRoot, "docs", "errors.md"), "utf8");

test("every code is unique and in kebab-case", () => {
  const codes = declared.map(({ code }) => code);
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  expect(codes.filter((code) => !/^[a-z]+(-[a-z0-9]+)*$/.test(code))).toEqual([]);
});

test("every error says in sentences what happened and what to do", () => {
  const isSentence = (text: string) => /^.+[.?})`]$|npm start$/s.test(text);
  expect(
    declared.filter(({ message, todo }) => !isSentence(message) || !isSentence(todo)).map(({ code }) => code),
  ).toEqual([]);
});

test("the page documents every code, and no code that is gone", () => {
  const documented = [...page.matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);
  expect(documented.toSorted()).toEqual(declared.map(({ code }) => code).toSorted());
});

test("every declared code is used somewhere", () => {
  const sources = listFiles("packages/**/*.ts", "apps/**/*.ts")
    .filter((path) => !/(\/errors|\.test)\.ts$/.test(path))
    .map((path) => readFileSync(join(repositoryRoot, path), "utf8"))
    .join("\n");
  expect(declared.map(({ code }) => code).filter((code) => !sources.includes(`"${code}"`))).toEqual([]);
});
