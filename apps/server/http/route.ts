/**
 * @file Binds a handler to a route of the contract: what reaches the handler has been parsed by the
 * declared schemas, and what it answers is checked and cut to the declared response, so that nothing leaves
 * that the contract does not name.
 */
import type { ResponseDeclaration, RouteDeclaration } from "@semblance/contract";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { httpErrors } from "./errors.ts";

type Parsed<D, Part extends string> =
  D extends Readonly<Record<Part, infer S extends z.ZodType>> ? z.output<S> : undefined;

export interface Call<D extends RouteDeclaration> {
  readonly params: Parsed<D, "params">;
  readonly query: Parsed<D, "query">;
  readonly body: Parsed<D, "body">;
  readonly request: FastifyRequest;
}

export type Answer<D extends RouteDeclaration> = {
  [Status in keyof D["responses"]]: D["responses"][Status] extends ResponseDeclaration
    ? { readonly status: Status; readonly body: z.input<D["responses"][Status]["schema"]> }
    : never;
}[keyof D["responses"]];

export type Handler<D extends RouteDeclaration> = (call: Call<D>) => Answer<D> | Promise<Answer<D>>;

export function answer<S extends number, T>(status: S, body: T): { readonly status: S; readonly body: T } {
  return { status, body };
}

export function ok<T>(body: T): { readonly status: 200; readonly body: T } {
  return answer(200, body);
}

export function route<const D extends RouteDeclaration>(
  app: FastifyInstance,
  declaration: D,
  handler: Handler<D>,
): void {
  app.route({
    method: declaration.method,
    url: toFastifyPath(declaration.path),
    async handler(request, reply) {
      const input = parseRequest(declaration, request);
      const answered = await handler({ ...(input as Omit<Call<D>, "request">), request });
      return sendAnswer(reply, declaration, answered as { status: number; body: unknown });
    },
  });
}

/** `/runs/{id}` is `/runs/:id` for Fastify. */
export function toFastifyPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

const parts = ["params", "query", "body"] as const;

/** Parses every part before complaining, so that a client learns of all that is wrong at once. */
function parseRequest(declaration: RouteDeclaration, request: FastifyRequest): Record<string, unknown> {
  const parsed: Record<string, unknown> = {};
  const issues: z.core.$ZodIssue[] = [];
  for (const part of parts) {
    const result = declaration[part]?.safeParse(request[part]);
    if (result?.success) parsed[part] = result.data;
    else
      for (const issue of result?.error.issues ?? []) issues.push({ ...issue, path: [part, ...issue.path] });
  }
  if (issues.length > 0)
    throw httpErrors.create("request-invalid", { count: issues.length }, { cause: new z.ZodError(issues) });
  return parsed;
}

function sendAnswer(
  reply: FastifyReply,
  { name, responses }: RouteDeclaration,
  { status, body }: { status: number; body: unknown },
): FastifyReply {
  const declared = responses[status];
  const checked = declared?.schema.safeParse(body);
  if (declared === undefined || !checked?.success)
    throw new Error(`${name} answered ${status} in a form that the contract does not declare`, {
      cause: checked?.error,
    });
  const contentType = declared.contentType ?? "application/json; charset=utf-8";
  const text =
    typeof checked.data === "string" && declared.contentType ? checked.data : JSON.stringify(checked.data);
  return reply.code(status).type(contentType).send(text);
}
