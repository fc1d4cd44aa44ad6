/** @file From files on disk to the finished page, as a user runs it: the whole command, start of the program included. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Random } from "../../packages/engine/base/index.ts";
import { type Database, takeRows } from "../../packages/engine/table/index.ts";
import { loadSharedDatabase, loadSharedTable } from "../../packages/engine/table/testing/load-shared.ts";
import { exportTable } from "../../packages/io/index.ts";
import { repositoryRoot } from "../../scripts/repository.ts";
import type { Figure } from "../report.ts";

/** The second side holds the same rows in another order with some drawn twice: nothing is taken for granted. */
export async function measureFiles(name: "adult" | "sakila", limitSeconds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "semblance-page-"));
  try {
    const real: Database =
      name === "adult" ? new Map([["adult", loadSharedTable("adult")]]) : loadSharedDatabase(name);
    const random = new Random(1);
    const twin = new Map(
      [...real].map(([table, rows]) => [
        table,
        name === "sakila"
          ? rows
          : takeRows(
              rows,
              Int32Array.from({ length: rows.rowCount }, () => random.below(rows.rowCount)),
            ),
      ]),
    );
    const [realAt, twinAt, page] = [join(folder, "real"), join(folder, "twin"), join(folder, "page.html")];
    await write(real, realAt);
    await write(twin, twinAt);
    const seconds = run(["evaluate", realAt, twinAt, "--html", page]);
    return [
      {
        name: `${name}: files to finished page`,
        value: seconds,
        unit: "s",
        target: `≤ ${limitSeconds} s`,
        reached: seconds <= limitSeconds,
        note: "by the clock, all metrics",
      },
      { name: "… page", value: statSync(page).size / 1e6, unit: "MB" },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function write(database: Database, folder: string): Promise<void> {
  mkdirSync(folder);
  for (const [name, table] of database) await exportTable(join(folder, `${name}.csv`), [table], {});
}

function run(args: readonly string[]): number {
  const program = join(repositoryRoot, "apps/cli/main.ts");
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(`semblance ${args[0]} ended with ${status}: ${stderr}`);
  return (performance.now() - started) / 1_000;
}
