/**
 * @file Servers that start at the same moment on one database prepare it one after the other: "create if not
 * exists" alone is no protection in PostgreSQL, two of them at once collide.
 */
import type pg from "pg";
import { describeServer, explainRefusal } from "./connect.ts";

/** "prep" in ASCII: any number serves that no other lock of ours has. */
const LOCK_KEY = 0x70_72_65_70;

export async function inTurn<T>(pool: pg.Pool, url: string, work: () => Promise<T>): Promise<T> {
  const session = await pool.connect().catch((error: unknown) => {
    throw explainRefusal(error, describeServer(url));
  });
  let broken = false;
  try {
    await session.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    return await work();
  } finally {
    await session.query("select pg_advisory_unlock($1)", [LOCK_KEY]).catch(() => {
      broken = true;
    });
    // A broken session takes its lock with it.
    session.release(broken);
  }
}
