import type { FastifyInstance } from "fastify";
import type { Traffic } from "./traffic.ts";

/** How long connections without a request get to close by themselves, so that last bytes still arrive. */
const LINGER_MS = 250;

/**
 * Stops serving: not ready any more, no new connections, and the requests in flight are answered, for at most
 * `timeoutMs`. Tells whether all of them were.
 */
export async function drainHttp(app: FastifyInstance, timeoutMs: number): Promise<boolean> {
  const traffic = app.getDecorator<Traffic>("traffic");
  traffic.stop();
  const closed = app.close();
  const clean = await traffic.settle(timeoutMs);
  const cutOff = setTimeout(() => app.server.closeAllConnections(), clean ? LINGER_MS : 0);
  await closed;
  clearTimeout(cutOff);
  return clean;
}
