/** @file Starts the real server as a process, the way `npm start` does; for tests, benchmarks and torture. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface ServerProcess {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  /** Resolves with the address once the server has printed it; rejects if it ends before. */
  readonly ready: Promise<string>;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  stop(): Promise<number | null>;
}

export interface ServerProcessOptions {
  readonly dataFolder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
  readonly gid?: number;
}

const mainFile = join(import.meta.dirname, "..", "main.ts");

export function startServerProcess({
  dataFolder,
  env = {},
  ...identity
}: ServerProcessOptions): ServerProcess {
  const child = spawn(process.execPath, [mainFile], {
    ...identity,
    // Only what the test says: a SEMBLANCE_… or DATABASE_URL of the developer's own must not leak in.
    env: { PATH: process.env["PATH"] ?? "", SEMBLANCE_DATA: dataFolder, SEMBLANCE_PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal }));
    // Could not be started at all.
    child.on("error", (error) => {
      output.stderr += error.message;
      resolve({ code: null, signal: null });
    });
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      output.stdout += chunk;
      const address = /http:\/\/\S+/.exec(output.stdout)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.stderr.on("data", (chunk) => {
      output.stderr += chunk;
    });
    exited.then(({ code, signal }) =>
      reject(new Error(`server ended (${code ?? signal}): ${output.stderr}`)),
    );
  });
  ready.catch(() => {});
  const stop = async () => {
    child.kill("SIGTERM");
    return (await exited).code;
  };
  return { child, output, ready, exited, stop };
}

export const NOBODY = { uid: 65_534, gid: 65_534 };

/** Whether a test may start the server as somebody who owns nothing: it takes root, and a readable repository. */
export function canStartAsNobody(): boolean {
  if (process.getuid?.() !== 0) return false;
  const script = `require("node:fs").accessSync(${JSON.stringify(mainFile)})`;
  return spawnSync(process.execPath, ["-e", script], { ...NOBODY, cwd: "/", stdio: "ignore" }).status === 0;
}

export function makeDataFolder(): { path: string; remove(): void } {
  const parent = mkdtempSync(join(tmpdir(), "semblance test "));
  return { path: join(parent, "data"), remove: () => rmSync(parent, { recursive: true, force: true }) };
}
