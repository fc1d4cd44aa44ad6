import { execFileSync, spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { expect, type TestContext, test } from "vitest";
import { useCleanups } from "../../testing/cleanups.ts";
import { canStartAsNobody } from "../../testing/server-process.ts";
import { takeSoleUse } from "../sole-user.ts";
import { type EmbeddedDatabase, isDatabaseRunning, openEmbedded } from "./open-embedded.ts";

const cleanups = useCleanups();
const { makeFolder } = cleanups;

async function open(folder: string): Promise<EmbeddedDatabase> {
  const database = await openEmbedded(folder);
  cleanups.add(() => database.stop());
  return database;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const isRoot = process.getuid?.() === 0;

test("what was written is there after stop and start, and the password file is private", async () => {
  const folder = makeFolder();
  const first = await open(folder);
  await query(first.url, "create table kept as select 42 as answer");
  await first.stop();
  expect(isDatabaseRunning(folder)).toBe(false);

  const second = await open(folder);
  expect(second.adopted).toBe(false);
  expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
  expect(await query(second.url, "show fsync")).toEqual([{ fsync: "on" }]);
  expect(await query(second.url, "show data_checksums")).toEqual([{ data_checksums: "on" }]);
  expect(statSync(join(folder, "database", "password")).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["database"]);
});

test("nobody enters without the password", async () => {
  const { url } = await open(makeFolder());
  await expect(query(url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toMatchObject({
    code: "28P01",
  });
});

test("a database that was left running is taken over", async () => {
  const folder = makeFolder();
  const first = await open(folder);
  const second = await open(folder);
  expect(second.adopted).toBe(true);
  expect(second.url).toBe(first.url);
});

test("a killed database comes back with everything committed, although its lock file lies", async () => {
  const folder = makeFolder();
  const first = await open(folder);
  await query(first.url, "create table kept as select 42 as answer");
  const lockFile = join(folder, "database", "cluster", "postmaster.pid");
  const lock = readFileSync(lockFile, "utf8");
  process.kill(Number(lock.split("\n")[0]), "SIGKILL");
  // The number may have gone to another program meanwhile: here, to this test.
  writeFileSync(lockFile, lock.replace(/^\d+/, String(process.ppid)));
  const second = await open(folder);
  expect(second.adopted).toBe(false);
  expect(await query(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test.skipIf(process.platform !== "linux")(
  "a folder that was renamed while its database runs is taken over too",
  async () => {
    const folder = makeFolder();
    const first = await open(folder);
    const moved = `${folder} moved`;
    renameSync(folder, moved);
    const second = await open(moved);
    expect(second).toMatchObject({ adopted: true, url: first.url });
  },
);

test.skipIf(process.platform !== "linux")(
  "after a kill only PostgreSQL's own processes are ended, no bystander",
  async () => {
    const folder = makeFolder();
    await open(folder);
    const cluster = join(folder, "database", "cluster");
    const bystander = spawn("sleep", ["60"], { cwd: cluster });
    cleanups.add(() => bystander.kill());
    process.kill(Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    await open(folder);
    expect([bystander.exitCode, bystander.signalCode]).toEqual([null, null]);
  },
);

test("what a killed start left half-made is cleared away", async () => {
  const folder = makeFolder();
  const leftover = join(folder, "database.new-4194304-abcd");
  mkdirSync(leftover, { recursive: true });
  await open(folder);
  expect(existsSync(leftover)).toBe(false);
});

test("only one server may use it, and the second hears who does", async () => {
  const folder = makeFolder();
  const { url, isGone } = await open(folder);
  const options = { url, folder, isGone, onLost: () => {} };
  const first = await takeSoleUse(options);
  await first.announce("process 7 at http://localhost:8003");
  await expect(takeSoleUse(options)).rejects.toMatchObject({
    code: "already-running",
    message: expect.stringContaining("process 7 at http://localhost:8003"),
  });
  await first.release();
  const second = await takeSoleUse(options);
  await second.release();
});

test("the holder hears when its database dies", async () => {
  const folder = makeFolder();
  const { url, isGone } = await open(folder);
  const lost = Promise.withResolvers<Error>();
  const use = await takeSoleUse({ url, folder, isGone, onLost: lost.resolve });
  cleanups.add(() => use.release());
  process.kill(
    Number(readFileSync(join(folder, "database", "cluster", "postmaster.pid"), "utf8").split("\n")[0]),
    9,
  );
  expect(await lost.promise).toMatchObject({ code: "database-lost" });
});

test("the holder keeps its right when only its session breaks", async () => {
  const folder = makeFolder();
  const { url, isGone } = await open(folder);
  const use = await takeSoleUse({
    url,
    folder,
    isGone,
    onLost: (error) => expect.unreachable(error.message),
  });
  cleanups.add(() => use.release());
  await query(url, "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
  await expect
    .poll(() => query(url, "select count(*)::int as held from pg_locks where locktype = 'advisory'"))
    .toEqual([{ held: 1 }]);
});

test.each([
  [
    "another PostgreSQL's files",
    "data-folder-newer",
    (home: string) => writeFileSync(join(home, "cluster", "PG_VERSION"), "99\n"),
  ],
  [
    "a missing password",
    "data-folder-damaged",
    (home: string) => execFileSync("rm", [join(home, "password")]),
  ],
])("refused with a code: %s", async (_name, code, spoil) => {
  const folder = makeFolder();
  await (await openEmbedded(folder)).stop();
  spoil(join(folder, "database"));
  await expect(openEmbedded(folder)).rejects.toMatchObject({ code });
});

test("refused with a code: a file where the folder should be", async () => {
  const folder = makeFolder();
  writeFileSync(folder, "");
  await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "data-folder-not-writable" });
});

/** A disk of its own, so that it can be full or read-only; containers may forbid it. */
function mountFolder(context: TestContext, sizeMb: number): string {
  const folder = makeFolder();
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${sizeMb}m`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    context.skip("this container may not mount");
  }
  cleanups.add(() => execFileSync("umount", [folder]));
  return folder;
}

test.skipIf(!isRoot)(
  "a disk too small for a database: a code, nothing half-made (needs root)",
  async (context) => {
    const folder = mountFolder(context, 12);
    await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "disk-full" });
    expect(readdirSync(folder)).toEqual([]);
  },
);

test.skipIf(!isRoot)(
  "a disk that has become full or read-only since: a code each (needs root)",
  async (context) => {
    const folder = mountFolder(context, 120);
    await (await openEmbedded(folder)).stop();
    const ballast = join(folder, "ballast");
    expect(() => writeFileSync(ballast, Buffer.alloc(120 << 20))).toThrow("ENOSPC");
    await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "disk-full" });

    rmSync(ballast);
    execFileSync("mount", ["-o", "remount,ro", folder]);
    await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "data-folder-not-writable" });
    execFileSync("mount", ["-o", "remount,rw", folder]);
    await open(folder);
  },
);

test("refused with a code: a link to files that are gone", async () => {
  const folder = makeFolder();
  mkdirSync(folder);
  symlinkSync("/nowhere/database", join(folder, "database"));
  await expect(openEmbedded(folder)).rejects.toMatchObject({ code: "data-folder-damaged" });
});

test.skipIf(!isRoot)("root runs it in a folder that only root may enter (needs root)", async () => {
  const folder = makeFolder();
  mkdirSync(folder, { mode: 0o700 });
  const { url } = await open(folder);
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test.skipIf(!canStartAsNobody())(
  "root runs it as the owner of somebody's folder (needs root and a repository that others may read)",
  async () => {
    const folder = makeFolder();
    const account = /^(?!root)\w+:x:([1-9]\d*):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
    const uid = Number(account?.[1]);
    chownSync(dirname(folder), uid, Number(account?.[2]));
    const { url } = await open(folder);
    expect(statSync(join(folder, "database", "cluster")).uid).toBe(uid);
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  },
);
