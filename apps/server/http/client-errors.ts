/**
 * @file Requests that never become one: Node's parser refuses them before Fastify sees them. They are
 * answered on the bare socket, in the same shape as every other failure.
 */
import { type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type Problem, problemContentType } from "@semblance/contract";
import type { SemblanceError } from "@semblance/engine/base";
import { httpErrors } from "./errors.ts";
import { describeProblem } from "./problem.ts";
import { requestIdHeader, responseHeaders } from "./response-headers.ts";

/** A client that is still sending gets this long to read the answer before the connection is reset. */
const LINGER_MS = 1_000;

export interface ClientErrorOptions {
  readonly maxHeaderBytes: number;
  readonly newId: () => string;
  readonly onRefused: (requestId: string, status: number) => void;
}

export class ClientErrors {
  readonly #options: ClientErrorOptions;
  readonly #answers = new WeakMap<Duplex, ServerResponse>();

  constructor(options: ClientErrorOptions) {
    this.#options = options;
  }

  watch(server: Server): void {
    server.on("request", ({ socket }, response) => this.#answers.set(socket, response));
    // `CONNECT` would make this server a proxy; without a listener Node hangs up on it without a word.
    server.on("connect", (_request, socket) =>
      this.#refuse(socket, httpErrors.create("method-not-allowed", { method: "CONNECT" })),
    );
  }

  handle(error: NodeJS.ErrnoException, socket: Duplex): void {
    const isReset = error.code === "ECONNRESET";
    // What a refused client goes on sending is no request either; it has its answer.
    if (socket.writableEnded && !isReset) return;
    if (isReset || !socket.writable || this.#isAnswering(socket)) socket.destroy();
    else this.#refuse(socket, codeParserError(error, this.#options.maxHeaderBytes));
  }

  /** An answer was begun, or the rest of a request is missing that has its answer: no second one, then. */
  #isAnswering(socket: Duplex): boolean {
    const answer = this.#answers.get(socket);
    return answer?.headersSent === true && !(answer.writableFinished && answer.req.complete);
  }

  #refuse(socket: Duplex, error: SemblanceError): void {
    const requestId = this.#options.newId();
    const problem = describeProblem(error, { requestId });
    this.#options.onRefused(requestId, problem.status);
    socket.on("error", () => socket.destroy());
    socket.end(renderAnswer(problem));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  }
}

function codeParserError(error: NodeJS.ErrnoException, maxHeaderBytes: number): SemblanceError {
  const cause = { cause: error };
  if (error.code === "HPE_HEADER_OVERFLOW")
    return httpErrors.create("headers-too-large", { limit: maxHeaderBytes }, cause);
  if (error.code === "ERR_HTTP_REQUEST_TIMEOUT") return httpErrors.create("request-timeout", {}, cause);
  return httpErrors.create("request-malformed", { reason: "it is not valid HTTP" }, cause);
}

function renderAnswer(problem: Problem): string {
  const body = JSON.stringify(problem);
  const headers: Record<string, string | number> = {
    ...responseHeaders,
    [requestIdHeader]: problem.requestId,
    ...(problem.code === "method-not-allowed" ? { allow: "GET, HEAD, OPTIONS" } : {}),
    "content-type": problemContentType,
    "content-length": Buffer.byteLength(body),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join("")}\r\n${body}`;
}
