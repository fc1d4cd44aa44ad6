/** @file Fastify with this server's limits, and with every failure answered in one shape. */
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import type { Log } from "../log.ts";
import { ClientErrors } from "./client-errors.ts";
import type { HttpLimits } from "./limits.ts";
import { chooseRequestId, requestIdHeader } from "./response-headers.ts";
import { compileProblemSender } from "./send-problem.ts";

export interface ServerOptions {
  readonly log: Log;
  readonly limits: HttpLimits;
  readonly bodyLimitBytes: number;
  readonly newId: () => string;
  /** Called for requests that could not be read, and so never reach a hook. */
  readonly onRefused: (requestId: string, status: number) => void;
}

export function openServer({
  log,
  limits,
  bodyLimitBytes,
  newId,
  onRefused,
}: ServerOptions): FastifyInstance {
  const sendProblem = compileProblemSender(bodyLimitBytes);
  const clientErrors = new ClientErrors({ maxHeaderBytes: limits.headerBytes, newId, onRefused });
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
    frameworkErrors(error, request, reply) {
      sendProblem(error, request, reply);
      onRefused(request.id, reply.statusCode);
    },
    clientErrorHandler: (error, socket) => clientErrors.handle(error, socket),
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: limits.inspectionMs,
      // Node would answer a request without `Host` by itself, with nothing in it.
      requireHostHeader: false,
    },
  });
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.removeContentTypeParser("text/plain");
  clientErrors.watch(app.server);
  // An expectation other than `100-continue` may be ignored (RFC 9110, 10.1.1); Node would refuse it bare.
  app.server.on("checkExpectation", (request, response) => app.server.emit("request", request, response));
  return app;
}
