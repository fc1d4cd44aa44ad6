/**
 * @file Runs `bench/NAME.ts` or `bench/NAME/main.ts` (likewise `torture/`); without a name it lists what
 * is there, each with the first sentence of its `@file` note. A new one is found by being put there.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryRoot } from "./repository.ts";

const [folder = "", name, ...args] = process.argv.slice(2);

function findEntry(entryName: string): string | undefined {
  const candidates = [join(folder, `${entryName}.ts`), join(folder, entryName, "main.ts")];
  return candidates.map((path) => join(repositoryRoot, path)).find((path) => existsSync(path));
}

function readSummary(path: string): string {
  const note = /@file ([\s\S]*?)(?:\.\s|\*\/)/.exec(readFileSync(path, "utf8"));
  return (note?.[1] ?? "").replaceAll(/\s*\n?\s*\*\s*/g, " ").trim();
}

function listEntries(): string {
  const names = readdirSync(join(repositoryRoot, folder), { withFileTypes: true })
    .map((entry) => entry.name.replace(/\.ts$/, ""))
    .filter((entryName) => findEntry(entryName) !== undefined)
    .sort();
  return names
    .map((entryName) => `  ${entryName.padEnd(12)} ${readSummary(findEntry(entryName)!)}`)
    .join("\n");
}

const entry = name === undefined || name.startsWith("-") || /[\\/]/.test(name) ? undefined : findEntry(name);
if (entry === undefined) {
  process.stderr.write(`Usage: npm run ${folder} -- NAME. There are:\n${listEntries()}\n`);
  process.exitCode = 2;
} else {
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}
