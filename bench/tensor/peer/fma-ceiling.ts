import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot } from "../../../scripts/repository.ts";
import { LineProcess } from "./line-process.ts";

export interface FmaCeiling {
  /** GFLOP/s of one core. */
  measure(): Promise<number>;
  close(): void;
}

/** Compiles the loop for this very machine; undefined where there is no C compiler. */
export function openCeiling(): FmaCeiling | undefined {
  const folder = join(repositoryRoot, ".cache", "bench");
  mkdirSync(folder, { recursive: true });
  const program = join(folder, "fma-loop");
  const macros = spawnSync("cc", ["-march=native", "-dM", "-E", "-x", "c", "/dev/null"], {
    encoding: "utf8",
  });
  if (macros.status !== 0) return undefined;
  const width = macros.stdout.includes("__AVX512F__") ? 16 : macros.stdout.includes("__AVX2__") ? 8 : 4;
  const source = join(import.meta.dirname, "fma-loop.c");
  const flags = ["-O3", "-march=native", "-ffp-contract=fast", `-DWIDTH=${width}`];
  if (spawnSync("cc", [...flags, source, "-o", program]).status !== 0) return undefined;
  const child = new LineProcess(program, []);
  return { measure: async () => Number(await child.ask("go")), close: () => child.close() };
}
