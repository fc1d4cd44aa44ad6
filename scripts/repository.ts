/** @file The repository's folder and its files, as git sees them (ignored ones are no part of the house). */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

export const repositoryRoot = dirname(import.meta.dirname);

export function listFiles(...patterns: readonly string[]): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "-z", ...patterns],
    { cwd: repositoryRoot, encoding: "utf8", maxBuffer: 64 << 20 },
  );
  return listed.split("\0").filter((path) => path !== "" && existsSync(join(repositoryRoot, path)));
}
