import { styleHash } from "./page.ts";

const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src '${styleHash}'`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** On every answer: nothing may run, be framed, be guessed or be kept. */
export const responseHeaders: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

export const requestIdHeader = "x-request-id";

const saneRequestId = /^[\w.:-]{1,128}$/;

/** A caller's own id is kept, so that a request can be followed through proxies, if it is safe to log. */
export function chooseRequestId(offered: string | string[] | undefined, newId: () => string): string {
  return typeof offered === "string" && saneRequestId.test(offered) ? offered : newId();
}
