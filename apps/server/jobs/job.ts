/** @file What a background job is. A feature declares its jobs in `jobs.ts`; `registry.ts` lists them all. */
import type { Database } from "../store/connect.ts";

export interface JobContext {
  readonly db: Database;
  /** Fires when the server drains or the job's lease is lost. */
  readonly signal: AbortSignal;
}

export interface JobDefinition {
  /** Queue name: `feature.verb-object`. */
  readonly name: string;
  /** Runs by itself at these times (UTC), once per fleet however many servers there are. */
  readonly cron?: string;
  readonly retryLimit: number;
  readonly run: (data: unknown, context: JobContext) => Promise<void>;
}
