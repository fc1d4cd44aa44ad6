/** @file A server makes itself known in the database while it lives, so that others can tell who is at work. */
import type { Database } from "../../store/connect.ts";
import { deleteInstance, type Instance, insertInstance, touchInstance } from "./queries.ts";

export const HEARTBEAT_MS = 10_000;

export interface Presence {
  leave(): Promise<void>;
}

export async function enterFleet(
  db: Database,
  instance: Instance,
  onError: (error: unknown) => void,
): Promise<Presence> {
  await insertInstance(db, instance);
  const heartbeat = setInterval(() => void touchInstance(db, instance).catch(onError), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async leave() {
      clearInterval(heartbeat);
      await deleteInstance(db, instance.id).catch(onError);
    },
  };
}
