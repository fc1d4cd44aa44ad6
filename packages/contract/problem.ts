import { z } from "zod";
import { contractSchemas } from "./schema-registry.ts";

/** Every error code that an answer may carry. Codes are stable: clients may branch on them. */
export const problemCodes = [
  "request-malformed",
  "request-invalid",
  "url-invalid",
  "body-not-json",
  "route-unknown",
  "method-not-allowed",
  "request-timeout",
  "body-too-large",
  "url-too-long",
  "content-type-unsupported",
  "host-not-allowed",
  "headers-too-large",
  "internal-error",
] as const;

export type ProblemCode = (typeof problemCodes)[number];

export const problemContentType = "application/problem+json";

export const ValidationIssue = z
  .object({
    path: z
      .array(z.union([z.string(), z.int()]))
      .describe("Where it is: `params`, `query` or `body` first, then the names and positions inside."),
    message: z.string().describe("What was expected there."),
  })
  .describe("One thing that is wrong with a request.")
  .register(contractSchemas, { id: "ValidationIssue" });

export const Problem = z
  .object({
    type: z.string().describe("Address of the documentation of this kind of problem."),
    title: z.string().describe("The kind of problem, in words."),
    status: z.int().min(400).max(599).describe("The HTTP status, repeated."),
    detail: z.string().describe("What happened this time."),
    instance: z.string().optional().describe("The path that was asked for, without its query."),
    code: z.enum(problemCodes).describe("Stable code to branch on."),
    todo: z.string().describe("What can be done about it."),
    requestId: z.string().describe("Names this request in the server's log."),
    errors: z.array(ValidationIssue).optional().describe("Everything that is wrong with the request."),
  })
  .describe("Why a request failed (RFC 9457).")
  .register(contractSchemas, { id: "Problem" });

export type ValidationIssue = z.infer<typeof ValidationIssue>;
export type Problem = z.infer<typeof Problem>;
