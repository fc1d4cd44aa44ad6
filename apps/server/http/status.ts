/** @file The only place that ties error codes to HTTP statuses. */
import type { ProblemCode } from "@semblance/contract";
import type { ErrorEntry } from "@semblance/engine/base";
import { httpErrors } from "./errors.ts";

export const problemStatuses: Readonly<Record<ProblemCode, number>> = {
  "request-malformed": 400,
  "request-invalid": 400,
  "url-invalid": 400,
  "body-not-json": 400,
  "route-unknown": 404,
  "method-not-allowed": 405,
  "request-timeout": 408,
  "body-too-large": 413,
  "url-too-long": 414,
  "content-type-unsupported": 415,
  "host-not-allowed": 421,
  "headers-too-large": 431,
  "internal-error": 500,
};

/** What each visible code says; a feature whose errors may be answered adds its catalogue here. */
export const problemEntries: Readonly<Record<ProblemCode, ErrorEntry>> = { ...httpErrors.entries };

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemStatuses, code);
}
