import { sql } from "kysely";
import type { Database } from "../../store/connect.ts";

export interface Instance {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  readonly url: string | null;
}

export async function insertInstance(db: Database, instance: Instance): Promise<void> {
  await db.insertInto("instance").values(instance).execute();
}

/** Puts the row back if another server has given this one up for dead meanwhile. */
export async function touchInstance(db: Database, instance: Instance): Promise<void> {
  await db
    .insertInto("instance")
    .values(instance)
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: sql`now()` }))
    .execute();
}

export async function deleteInstance(db: Database, id: string): Promise<void> {
  await db.deleteFrom("instance").where("id", "=", id).execute();
}

/** The database's clock decides: the servers' own may differ. */
export async function deleteInstancesUnseenFor(db: Database, seconds: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("instance")
    .where("seen_at", "<", sql<Date>`now() - make_interval(secs => ${seconds})`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
