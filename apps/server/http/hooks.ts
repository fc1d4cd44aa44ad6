/** @file What happens to every request, whatever it asks for. */
import type { FastifyInstance } from "fastify";
import { cutQuery } from "../log.ts";
import { httpErrors } from "./errors.ts";
import type { Metrics } from "./metrics.ts";
import { requestIdHeader, responseHeaders } from "./response-headers.ts";
import type { Traffic } from "./traffic.ts";

export function setResponseHeaders(app: FastifyInstance, traffic: Traffic): void {
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({ ...responseHeaders, [requestIdHeader]: request.id });
  });
  app.addHook("onSend", async (_request, reply) => {
    if (traffic.stopping.aborted) reply.header("connection", "close");
  });
}

export function recordRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions, raw, log } = request;
    const route = routeOptions.url ?? "unknown";
    const status = reply.statusCode;
    const durationMs = Math.round(reply.elapsedTime * 1_000) / 1_000;
    metrics.count({ method, route, status, durationMs });
    log.info({ method, path: cutQuery(raw.url ?? ""), route, status, durationMs }, "request");
  });
}

export function refuseForeignHosts(app: FastifyInstance, isAllowed: (host: string) => boolean): void {
  app.addHook("onRequest", async ({ raw }) => {
    const { host } = raw.headers;
    // Only HTTP/1.0 may leave it out, and no browser speaks that.
    if (host === undefined && raw.httpVersion === "1.0") return;
    if (host === undefined) throw httpErrors.create("request-malformed", { reason: "it has no Host header" });
    if (!isAllowed(host)) throw httpErrors.create("host-not-allowed");
  });
}
