/**
 * @file PostgreSQL refuses to run as root. A `RunAs` is one way to start its programs all the same; the
 * ways are tried in order and the first whose probe succeeds is taken. Which way a database was made is
 * told by who owns its files, so nothing about it is stored.
 *
 * - `self`: an ordinary user needs nothing.
 * - `owner`: root working in somebody's folder runs it as that person.
 * - `namespace`: `unshare --user` maps root to another number for that process alone. Files still belong
 *   to root, so it works inside a home that only root may enter, and no second account is needed. Some
 *   containers forbid it.
 * - `account`: an existing account (`postgres`, else `nobody`); where that account cannot reach the
 *   repository, programs and data go to /var/lib/semblance.
 */
import { type SpawnOptions, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

export interface RunAs {
  readonly kind: "self" | "owner" | "namespace" | "account";
  /** Who owns the files of a database run this way; absent: whoever runs Semblance. */
  readonly fileOwner?: { readonly uid: number; readonly gid: number };
  /** User number inside the namespace. */
  readonly mappedUid?: number;
}

export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly options: Pick<SpawnOptions, "uid" | "gid">;
}

interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function wrapInvocation(runAs: RunAs, command: string, args: readonly string[]): Invocation {
  if (runAs.kind === "namespace") {
    const map = String(runAs.mappedUid);
    return {
      command: "unshare",
      args: ["--user", `--map-user=${map}`, `--map-group=${map}`, "--", command, ...args],
      options: {},
    };
  }
  const { fileOwner } = runAs;
  return {
    command,
    args,
    options: fileOwner === undefined ? {} : { uid: fileOwner.uid, gid: fileOwner.gid },
  };
}

/** Ways to make a new database whose files will stand in a folder that belongs to `folderOwner`. */
export function listWays(folderOwner: { uid: number; gid: number }): RunAs[] {
  if (!isRoot()) return [{ kind: "self" }];
  const ways: RunAs[] = [];
  const accounts = readAccounts();
  if (folderOwner.uid !== 0 && accounts.some(({ uid }) => uid === folderOwner.uid))
    ways.push({ kind: "owner", fileOwner: folderOwner });
  ways.push(namespaceWay(accounts));
  const account = ["postgres", "nobody"]
    .map((name) => accounts.find((entry) => entry.name === name))
    .find((entry) => entry !== undefined);
  if (account !== undefined)
    ways.push({ kind: "account", fileOwner: { uid: account.uid, gid: account.gid } });
  return ways;
}

/** The way an existing database is run, told by its files' owner. */
export function wayOfOwner(owner: { uid: number; gid: number }): RunAs | undefined {
  if (!isRoot()) return owner.uid === (process.getuid?.() ?? owner.uid) ? { kind: "self" } : undefined;
  return owner.uid === 0 ? namespaceWay(readAccounts()) : { kind: "account", fileOwner: owner };
}

/** Whether this way can run `program` and write into `folder`; the reason if not. */
export function probeWay(runAs: RunAs, program: string, folder: string): string | undefined {
  if (process.platform === "win32") return undefined;
  const script = '"$1" -V >/dev/null && test -w "$2" && test -x "$2"';
  const { command, args, options } = wrapInvocation(runAs, "/bin/sh", ["-c", script, "sh", program, folder]);
  const result = spawnSync(command, args, { ...options, cwd: "/", encoding: "utf8", timeout: 10_000 });
  if (result.status === 0) return undefined;
  const reason =
    result.error?.message ?? (result.stderr.trim().split("\n").at(-1) || "no access to the files");
  return `${runAs.kind}: ${reason}`;
}

/** initdb looks its own user up, so the number inside the namespace must stand in the password file. */
function namespaceWay(accounts: readonly Account[]): RunAs {
  const mapped = accounts.find(({ uid }) => uid > 0 && uid < 65_534);
  return { kind: "namespace", mappedUid: mapped?.uid ?? 1 };
}

function readAccounts(): Account[] {
  if (!existsSync("/etc/passwd")) return [];
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .filter((fields) => fields.length >= 7)
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
