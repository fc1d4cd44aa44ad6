/**
 * @file A new database: made beside its place and moved there in one rename, so that a killed or failed
 * start leaves nothing half-made and two starts at once cannot spoil each other.
 */
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import * as fs from "node:fs";
import { basename, dirname, join } from "node:path";
import { storeErrors } from "../errors.ts";
import { type Binaries, binaryPath } from "./binaries.ts";
import { DATABASE_USER, databaseFiles, SYSTEM_FOLDER } from "./layout.ts";
import { isAlive } from "./process-table.ts";
import { listWays, probeWay, type RunAs, wrapInvocation } from "./run-as.ts";

const STAGING_PREFIX = "database.new-";

interface Site {
  readonly runAs: RunAs;
  readonly binaries: Binaries;
  /** The folder that will hold the database. */
  readonly parent: string;
  readonly staging: string;
}

export async function createCluster(binaries: Binaries, dataFolder: string): Promise<void> {
  const site = prepareSite(binaries, dataFolder);
  try {
    await runInitdb(site, dataFolder);
    putInPlace(site, dataFolder);
  } finally {
    fs.rmSync(site.staging, { recursive: true, force: true });
  }
}

/** Removes what a killed start left behind. The name carries the process that was making it. */
export function removeLeftovers(folder: string, prefix: string = STAGING_PREFIX): void {
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue;
    const pid = Number(name.slice(prefix.length).split("-")[0]);
    if (pid === process.pid || !isAlive(pid)) fs.rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function prepareSite(binaries: Binaries, dataFolder: string): Site {
  const refusals: string[] = [];
  const { uid, gid } = fs.statSync(dirname(dataFolder));
  for (const runAs of listWays({ uid, gid })) {
    const site = tryParent({ runAs, binaries, parent: dataFolder }, refusals);
    if (site !== undefined) return site;
    if (runAs.kind !== "account") continue;
    const elsewhere = tryParent(moveToSystemFolder(runAs, binaries, dataFolder), refusals);
    if (elsewhere !== undefined) return elsewhere;
  }
  throw storeErrors.create("database-needs-ordinary-user", { tried: refusals.join("; ") });
}

function tryParent(site: Omit<Site, "staging">, refusals: string[]): Site | undefined {
  const { runAs, binaries, parent } = site;
  const name = `${STAGING_PREFIX}${process.pid}-${randomBytes(4).toString("hex")}`;
  const staging = join(parent, name);
  fs.mkdirSync(staging, { mode: 0o700 });
  if (runAs.fileOwner !== undefined) {
    // The account must be able to pass through the folder; what lies in it keeps its own permissions.
    if (runAs.kind === "owner") fs.chownSync(parent, runAs.fileOwner.uid, runAs.fileOwner.gid);
    else fs.chmodSync(parent, 0o711);
    fs.chownSync(staging, runAs.fileOwner.uid, runAs.fileOwner.gid);
  }
  const refusal = probeWay(runAs, binaryPath(binaries, "postgres"), staging);
  if (refusal === undefined) return { ...site, staging };
  refusals.push(refusal);
  fs.rmSync(staging, { recursive: true, force: true });
  if (runAs.kind === "account") fs.chmodSync(parent, 0o700);
  return undefined;
}

function moveToSystemFolder(runAs: RunAs, binaries: Binaries, dataFolder: string): Omit<Site, "staging"> {
  const parent = join(SYSTEM_FOLDER, createHash("sha256").update(dataFolder).digest("hex").slice(0, 16));
  fs.mkdirSync(parent, { recursive: true, mode: 0o711 });
  removeLeftovers(parent);
  return { runAs, binaries: copyBinaries(binaries), parent };
}

/** 60 MB, once per version; also made under another name and moved into place. */
export function copyBinaries(binaries: Binaries): Binaries {
  const folder = join(SYSTEM_FOLDER, `postgresql-${binaries.version}`);
  if (!fs.existsSync(folder)) {
    const prefix = `${basename(folder)}.new-`;
    removeLeftovers(SYSTEM_FOLDER, prefix);
    const staging = join(SYSTEM_FOLDER, `${prefix}${process.pid}`);
    fs.cpSync(binaries.folder, staging, { recursive: true, verbatimSymlinks: true });
    renameUnlessThere(staging, folder);
  }
  return { ...binaries, folder };
}

async function runInitdb({ runAs, binaries, staging }: Site, dataFolder: string): Promise<void> {
  const files = databaseFiles(staging);
  fs.writeFileSync(files.password, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (runAs.fileOwner !== undefined) fs.chownSync(files.password, runAs.fileOwner.uid, runAs.fileOwner.gid);
  const { command, args, options } = wrapInvocation(runAs, binaryPath(binaries, "initdb"), [
    `--pgdata=${files.cluster}`,
    `--username=${DATABASE_USER}`,
    `--pwfile=${files.password}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ]);
  const { code, output } = await collectOutput(command, args, options);
  if (code === 0) return;
  if (/no space left/i.test(output)) throw storeErrors.create("disk-full", { folder: dataFolder });
  const reason = /(?:initdb: error|FATAL|unshare): *(.*)/.exec(output)?.[1] ?? `initdb ended with ${code}`;
  throw storeErrors.create("database-did-not-start", { reason, log: "the lines above" }, { cause: output });
}

function collectOutput(
  command: string,
  args: readonly string[],
  options: { uid?: number | undefined; gid?: number | undefined },
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const ids = options.uid === undefined ? {} : { uid: options.uid, gid: options.gid! };
    const child = spawn(command, args, {
      ...ids,
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, output }));
  });
}

function putInPlace({ parent, staging }: Site, dataFolder: string): void {
  const home = join(parent, "database");
  renameUnlessThere(staging, home);
  if (parent === dataFolder) return;
  try {
    fs.symlinkSync(home, join(dataFolder, "database"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Whoever comes second keeps what the first one made. */
function renameUnlessThere(from: string, to: string): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (!fs.existsSync(to)) throw error;
    fs.rmSync(from, { recursive: true, force: true });
  }
}
