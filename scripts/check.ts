/**
 * @file `npm run check`: format and lint, types, walls, rings, file sizes, generated files. All of them run,
 * the slow ones side by side, and every failure is shown.
 */
import { findLongFiles } from "./checks/file-size.ts";
import { listSources, readImports } from "./checks/imports.ts";
import { findRings } from "./checks/rings.ts";
import { findBreaches } from "./checks/walls.ts";
import { findStaleFiles } from "./generate.ts";
import { runTool } from "./tools.ts";

/** Answers with what is wrong; nothing means it passed. */
type Check = () => Promise<readonly string[]> | readonly string[];

const sources = listSources();
const imports = readImports(sources);

const checks: Readonly<Record<string, Check>> = {
  "format and lint": () => complainsOf("biome", ["ci", "--colors=off", "."]),
  types: () => complainsOf("tsc", ["-p", "."]),
  walls: () =>
    findBreaches(imports).map(
      (breach) => `${breach.import.from} imports ${breach.import.specifier}: ${breach.reason}`,
    ),
  rings: () => findRings(imports).map((ring) => ring.join(" → ")),
  "file size": () => findLongFiles(sources),
  "generated files": async () =>
    (await findStaleFiles()).map((path) => `${path} is stale: run \`npm run generate\` and commit it`),
};

async function complainsOf(tool: "biome" | "tsc", args: readonly string[]): Promise<readonly string[]> {
  const { code, output } = await runTool(tool, args);
  return code === 0 ? [] : [output.trim()];
}

async function runCheck(name: string, check: Check): Promise<boolean> {
  const startMs = performance.now();
  const complaints = await check();
  const seconds = ((performance.now() - startMs) / 1_000).toFixed(1);
  const verdict = complaints.length === 0 ? "ok  " : "FAIL";
  process.stdout.write(
    `${verdict} ${name} (${seconds} s)\n${complaints.map((line) => `${line}\n`).join("")}`,
  );
  return complaints.length === 0;
}

const passed = await Promise.all(Object.entries(checks).map(([name, check]) => runCheck(name, check)));
process.exitCode = passed.every(Boolean) ? 0 : 1;
