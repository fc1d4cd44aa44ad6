/** @file Writes without pause and remembers exactly what the database acknowledged. */
import type { Client } from "pg";
import { connectToDatabase } from "./database-access.ts";

export interface Writer {
  /** Ends once the database is gone or the writer is told to stop. */
  readonly done: Promise<void>;
  stop(): Promise<void>;
}

const BATCH = 20;

/** Every acknowledged number goes into `acknowledged`; batches are one transaction, all or nothing. */
export async function startWriter(
  dataFolder: string,
  acknowledged: Set<number>,
  first: number,
): Promise<Writer> {
  const client = await connectToDatabase(dataFolder);
  await client.query("create schema if not exists torture");
  await client.query(
    "create table if not exists torture.write (number bigint primary key, padding text not null)",
  );
  let stopped = false;
  const done = (async () => {
    for (let next = first; !stopped; next += BATCH) {
      const numbers = Array.from({ length: BATCH }, (_, offset) => next + offset);
      const written = await insert(client, numbers).then(
        () => true,
        () => false,
      );
      if (!written) return;
      for (const number of numbers) acknowledged.add(number);
    }
  })();
  return {
    done,
    async stop() {
      stopped = true;
      await done;
      await client.end().catch(() => {});
    },
  };
}

async function insert(client: Client, numbers: readonly number[]): Promise<void> {
  await client.query("insert into torture.write select unnest($1::bigint[]), repeat('x', 500)", [numbers]);
}

/** How many acknowledged numbers the database does not hold. */
export async function countLost(dataFolder: string, acknowledged: ReadonlySet<number>): Promise<number> {
  const client = await connectToDatabase(dataFolder);
  try {
    const found = await client.query<{ there: string | null }>(
      "select to_regclass('torture.write')::text as there",
    );
    if (found.rows[0]?.there == null) return acknowledged.size;
    const { rows } = await client.query<{ number: string }>("select number from torture.write");
    const held = new Set(rows.map(({ number }) => Number(number)));
    return [...acknowledged].filter((number) => !held.has(number)).length;
  } finally {
    await client.end();
  }
}
