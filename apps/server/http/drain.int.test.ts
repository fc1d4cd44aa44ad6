import { once } from "node:events";
import { Agent, request as httpRequest } from "node:http";
import { connect } from "node:net";
import { declareRoute } from "@semblance/contract";
import { expect, test } from "vitest";
import { z } from "zod";
import { listenForTest, openTestHttp } from "../testing/test-http.ts";
import { drainHttp } from "./drain.ts";
import { ok, route } from "./route.ts";

const getSlow = declareRoute({
  name: "getSlow",
  method: "GET",
  path: "/slow",
  summary: "",
  description: "",
  tags: ["health"],
  responses: { 200: { description: "", schema: z.string() } },
});

/** A server with a route that answers when told to. */
async function openSlow() {
  const { app } = openTestHttp();
  const started = Promise.withResolvers<void>();
  const finish = Promise.withResolvers<string>();
  route(app, getSlow, async () => {
    started.resolve();
    return ok(await finish.promise);
  });
  const port = await listenForTest(app);
  return { app, port, started: started.promise, finish: finish.resolve };
}

interface Got {
  readonly status: number | undefined;
  readonly connection: string | undefined;
  readonly body: string;
}

function get(port: number, path: string, agent = new Agent()): Promise<Got> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port, path, agent }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode, connection: response.headers.connection, body }),
      );
      response.on("error", reject);
    });
    asked.on("error", reject).end();
  });
}

test("a request in flight is answered, new connections are not taken, the drain was clean", async () => {
  const { app, port, started, finish } = await openSlow();
  const answer = get(port, "/slow", new Agent({ keepAlive: true }));
  await started;
  const drained = drainHttp(app, 10_000);
  await expect(get(port, "/api/v1/health")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  finish("done");
  expect(await answer).toEqual({ status: 200, connection: "close", body: '"done"' });
  expect(await drained).toBe(true);
});

test("a request that takes too long is cut off, and the drain was not clean", async () => {
  const { app, port, started } = await openSlow();
  const answer = get(port, "/slow");
  answer.catch(() => {});
  await started;
  const startMs = performance.now();
  expect(await drainHttp(app, 300)).toBe(false);
  expect(performance.now() - startMs).toBeLessThan(3_000);
  await expect(answer).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("connections without a request do not hold up the drain", async () => {
  const { app, port } = await openSlow();
  const kept = new Agent({ keepAlive: true });
  await get(port, "/api/v1/health", kept);
  const silent = connect(port, "127.0.0.1");
  const halfway = connect(port, "127.0.0.1");
  await Promise.all([once(silent, "connect"), once(halfway, "connect")]);
  halfway.on("error", () => {}).write("GET / HTTP/1.1\r\nHo");
  silent.on("error", () => {});
  await new Promise((resolve) => setTimeout(resolve, 50));
  const startMs = performance.now();
  expect(await drainHttp(app, 10_000)).toBe(true);
  expect(performance.now() - startMs).toBeLessThan(3_000);
  kept.destroy();
});

test("a request on a kept connection is still answered while another one is in flight, and readiness is 503", async () => {
  const { app, port, started, finish } = await openSlow();
  const slow = get(port, "/slow");
  await started;
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  // Half a request keeps the connection from being idle while the server stops taking new ones.
  socket.write("GET /api/v1/health/ready HTTP/1.1\r\nHost: localhost\r\n");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const drained = drainHttp(app, 10_000);
  socket.write("\r\n");
  let text = "";
  for await (const chunk of socket.setEncoding("utf8")) text += chunk;
  expect(text).toContain("HTTP/1.1 503 ");
  expect(text.toLowerCase()).toContain("connection: close");
  expect(text).toContain('{"status":"stopping","checks":[]}');
  finish("done");
  expect((await slow).status).toBe(200);
  expect(await drained).toBe(true);
});

test("a server that never listened drains at once", async () => {
  const { app } = openTestHttp();
  await app.ready();
  expect(await drainHttp(app, 1_000)).toBe(true);
});
