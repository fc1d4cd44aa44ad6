/** @file A real PostgreSQL of another version, for tests of what the server says to it. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { restoreLinks } from "../store/embedded/binaries.ts";
import { listWays, wrapInvocation } from "../store/embedded/run-as.ts";

export interface ForeignPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** `program` is the path of its `postgres`. Whoever asks is let in: it lives for one test on loopback. */
export async function startForeignPostgres(program: string): Promise<ForeignPostgres> {
  restoreLinks(join(dirname(program), "..", ".."));
  const folder = mkdtempSync(join(tmpdir(), "semblance-old-"));
  const [runAs] = listWays({ uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 });
  if (runAs === undefined) throw new Error("no way to run PostgreSQL here");
  const cluster = join(folder, "cluster");
  mkdirSync(cluster, { mode: 0o700 });
  if (runAs.fileOwner !== undefined) chownSync(cluster, runAs.fileOwner.uid, runAs.fileOwner.gid);
  const init = wrapInvocation(runAs, join(dirname(program), "initdb"), [
    "-D",
    cluster,
    "-U",
    "tester",
    "-A",
    "trust",
    "-N",
  ]);
  execFileSync(init.command, [...init.args], { cwd: "/", stdio: "ignore" });
  const port = await findFreePort();
  const serve = wrapInvocation(runAs, program, [
    "-D",
    cluster,
    "-p",
    String(port),
    "-c",
    "unix_socket_directories=",
  ]);
  const child = spawn(serve.command, [...serve.args], { cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
  for await (const chunk of child.stderr) if (String(chunk).includes("ready to accept connections")) break;
  return {
    url: `postgres://tester:hidden@127.0.0.1:${port}/postgres`,
    async stop() {
      const closed = once(child, "exit");
      child.kill("SIGINT");
      await closed;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address !== null ? address.port : 0;
}
