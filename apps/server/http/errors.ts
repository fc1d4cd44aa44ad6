import { defineErrors } from "@semblance/engine/base";

export const httpErrors = defineErrors({
  "request-malformed": {
    message: "The request cannot be read: {reason}.",
    todo: "Send a well-formed HTTP/1.1 request; most often a client or a proxy in between garbled it.",
  },
  "request-invalid": {
    message: "The request does not have the expected form ({count} found wrong).",
    todo: "Correct what `errors` lists; the API docs show the expected form.",
  },
  "url-invalid": {
    message: "The address cannot be decoded.",
    todo: "Encode special characters in the path as %XX of their UTF-8 bytes.",
  },
  "body-not-json": {
    message: "The request's body is not acceptable JSON.",
    todo: "Send one complete JSON value in UTF-8, without a `__proto__` or `constructor` key.",
  },
  "route-unknown": {
    message: "There is nothing at this address.",
    todo: "Check the path; the API docs list every address.",
  },
  "method-not-allowed": {
    message: "This address does not answer {method}.",
    todo: "Use one of the methods in the `Allow` header.",
  },
  "request-timeout": {
    message: "The request did not arrive in time.",
    todo: "Send it again, over a better connection or in smaller parts.",
  },
  "body-too-large": {
    message: "The request's body is larger than {limit} bytes.",
    todo: "Send less at once, or raise SEMBLANCE_BODY_LIMIT_MB.",
  },
  "url-too-long": {
    message: "A part of the address is too long.",
    todo: "Check the names and ids in the path.",
  },
  "content-type-unsupported": {
    message: "The body's content type is not one that is read here.",
    todo: "Send JSON with the header `content-type: application/json`.",
  },
  "host-not-allowed": {
    message: "The request names a host that this server does not answer for.",
    todo: "Use the address that the server printed at start, or add the name to SEMBLANCE_ALLOWED_HOSTS.",
  },
  "headers-too-large": {
    message: "The request's address and headers are larger than {limit} bytes together.",
    todo: "Send fewer or shorter headers; cookies are the usual cause.",
  },
  "internal-error": {
    message: "The server failed to answer.",
    todo: "Try again; if it stays, look for the request's id in the server's log.",
  },
});
