import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "./metrics.ts";
import type { Readiness } from "./readiness.ts";
import type { Traffic } from "./traffic.ts";

/** What runs, in words. */
export interface About {
  readonly version: string;
  readonly database: string;
  readonly dataFolder: string;
  readonly startedAt: Date;
}

/** What routes are served with. */
export interface Services {
  readonly config: Config;
  readonly log: Log;
  readonly about: About;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly traffic: Traffic;
  readonly now: () => Date;
}
