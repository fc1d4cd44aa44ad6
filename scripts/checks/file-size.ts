/** @file No source file over 500 lines: one that grows past it holds more than one idea. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../repository.ts";

export const MAX_LINES = 500;

export function findLongFiles(files: readonly string[]): string[] {
  return files
    .map((path) => ({ path, lines: readFileSync(join(repositoryRoot, path), "utf8").split("\n").length - 1 }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => `${path} has ${lines} lines (at most ${MAX_LINES})`);
}
