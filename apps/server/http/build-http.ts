/** @file The HTTP side of the server: hooks in the order in which a request meets them, then the features. */
import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import type { Config } from "../config.ts";
import { registerDocumentation } from "../features/documentation/routes.ts";
import { registerHealth } from "../features/health/routes.ts";
import type { Log } from "../log.ts";
import { compileHostRule } from "./allowed-hosts.ts";
import { recordRequests, refuseForeignHosts, setResponseHeaders } from "./hooks.ts";
import { defaultLimits, type HttpLimits } from "./limits.ts";
import { Metrics } from "./metrics.ts";
import { openServer } from "./open-server.ts";
import { type NeededPart, Readiness } from "./readiness.ts";
import type { About, Services } from "./services.ts";
import { Traffic } from "./traffic.ts";
import { answerUnrouted } from "./unrouted.ts";

export interface HttpOptions {
  readonly config: Config;
  readonly log: Log;
  readonly about: About;
  readonly checks: readonly NeededPart[];
  readonly limits?: Partial<HttpLimits>;
  readonly newId?: () => string;
  readonly now?: () => Date;
  /** Monotonic milliseconds. */
  readonly nowMs?: () => number;
}

/** Builds the server with all its routes; it listens when told to and is ended with `drainHttp`. */
export function buildHttp(options: HttpOptions): FastifyInstance {
  const { config, log, about, checks } = options;
  const { newId = randomUUID, now = () => new Date(), nowMs = () => performance.now() } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const app = openServer({
    log,
    limits,
    bodyLimitBytes: config.bodyLimitMb * 1_000_000,
    newId,
    onRefused(requestId, status) {
      log.info({ requestId, status }, "a request that could not be read");
      metrics.count({ method: "unread", route: "unread", status, durationMs: 0 });
    },
  });
  const traffic = new Traffic(app.server);
  const readiness = new Readiness({ checks, timeoutMs: limits.readinessMs, nowMs, log });
  const metrics = new Metrics({ version: about.version, readiness, traffic });

  app.decorate("traffic", traffic);
  setResponseHeaders(app, traffic);
  recordRequests(app, metrics);
  refuseForeignHosts(app, compileHostRule(config));
  answerUnrouted(app);

  const services: Services = { config, log, about, readiness, metrics, traffic, now };
  registerHealth(app, services);
  registerDocumentation(app, services);
  return app;
}
