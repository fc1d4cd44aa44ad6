import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findService } from "../../scripts/test/services.ts";
import { type EmbeddedDatabase, openEmbedded } from "./store/embedded/open-embedded.ts";
import { useCleanups } from "./testing/cleanups.ts";
import { startForeignPostgres } from "./testing/old-postgres.ts";
import {
  canStartAsNobody,
  makeDataFolder,
  NOBODY,
  type ServerProcess,
  startServerProcess,
} from "./testing/server-process.ts";

const cleanups = useCleanups();
const { makeFolder } = cleanups;

function start(dataFolder: string, env: Record<string, string> = {}): ServerProcess {
  const server = startServerProcess({ dataFolder, env });
  cleanups.add(() => server.stop());
  return server;
}

/** Starts, expects it to end by itself, and answers with its exit code and its last words. */
async function startInVain(dataFolder: string, env: Record<string, string> = {}) {
  const server = start(dataFolder, env);
  server.ready.catch(() => {});
  const { code } = await server.exited;
  expect(server.output.stdout).toBe("");
  expect(server.output.stderr).not.toContain("    at ");
  return { code, words: server.output.stderr };
}

test("one line with the address, ready, and gone without a trace on SIGTERM", async () => {
  const folder = makeFolder();
  const server = start(folder);
  const url = await server.ready;
  const ready = await fetch(`${url}/api/v1/health/ready`);
  expect(ready.status).toBe(200);
  expect(await server.stop()).toBe(0);
  expect(server.output.stdout).toBe(`Semblance is running at ${url} (Ctrl+C stops it)\n`);
  expect(server.output.stderr).toBe("");
  expect(existsSync(join(folder, "database", "cluster", "postmaster.pid"))).toBe(false);
});

test("two starts at once on an empty folder: one runs, the other hears of it", async () => {
  const folder = makeFolder();
  const servers = [start(folder), start(folder)];
  const outcomes = await Promise.allSettled(servers.map(({ ready }) => ready));
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const refused = servers[outcomes.findIndex(({ status }) => status === "rejected")];
  expect(refused?.output.stderr).toContain("[already-running]");
  expect(readdirSync(folder)).toEqual(["database"]);
});

test("a second start names the first one's process and address, which goes on", async () => {
  const folder = makeFolder();
  const first = start(folder);
  const url = await first.ready;
  const { code, words } = await startInVain(folder);
  expect(code).toBe(1);
  expect(words).toContain(`process ${first.child.pid} at ${url}`);
  expect((await fetch(`${url}/api/v1/health/ready`)).status).toBe(200);
});

test("after kill -9 the next start takes the database over", async () => {
  const folder = makeFolder();
  const first = start(folder);
  await first.ready;
  first.child.kill("SIGKILL");
  await first.exited;
  const second = start(folder);
  expect((await fetch(`${await second.ready}/api/v1/health/ready`)).status).toBe(200);
  expect(second.output.stderr).toContain("took over the database");
});

test("a server whose database is killed says so and ends", async () => {
  const folder = makeFolder();
  const server = start(folder);
  await server.ready;
  process.kill(
    Number(readFileSync(join(folder, "database/cluster/postmaster.pid"), "utf8").split("\n")[0]),
    "SIGKILL",
  );
  expect((await server.exited).code).toBe(1);
  expect(server.output.stderr).toContain("[database-lost]");
});

test("wrong settings are all named at once and nothing is made", async () => {
  const folder = makeFolder();
  const { code, words } = await startInVain(folder, { SEMBLANCE_PROT: "1", SEMBLANCE_LOG_LEVEL: "loud" });
  expect(code).toBe(2);
  expect(words).toContain("SEMBLANCE_PROT is no setting (did you mean SEMBLANCE_PORT?)");
  expect(words).toContain("SEMBLANCE_LOG_LEVEL");
  expect(existsSync(folder)).toBe(false);
});

test("a taken port: by whom, how to choose another, and nothing is made", async () => {
  const folder = makeFolder();
  const blocker = createServer().listen(0, "127.0.0.1");
  cleanups.add(() => blocker.close());
  await new Promise((resolve) => blocker.once("listening", resolve));
  const { port } = blocker.address() as { port: number };
  const { code, words } = await startInVain(folder, { SEMBLANCE_PORT: String(port) });
  expect(code).toBe(1);
  expect(words).toContain("[port-taken]");
  expect(words).toContain(`SEMBLANCE_PORT=${port + 1}`);
  if (process.platform === "linux") expect(words).toContain(`(process ${process.pid})`);
  expect(existsSync(folder)).toBe(false);
});

test("told to listen beyond this machine, it says so", async () => {
  const server = start(makeFolder(), { SEMBLANCE_HOST: "0.0.0.0" });
  await server.ready;
  expect(server.output.stderr).toContain("Listening on 0.0.0.0");
});

test("asked to stop while starting, it leaves nothing behind", async () => {
  const folder = makeFolder();
  const server = start(folder);
  await expect.poll(() => existsSync(folder), { timeout: 10_000 }).toBe(true);
  expect(await server.stop()).toBe(0);
  expect(readdirSync(folder).filter((name) => name !== "database")).toEqual([]);
  expect(existsSync(join(folder, "database", "cluster", "postmaster.pid"))).toBe(false);
});

describe.skipIf(!canStartAsNobody())(
  "as somebody else (needs root and a repository that others may read)",
  () => {
    test("another user's database is refused", async () => {
      const folder = makeFolder();
      await (await openEmbedded(folder)).stop();
      chmodSync(dirname(folder), 0o755);
      chmodSync(folder, 0o755);
      const server = startServerProcess({ dataFolder: folder, ...NOBODY });
      expect((await server.exited).code).toBe(1);
      expect(server.output.stderr).toMatch(/\[(data-folder-foreign|data-folder-not-writable)\]/);
    });

    test("a folder that cannot be written is refused", async () => {
      const folder = makeFolder();
      mkdirSync(folder, { mode: 0o755 });
      chmodSync(dirname(folder), 0o755);
      const server = startServerProcess({ dataFolder: folder, ...NOBODY });
      expect((await server.exited).code).toBe(1);
      expect(server.output.stderr).toContain("[data-folder-not-writable]");
    });

    test("an ordinary user's start works", async () => {
      const folder = makeFolder();
      chmodSync(dirname(folder), 0o755);
      mkdirSync(folder, { mode: 0o700 });
      chownSync(folder, NOBODY.uid, NOBODY.gid);
      const server = startServerProcess({ dataFolder: folder, ...NOBODY });
      cleanups.add(() => server.stop());
      expect((await fetch(`${await server.ready}/api/v1/health/ready`)).status).toBe(200);
    });
  },
);

test.skipIf(process.getuid?.() !== 0)(
  "root where namespaces are forbidden: an account, and files that it can reach (needs root)",
  async () => {
    const folder = makeFolder();
    const privateHome = dirname(folder);
    chmodSync(privateHome, 0o700);
    // Without `unshare` on the path there are no namespaces.
    const server = startServerProcess({ dataFolder: folder, env: { PATH: "/nowhere" } });
    const url = await server.ready;
    const home = realpathSync(join(folder, "database"));
    cleanups.add(() => rmSync(dirname(home), { recursive: true }));
    cleanups.add(() => server.stop());
    expect(home).toMatch(/^\/var\/lib\/semblance\//);
    expect(statSync(home).uid).not.toBe(0);
    expect((await fetch(`${url}/api/v1/health/ready`)).status).toBe(200);
  },
);

describe("with DATABASE_URL", () => {
  let database: EmbeddedDatabase;
  const ownFolder = makeDataFolder();
  beforeAll(async () => {
    database = await openEmbedded(ownFolder.path);
  });
  afterAll(async () => {
    await database.stop();
    ownFolder.remove();
  });

  async function query(text: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  }

  async function refuse(url: string) {
    const folder = makeFolder();
    const { code, words } = await startInVain(folder, { DATABASE_URL: url });
    expect(code).toBe(1);
    expect(existsSync(folder)).toBe(false);
    const { password } = new URL(url);
    if (password !== "") expect(words).not.toContain(password);
    return words;
  }

  test("servers that start at once on an empty database all work", async () => {
    const servers = Array.from({ length: 3 }, () => start(makeFolder(), { DATABASE_URL: database.url }));
    const urls = await Promise.all(servers.map(({ ready }) => ready));
    for (const url of urls) expect((await fetch(`${url}/api/v1/health/ready`)).status).toBe(200);
  });

  test("a wrong password", async () => {
    expect(await refuse(database.url.replace(/:[^:@]+@/, ":not-the-password@"))).toContain(
      "[database-refused-login]",
    );
  });

  test("a database that is not there", async () => {
    expect(await refuse(database.url.replace(/\/postgres$/, "/nowhere"))).toContain("[database-missing]");
  });

  test("nobody answers", async () => {
    expect(await refuse("postgres://someone:secret-word@127.0.0.1:1/db")).toContain("[database-unreachable]");
  });

  test("a host that has no address", async () => {
    expect(await refuse("postgres://someone:secret-word@no.such.host.invalid/db")).toContain(
      "[database-unreachable]",
    );
  });

  test("a user who may not create", async () => {
    await query("create role reader login password 'reader-word'");
    await query("create database theirs");
    const url = new URL(database.url);
    url.username = "reader";
    url.password = "reader-word";
    url.pathname = "/theirs";
    expect(await refuse(url.href)).toContain("[database-not-permitted]");
  });

  test("a database of a newer version", async () => {
    await query("create database newer");
    const url = database.url.replace(/\/postgres$/, "/newer");
    await start(makeFolder(), { DATABASE_URL: url }).ready;
    await cleanups.runLast();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("insert into semblance.kysely_migration values ('9999-tomorrow', now()::text)");
    await client.end();
    expect(await refuse(url)).toContain("9999-tomorrow");
  });

  const oldServer = findService("postgresql-14");
  test.skipIf(oldServer === undefined)(
    "a server that is too old (needs PostgreSQL 14 from npm)",
    async () => {
      const old = await startForeignPostgres(oldServer!);
      cleanups.add(() => old.stop());
      const words = await refuse(old.url);
      expect(words).toContain("[database-too-old]");
      expect(words).toContain("PostgreSQL 14.");
    },
  );
});
