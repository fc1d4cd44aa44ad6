/** @file Runs a tool that npm installed here, under the Node that runs this script. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { repositoryRoot } from "./repository.ts";

const toolScripts = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  tsc: "node_modules/typescript/bin/tsc",
  vitest: "node_modules/vitest/vitest.mjs",
} as const;

export interface ToolResult {
  readonly code: number;
  readonly output: string;
}

export function runTool(
  tool: keyof typeof toolScripts,
  args: readonly string[],
  options: { stdio: "inherit" | "pipe" } = { stdio: "pipe" },
): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repositoryRoot, toolScripts[tool]), ...args], {
      cwd: repositoryRoot,
      stdio: options.stdio === "inherit" ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
