/** @file The HTTP side alone, with quiet parts, for tests; it answers `inject` or real connections. */
import { connect } from "node:net";
import type { FastifyInstance } from "fastify";
import { readConfig } from "../config.ts";
import { buildHttp, type HttpOptions } from "../http/build-http.ts";
import { openLog } from "../log.ts";

export interface TestHttp {
  readonly app: FastifyInstance;
  /** The log, line by line. */
  readonly lines: string[];
}

type TestHttpOptions = Partial<Omit<HttpOptions, "config" | "log">> & {
  readonly env?: Readonly<Record<string, string>>;
};

export function openTestHttp({ env = {}, ...options }: TestHttpOptions = {}): TestHttp {
  const lines: string[] = [];
  const config = readConfig({ SEMBLANCE_PORT: "0", SEMBLANCE_LOG_LEVEL: "trace", ...env });
  const app = buildHttp({
    config,
    log: openLog(config, { write: (line) => void lines.push(line) }),
    about: {
      version: "1.2.3",
      database: "PostgreSQL of the test",
      dataFolder: "/data",
      startedAt: new Date(),
    },
    checks: [],
    ...options,
  });
  return { app, lines };
}

/** Listens on a free port and tells which. */
export async function listenForTest(app: FastifyInstance): Promise<number> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  return (app.server.address() as { port: number }).port;
}

/** Sends bytes as they are and gathers what comes back until the server hangs up. */
export function exchangeRaw(port: number, request: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(request));
    socket.on("data", (chunk) => chunks.push(chunk));
    // A reset after the answer is the server's right: it refused to read the rest.
    socket.on("error", (error) => (chunks.length > 0 ? undefined : reject(error)));
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });
}
