/** @file The HTTP side of the server: limits, hooks in the order in which a request meets them, features. */
import { randomUUID } from "node:crypto";
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import type { Config } from "../config.ts";
import { registerDocumentation } from "../features/documentation/routes.ts";
import { registerHealth } from "../features/health/routes.ts";
import type { Log } from "../log.ts";
import { compileHostRule } from "./allowed-hosts.ts";
import { answerConnect, type ClientErrorOptions, compileClientErrorHandler } from "./client-errors.ts";
import { recordRequests, refuseForeignHosts, setResponseHeaders } from "./hooks.ts";
import { defaultLimits, type HttpLimits } from "./limits.ts";
import { Metrics } from "./metrics.ts";
import { type NeededPart, Readiness } from "./readiness.ts";
import { chooseRequestId, requestIdHeader } from "./response-headers.ts";
import { compileProblemSender, type ProblemSender } from "./send-problem.ts";
import type { About } from "./services.ts";
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
}

/** Builds the server with all its routes; it listens when told to and is ended with `drainHttp`. */
export function buildHttp(options: HttpOptions): FastifyInstance {
  const { config, log, about, checks, newId = randomUUID, now = () => new Date() } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const bodyLimitBytes = config.bodyLimitMb * 1_000_000;
  const sendProblem = compileProblemSender(bodyLimitBytes);
  const clientErrors: ClientErrorOptions = {
    maxHeaderBytes: limits.headerBytes,
    newId,
    onRefused(error, requestId, status) {
      log.info({ requestId, code: error.code }, "refused a request that could not be read");
      metrics.count({ method: "unread", route: "unread", status, durationMs: 0 });
    },
  };
  const app = openServer({ log, limits, bodyLimitBytes, newId, sendProblem, clientErrors });
  const traffic = new Traffic(app.server);
  const readiness = new Readiness({
    checks,
    timeoutMs: limits.readinessMs,
    nowMs: () => performance.now(),
    log,
  });
  const metrics = new Metrics({ version: about.version, readiness, traffic });

  app.decorate("traffic", traffic);
  app.removeContentTypeParser("text/plain");
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  answerConnect(app.server, clientErrors);
  setResponseHeaders(app, traffic);
  recordRequests(app, metrics);
  refuseForeignHosts(app, compileHostRule(config));
  answerUnrouted(app);

  const services = { config, log, about, readiness, metrics, traffic, now };
  registerHealth(app, services);
  registerDocumentation(app, services);
  return app;
}

interface ServerOptions {
  readonly log: Log;
  readonly limits: HttpLimits;
  readonly bodyLimitBytes: number;
  readonly newId: () => string;
  readonly sendProblem: ProblemSender;
  readonly clientErrors: ClientErrorOptions;
}

function openServer({ log, limits, bodyLimitBytes, newId, sendProblem, clientErrors }: ServerOptions) {
  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: (request) => chooseRequestId(request.headers[requestIdHeader], newId),
    bodyLimit: bodyLimitBytes,
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.silentConnectionMs,
    keepAliveTimeout: limits.idleConnectionMs,
    // A request that reaches a stopping server on a connection that is still open is answered like any other.
    return503OnClosing: false,
    frameworkErrors: sendProblem,
    clientErrorHandler: compileClientErrorHandler(clientErrors),
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.inspectionMs,
      // Node would answer a request without `Host` by itself, with nothing in it.
      requireHostHeader: false,
    },
  });
  // An expectation other than `100-continue` may be ignored (RFC 9110, 10.1.1); Node would refuse it bare.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  return app;
}
