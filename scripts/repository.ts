/** @file The repository's folder and its files. Asks the disk, not git: a copy without `.git` is checked too. */
import { globSync } from "node:fs";
import { dirname, sep } from "node:path";

export const repositoryRoot = dirname(import.meta.dirname);

/** What `.gitignore` leaves out: installed, generated or the user's own. */
const FOREIGN = ["**/node_modules", "**/coverage", "**/dist", "data", ".cache", ".git"];

/** Paths inside the repository with forward slashes, in a fixed order. */
export function listFiles(...patterns: readonly string[]): string[] {
  const found = globSync([...patterns], { cwd: repositoryRoot, exclude: FOREIGN });
  return found.map((path) => path.replaceAll(sep, "/")).sort();
}
