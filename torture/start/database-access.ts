/** @file How a test reaches the built-in database of a data folder while a server runs on it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";

export interface LockFile {
  readonly pid: number;
  readonly port: number;
}

export function readLockFile(dataFolder: string): LockFile | undefined {
  const path = join(dataFolder, "database", "cluster", "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const [pid, , , port] = readFileSync(path, "utf8").split("\n").map(Number);
  return pid && port ? { pid, port } : undefined;
}

export async function connectToDatabase(dataFolder: string): Promise<Client> {
  const { port } = readLockFile(dataFolder) ?? { port: 0 };
  const password = readFileSync(join(dataFolder, "database", "password"), "utf8");
  const client = new Client({ host: "127.0.0.1", port, user: "semblance", password, database: "postgres" });
  client.on("error", () => {});
  await client.connect();
  return client;
}
