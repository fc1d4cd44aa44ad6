import { problemContentType } from "@semblance/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { cutQuery } from "../log.ts";
import { codeError, describeProblem } from "./problem.ts";
import { requestIdHeader, responseHeaders } from "./response-headers.ts";

export type ProblemSender = (error: unknown, request: FastifyRequest, reply: FastifyReply) => FastifyReply;

export function compileProblemSender(bodyLimitBytes: number): ProblemSender {
  return (error, request, reply) => {
    const problem = describeProblem(codeError(error, bodyLimitBytes), {
      requestId: request.id,
      path: cutQuery(request.raw.url ?? ""),
    });
    if (problem.status >= 500) request.log.error({ err: error }, "a request failed");
    // Set here as well: no hook runs for an address that cannot be decoded.
    return reply
      .headers({ ...responseHeaders, [requestIdHeader]: request.id })
      .code(problem.status)
      .type(problemContentType)
      .send(JSON.stringify(problem));
  };
}
