/**
 * @file Requests that never become one: Node's parser refuses them before Fastify sees them. They are
 * answered on the bare socket, in the same shape as every other failure.
 */
import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { problemContentType } from "@semblance/contract";
import type { SemblanceError } from "@semblance/engine/base";
import { httpErrors } from "./errors.ts";
import { describeProblem } from "./problem.ts";
import { requestIdHeader, responseHeaders } from "./response-headers.ts";

/** A client that is still sending gets this long to read the answer before the connection is reset. */
const LINGER_MS = 1_000;

export interface ClientErrorOptions {
  readonly maxHeaderBytes: number;
  readonly newId: () => string;
  readonly onRefused: (error: SemblanceError, requestId: string, status: number) => void;
}

/** `CONNECT` would make this server a proxy; without a listener Node hangs up on it without a word. */
export function answerConnect(server: Server, options: ClientErrorOptions): void {
  server.on("connect", (_request, socket) =>
    refuse(socket, httpErrors.create("method-not-allowed", { method: "CONNECT" }), options),
  );
}

export function compileClientErrorHandler(options: ClientErrorOptions) {
  return (error: NodeJS.ErrnoException, socket: Duplex): void => {
    // What a refused client goes on sending is no request either; it has its answer.
    if (socket.writableEnded && error.code !== "ECONNRESET") return;
    if (error.code === "ECONNRESET" || !socket.writable || isAnswering(socket)) socket.destroy();
    else refuse(socket, codeParserError(error, options.maxHeaderBytes), options);
  };
}

function codeParserError(error: NodeJS.ErrnoException, maxHeaderBytes: number): SemblanceError {
  const cause = { cause: error };
  if (error.code === "HPE_HEADER_OVERFLOW")
    return httpErrors.create("headers-too-large", { limit: maxHeaderBytes }, cause);
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") return httpErrors.create("request-timeout", {}, cause);
  return httpErrors.create("request-malformed", { reason: "it is not valid HTTP" }, cause);
}

/** Half an answer may already be on its way; a second one would be read as part of it. */
function isAnswering(socket: Duplex): boolean {
  const response = (socket as Duplex & { _httpMessage?: ServerResponse | null })._httpMessage;
  return response?.headersSent ?? false;
}

function refuse(socket: Duplex, error: SemblanceError, { newId, onRefused }: ClientErrorOptions): void {
  const requestId = newId();
  const problem = describeProblem(error, { requestId });
  onRefused(error, requestId, problem.status);
  const body = JSON.stringify(problem);
  const headers: Record<string, string | number> = {
    ...responseHeaders,
    [requestIdHeader]: requestId,
    ...(problem.code === "method-not-allowed" ? { allow: "GET, HEAD, OPTIONS" } : {}),
    "content-type": problemContentType,
    "content-length": Buffer.byteLength(body),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => socket.destroy());
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join("")}\r\n${body}`);
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
