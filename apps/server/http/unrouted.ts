import type { FastifyInstance } from "fastify";
import { httpErrors } from "./errors.ts";

interface KnownRoute {
  readonly pattern: RegExp;
  readonly method: string;
}

/**
 * Answers requests that no route takes, before their bodies are read: `OPTIONS` with the methods that there
 * are, another method with 405, anything else with 404.
 */
export function answerUnrouted(app: FastifyInstance): void {
  const known: KnownRoute[] = [];
  app.addHook("onRoute", ({ method, url }) => {
    const pattern = compilePath(url);
    for (const name of [method].flat()) known.push({ pattern, method: name });
  });
  app.addHook("onRequest", async (request, reply) => {
    if (!request.is404) return;
    const path = request.url.split("?", 1)[0] ?? "";
    const methods = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (methods.length === 0) throw httpErrors.create("route-unknown");
    reply.header("allow", [...new Set([...methods, "OPTIONS"])].sort().join(", "));
    if (request.method === "OPTIONS") return reply.code(204).send();
    throw httpErrors.create("method-not-allowed", { method: request.method });
  });
}

function compilePath(url: string): RegExp {
  const literal = url.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replaceAll(/:\w+/g, "[^/]+")}$`);
}
