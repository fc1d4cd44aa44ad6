import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertInstance } from "../features/instances/queries.ts";
import { type OpenPool, openPool, prepareDatabase } from "../store/connect.ts";
import { type EmbeddedDatabase, openEmbedded } from "../store/embedded/open-embedded.ts";
import { migrateToLatest } from "../store/migrate.ts";
import { makeDataFolder } from "../testing/server-process.ts";
import type { JobDefinition } from "./job.ts";
import { openQueue } from "./queue.ts";
import { jobs } from "./registry.ts";

const folder = makeDataFolder();
let database: EmbeddedDatabase;
let store: OpenPool;

beforeAll(async () => {
  database = await openEmbedded(folder.path);
  store = openPool(database.url, () => {});
  await prepareDatabase(store.db, database.url);
  await migrateToLatest(store.db);
});

afterAll(async () => {
  await store.pool.end();
  await database.stop();
  folder.remove();
});

function open(definitions: readonly JobDefinition[]) {
  const runSql = (text: string, values?: unknown[]) => store.pool.query(text, values);
  return openQueue({
    runSql,
    db: store.db,
    jobs: definitions,
    onError: (error) => expect.unreachable(error.message),
  });
}

test("the queue of the product: servers that died are forgotten, live ones are not", async () => {
  const dead = { id: randomUUID(), host: "here", pid: 1, version: "0", url: null };
  const alive = { ...dead, id: randomUUID() };
  await insertInstance(store.db, dead);
  await insertInstance(store.db, alive);
  const longAgo = new Date(Date.now() - 3_600_000);
  await store.db.updateTable("instance").set({ seen_at: longAgo }).where("id", "=", dead.id).execute();

  const queue = await open(jobs);
  await queue.check();
  await queue.send("instances.forget-dead", {});
  const listIds = async () =>
    (await store.db.selectFrom("instance").select("id").execute()).map(({ id }) => id);
  await expect.poll(listIds, { timeout: 20_000 }).toEqual([alive.id]);
  await queue.stop(1_000);
});

test("a job fails, is tried again, and succeeds", async () => {
  let attempts = 0;
  const done = Promise.withResolvers<unknown>();
  const queue = await open([
    {
      name: "test.twice",
      retryLimit: 3,
      run: async (data) => {
        attempts += 1;
        if (attempts === 1) throw new Error("the first time it fails");
        done.resolve(data);
      },
    },
  ]);
  await queue.send("test.twice", { word: "kept" });
  expect(await done.promise).toEqual({ word: "kept" });
  await queue.stop(1_000);
});

test("the job of a worker killed with SIGKILL is taken by another", async () => {
  const script = join(import.meta.dirname, "..", "testing", "stuck-worker.ts");
  const worker = spawn(process.execPath, [script, database.url], { stdio: ["ignore", "pipe", "inherit"] });
  await once(worker.stdout, "data");
  worker.kill("SIGKILL");

  const taken = Promise.withResolvers<unknown>();
  const queue = await open([{ name: "test.stuck", retryLimit: 2, run: async (data) => taken.resolve(data) }]);
  expect(await taken.promise).toEqual({ word: "rescued" });
  await queue.stop(1_000);
});
