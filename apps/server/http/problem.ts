/** @file Turns whatever was thrown into the one shape in which requests fail: a problem of RFC 9457. */
import { getApiDocs, type Problem, type ProblemCode, type ValidationIssue } from "@semblance/contract";
import { isSemblanceError, type SemblanceError } from "@semblance/engine/base";
import { z } from "zod";
import { httpErrors } from "./errors.ts";
import { isProblemCode, problemStatuses } from "./status.ts";

export interface ProblemPlace {
  readonly requestId: string;
  /** Without its query; absent where the request could not be read that far. */
  readonly path?: string;
}

export function describeProblem(error: SemblanceError, { requestId, path }: ProblemPlace): Problem {
  const visible = isProblemCode(error.code) ? error : httpErrors.create("internal-error");
  const code = visible.code as ProblemCode;
  const issues = listIssues(visible);
  return {
    type: `${getApiDocs.path}#${code}`,
    title: titleOf(code),
    status: problemStatuses[code],
    detail: visible.message,
    ...(path === undefined ? {} : { instance: path }),
    code,
    todo: visible.todo,
    requestId,
    ...(issues.length === 0 ? {} : { errors: issues }),
  };
}

/** "Body not json" of `body-not-json`. */
export function titleOf(code: ProblemCode): string {
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The issues travel as the cause of `request-invalid`. */
function listIssues({ code, cause }: SemblanceError): ValidationIssue[] {
  if (code !== "request-invalid" || !(cause instanceof z.ZodError)) return [];
  return cause.issues.map(({ path, message }) => ({
    path: path.map((part) => (typeof part === "symbol" ? String(part) : part)),
    message,
  }));
}

type Parts = { readonly statusCode?: unknown; readonly code?: unknown };

/** Gives an error of Fastify's, or of anybody's, its place in the catalogue. */
export function codeError(error: unknown, bodyLimitBytes: number): SemblanceError {
  if (isSemblanceError(error)) return error;
  const { statusCode, code }: Parts = typeof error === "object" && error !== null ? error : {};
  const cause = { cause: error };
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return httpErrors.create("body-too-large", { limit: bodyLimitBytes }, cause);
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
    case "FST_ERR_ROUTE_MISSING_CONTENT_TYPE":
      return httpErrors.create("content-type-unsupported", {}, cause);
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return httpErrors.create("body-not-json", {}, cause);
    case "FST_ERR_BAD_URL":
      return httpErrors.create("url-invalid", {}, cause);
    case "FST_ERR_MAX_PARAM_LENGTH":
      return httpErrors.create("url-too-long", {}, cause);
  }
  if (error instanceof SyntaxError && statusCode === 400)
    return httpErrors.create("body-not-json", {}, cause);
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500)
    return httpErrors.create("request-malformed", { reason: "its body did not arrive as announced" }, cause);
  return httpErrors.create("internal-error", {}, cause);
}
