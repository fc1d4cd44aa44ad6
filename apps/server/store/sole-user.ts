/**
 * @file One server per built-in database. The right to it is a session lock in that database: it goes away
 * with its holder, however the holder dies, so there is no lock file to go stale.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { storeErrors } from "./errors.ts";

/** "semb" in ASCII: any fixed number serves. */
const LOCK_KEY = 0x73_65_6d_62;
const REGAIN_TIMEOUT_MS = 10_000;
/** A killed holder's session ends once its socket closes: a few milliseconds, more under load. */
const HOLDER_GONE_TIMEOUT_MS = 2_000;

export interface SoleUse {
  /** Tells the next comer who is here. */
  announce(holder: string): Promise<void>;
  release(): Promise<void>;
}

export interface SoleUseOptions {
  readonly url: string;
  readonly folder: string;
  /** The database's process has ended: no use in waiting for it. */
  readonly isGone: () => boolean;
  /** The database went away and did not come back, or another server took the folder meanwhile. */
  readonly onLost: (error: Error) => void;
}

export async function takeSoleUse({ url, folder, isGone, onLost }: SoleUseOptions): Promise<SoleUse> {
  let released = false;
  let holder = `process ${process.pid}`;
  let client = await takeWithin(HOLDER_GONE_TIMEOUT_MS);

  async function take(): Promise<Client> {
    const candidate = new Client({
      connectionString: url,
      application_name: encodeHolder(holder),
      keepAlive: true,
    });
    candidate.on("error", () => {});
    try {
      await candidate.connect();
      const { rows } = await candidate.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [
        LOCK_KEY,
      ]);
      if (rows[0]?.taken) return candidate;
      const other = await readHolder(candidate);
      throw storeErrors.create("already-running", { folder, holder: other });
    } catch (error) {
      await candidate.end().catch(() => {});
      throw error;
    }
  }

  async function takeWithin(timeoutMs: number): Promise<Client> {
    const deadlineMs = Date.now() + timeoutMs;
    for (;;) {
      try {
        const taken = await take();
        taken.once("end", () => void regain());
        return taken;
      } catch (error) {
        if (Date.now() >= deadlineMs || isGone()) throw error;
        await sleep(100);
      }
    }
  }

  async function regain(): Promise<void> {
    if (released) return;
    try {
      client = await takeWithin(REGAIN_TIMEOUT_MS);
    } catch (error) {
      const cause = { cause: error };
      if (!released)
        onLost(storeErrors.create("database-lost", { seconds: REGAIN_TIMEOUT_MS / 1_000 }, cause));
    }
  }

  return {
    async announce(name) {
      holder = name;
      await client.query("select set_config('application_name', $1, false)", [encodeHolder(name)]);
    },
    async release() {
      released = true;
      await client.end().catch(() => {});
    },
  };
}

const HOLDER_PREFIX = "semblance, ";

/** PostgreSQL keeps 63 bytes of printable ASCII. */
function encodeHolder(holder: string): string {
  return `${HOLDER_PREFIX}${holder}`.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 63);
}

async function readHolder(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and ((l.classid::bigint << 32) | l.objid::bigint) = $1`,
    [LOCK_KEY],
  );
  return rows[0]?.name.replace(HOLDER_PREFIX, "") ?? "another process";
}
