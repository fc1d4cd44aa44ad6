/**
 * @file pg-boss on the same database: any server or worker with the same database takes jobs from it, and a
 * job whose worker dies is taken by another. The heartbeat is off by default there; here each queue has one.
 */
import { PgBoss } from "pg-boss";
import type { Database } from "../store/connect.ts";
import type { JobDefinition } from "./job.ts";

const QUEUE_SCHEMA = "semblance_jobs";
/** pg-boss accepts 10 and up; a dead worker's job is free again after this plus one supervision pass. */
const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 10;

export interface Queue {
  /** Resolves with the job's id once it is stored for good. */
  send(name: string, data: object): Promise<string>;
  /** Rejects when the queue cannot take jobs. */
  check(): Promise<void>;
  /** Takes no further jobs, waits for those at work, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>;
}

export interface QueueOptions {
  readonly runSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
  readonly db: Database;
  readonly jobs: readonly JobDefinition[];
  readonly onError: (error: Error) => void;
}

export async function openQueue({ runSql, db, jobs, onError }: QueueOptions): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: runSql },
    schema: QUEUE_SCHEMA,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
  });
  // pg-boss adds fields by copying, so what arrives is an error in shape only.
  boss.on("error", (error) =>
    onError(error instanceof Error ? error : new Error(String((error as Error).message))),
  );
  await boss.start();
  const stopping = new AbortController();
  for (const job of jobs) await startJob(boss, job, db, stopping.signal);

  return {
    async send(name, data) {
      const id = await boss.send(name, data);
      if (id === null) throw new Error(`the queue ${name} did not store the job`);
      return id;
    },
    async check() {
      const [first] = jobs;
      if (first !== undefined && (await boss.getQueue(first.name)) === null)
        throw new Error("the job queues are missing from the database");
    },
    async stop(timeoutMs) {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: timeoutMs });
    },
  };
}

async function startJob(
  boss: PgBoss,
  job: JobDefinition,
  db: Database,
  stopping: AbortSignal,
): Promise<void> {
  const { name, cron, retryLimit, run } = job;
  await boss.createQueue(name, { retryLimit, retryBackoff: true, heartbeatSeconds: HEARTBEAT_SECONDS });
  await boss.work<unknown>(name, { pollingIntervalSeconds: 1 }, async (batch) => {
    for (const { data, signal } of batch)
      await run(data, { db, signal: AbortSignal.any([signal, stopping]) });
  });
  if (cron === undefined) await boss.unschedule(name);
  else await boss.schedule(name, cron, null, { tz: "UTC" });
}
