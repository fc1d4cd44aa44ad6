import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseImports, readImports } from "./imports.ts";
import { findRings } from "./rings.ts";
import { findBreaches, judgeImport } from "./walls.ts";

const base = "packages/engine/base/index.ts";

test.each([
  ["stats may use base", "packages/engine/stats/normal.ts", base],
  ["the server may use the engine", "apps/server/main.ts", base],
  ["a room may use itself", "packages/engine/tensor/graph.ts", "packages/engine/tensor/errors.ts"],
])("allowed: %s", (_name, from, to) => {
  expect(judgeImport({ from, specifier: to, to, typeOnly: false })).toBeUndefined();
});

test.each([
  ["base may not look up", base, "packages/engine/stats/index.ts"],
  ["stats may not use tensor", "packages/engine/stats/normal.ts", "packages/engine/tensor/index.ts"],
  ["tensor may not use stats", "packages/engine/tensor/graph.ts", "packages/engine/stats/index.ts"],
  ["contract may not use the engine", "packages/contract/index.ts", base],
  ["nothing uses apps", "packages/engine/stats/normal.ts", "apps/server/main.ts"],
  ["the command line may not use the server", "apps/cli/main.ts", "apps/server/main.ts"],
  [
    "features stay apart",
    "apps/server/features/health/routes.ts",
    "apps/server/features/instances/queries.ts",
  ],
  ["a file outside every room", base, "lost/found.ts"],
])("refused: %s", (_name, from, to) => {
  expect(judgeImport({ from, specifier: to, to, typeOnly: true })?.reason).toBeTypeOf("string");
});

test.each([
  ["a package that the room does not list", "packages/engine/stats/normal.ts", "lodash"],
  ["SQL outside the store", "apps/server/http/build-http.ts", "kysely"],
  ["Node's modules where browsers run it", "packages/contract/index.ts", "node:fs"],
  ["a test library outside tests", "packages/engine/base/errors.ts", "fast-check"],
])("refused: %s", (_name, from, specifier) => {
  expect(judgeImport({ from, specifier, typeOnly: false })?.reason).toBeTypeOf("string");
});

test("imports are found in every form and not in comments", () => {
  const source = `
    import a, { b } from "./one.ts";
    import type { C } from "./two.ts";
    import "./three.ts";
    export * from "./four.ts";
    export type { D } from './five.ts';
    // import "./never.ts";
    /* import "./never.ts" */
    const six = await import("./six.ts");
    import {
      e,
    } from "./seven.ts";`;
  expect(parseImports(source).map(({ specifier }) => specifier)).toEqual([
    "./one.ts",
    "./two.ts",
    "./three.ts",
    "./four.ts",
    "./five.ts",
    "./six.ts",
    "./seven.ts",
  ]);
  expect(parseImports(source).map(({ typeOnly }) => typeOnly)).toEqual([
    false,
    true,
    false,
    false,
    true,
    false,
    false,
  ]);
});

test("a ring is found, a diamond is none", () => {
  const edge = (from: string, to: string) => ({ from, specifier: to, to, typeOnly: false });
  expect(findRings([edge("a", "b"), edge("a", "c"), edge("b", "d"), edge("c", "d")])).toEqual([]);
  const [ring] = findRings([edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("c", "d")]);
  expect(ring?.toSorted()).toEqual(["a", "b", "c"]);
  expect(findRings([edge("a", "a")])).toEqual([["a"]]);
});

test("a file with a forbidden import is refused, whether by path or by package name", () => {
  const root = mkdtempSync(join(tmpdir(), "semblance-walls-"));
  const file = "packages/engine/base/forbidden.ts";
  try {
    mkdirSync(join(root, "packages/engine/base"), { recursive: true });
    writeFileSync(
      join(root, file),
      `import { a } from "../stats/index.ts";\nimport type { B } from "@semblance/contract";\nimport { c } from "./errors.ts";\n`,
    );
    const breaches = findBreaches(readImports([file], root));
    expect(breaches.map((breach) => breach.import.specifier)).toEqual([
      "../stats/index.ts",
      "@semblance/contract",
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
