import { connect } from "node:net";
import { declareRoute, Problem, problemContentType } from "@semblance/contract";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { exchangeRaw, listenForTest, openTestHttp } from "../testing/test-http.ts";
import { ok, route } from "./route.ts";

const { app, lines } = openTestHttp({
  env: { SEMBLANCE_BODY_LIMIT_MB: "1" },
  limits: { headersMs: 200, requestMs: 400, idleConnectionMs: 200, inspectionMs: 50 },
});
const postEcho = declareRoute({
  name: "postEcho",
  method: "POST",
  path: "/echo",
  summary: "",
  description: "",
  tags: ["health"],
  body: z.unknown(),
  responses: { 200: { description: "", schema: z.unknown() } },
});
route(app, postEcho, ({ body }) => ok(body));
let port = 0;
beforeAll(async () => {
  port = await listenForTest(app);
});
afterAll(() => app.close());

interface RawAnswer {
  readonly status: number;
  readonly headers: Map<string, string>;
  readonly body: string;
}

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf("\r\n\r\n");
  const [statusLine = "", ...headerLines] = text.slice(0, end).split("\r\n");
  const headers = headerLines.map((line) => line.split(/: ?(.*)/s, 2) as [string, string]);
  return {
    status: Number(statusLine.split(" ")[1]),
    headers: new Map(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: text.slice(end + 4),
  };
}

function expectProblem(text: string, status: number, code: string): RawAnswer {
  const answer = parseAnswer(text);
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toContain(problemContentType);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  expect(answer.headers.get("content-length")).toBe(String(answer.body.length));
  const problem = Problem.parse(JSON.parse(answer.body));
  expect(problem).toMatchObject({ status, code, requestId: answer.headers.get("x-request-id") });
  expect(text).not.toMatch(/ {4}at /);
  return answer;
}

const host = "Host: localhost";
const blankLine = Buffer.from("\r\n\r\n");
const anyBytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes));

test.each([
  [
    "a header of 100 kB",
    `GET / HTTP/1.1\r\n${host}\r\nX-Big: ${"a".repeat(100_000)}\r\n\r\n`,
    431,
    "headers-too-large",
  ],
  [
    "many small headers",
    `GET / HTTP/1.1\r\n${host}\r\n${"A: b\r\n".repeat(5_000)}\r\n`,
    431,
    "headers-too-large",
  ],
  [
    "an address of 100 kB",
    `GET /${"a".repeat(100_000)} HTTP/1.1\r\n${host}\r\n\r\n`,
    431,
    "headers-too-large",
  ],
  ["no HTTP at all", "good morning\r\n\r\n", 400, "request-malformed"],
  ["a TLS greeting", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400, "request-malformed"],
  ["a method that does not exist", `BREW / HTTP/1.1\r\n${host}\r\n\r\n`, 400, "request-malformed"],
  [
    "two lengths",
    `POST / HTTP/1.1\r\n${host}\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    "request-malformed",
  ],
  [
    "a length that is no number",
    `POST / HTTP/1.1\r\n${host}\r\nContent-Length: x\r\n\r\n`,
    400,
    "request-malformed",
  ],
  ["a space in a header's name", `GET / HTTP/1.1\r\n${host}\r\nA B: c\r\n\r\n`, 400, "request-malformed"],
  ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400, "request-malformed"],
  [
    "a foreign Host",
    "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    421,
    "host-not-allowed",
  ],
  ["CONNECT", `CONNECT a:1 HTTP/1.1\r\n${host}\r\n\r\n`, 405, "method-not-allowed"],
  ["an unknown path", `GET /a HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`, 404, "route-unknown"],
] as const)("%s is answered with a problem", async (_case, request, status, code) => {
  expectProblem(await exchangeRaw(port, request), status, code);
});

test("a client that goes on sending after its refusal is not reset before it can read the answer", async () => {
  const { text, errors } = await new Promise<{ text: string; errors: Error[] }>((resolve) => {
    const errors: Error[] = [];
    let text = "";
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`GET / HTTP/1.1\r\n${host}\r\nX-Big: ${"a".repeat(3_000_000)}`),
    );
    socket.setEncoding("latin1").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", (error) => errors.push(error));
    socket.on("close", () => resolve({ text, errors }));
  });
  expectProblem(text, 431, "headers-too-large");
  expect(errors).toEqual([]);
});

test("a client that never stops sending is cut off all the same", async () => {
  const startMs = performance.now();
  await new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket.write(`GET / HTTP/1.1\r\n${host}\r\nX-Big: `);
    const sending = setInterval(() => socket.write("a".repeat(20_000)), 20);
    socket.on("error", () => {}).resume();
    socket.on("close", () => {
      clearInterval(sending);
      resolve(undefined);
    });
  });
  expect(performance.now() - startMs).toBeLessThan(5_000);
});

test("a client that is slow with its headers is told and let go", async () => {
  const startMs = performance.now();
  expectProblem(await exchangeRaw(port, `GET / HTTP/1.1\r\n${host}\r\n`), 408, "request-timeout");
  expect(performance.now() - startMs).toBeGreaterThan(150);
});

test("a client that is slow with its body is told and let go", async () => {
  const request = `POST /echo HTTP/1.1\r\n${host}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;
  expectProblem(await exchangeRaw(port, request), 408, "request-timeout");
});

test("a client that owes the rest of an answered request gets no second answer", async () => {
  const request = `PUT /api/v1/health HTTP/1.1\r\n${host}\r\nContent-Length: 100\r\n\r\n{`;
  expectProblem(await exchangeRaw(port, request), 405, "method-not-allowed");
});

test("an expectation that nobody knows is ignored, as is an upgrade", async () => {
  const ask = (header: string) =>
    exchangeRaw(port, `GET /api/v1/health HTTP/1.1\r\n${host}\r\n${header}\r\nConnection: close\r\n\r\n`);
  expect(parseAnswer(await ask("Expect: miracles")).status).toBe(200);
  expect(parseAnswer(await ask("Upgrade: h2c")).status).toBe(200);
});

test("HTTP/1.0 needs no Host", async () => {
  expect(parseAnswer(await exchangeRaw(port, "GET /api/v1/health HTTP/1.0\r\n\r\n")).status).toBe(200);
});

test("whatever bytes arrive, what goes back is a success or a problem", async () => {
  const line = fc.oneof(
    fc.constantFrom(
      "GET / HTTP/1.1",
      "POST /api/v1/health HTTP/1.1",
      host,
      "Connection: close",
      "Content-Length: 3",
    ),
    fc.constantFrom(
      "Transfer-Encoding: chunked",
      "Expect: 100-continue",
      "GET \\ HTTP/1.1",
      "OPTIONS * HTTP/1.1",
      "",
    ),
    fc.stringMatching(/^[A-Z]{3,8} [\x21-\xff]{1,20} HTTP\/1\.[01]$/),
    anyBytes(30).map((bytes) => bytes.toString("latin1")),
  );
  const request = fc.oneof(
    fc.array(line, { maxLength: 8 }).map((all) => Buffer.from(`${all.join("\r\n")}\r\n\r\n`, "latin1")),
    anyBytes(200),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 20, maxLength: 20 }), async (requests) => {
      const answers = await Promise.all(
        requests.map((bytes) => exchangeRaw(port, Buffer.concat([bytes, blankLine]))),
      );
      for (const text of answers) {
        expect(text).not.toMatch(/ {4}at |HTTP\/1\.1 5/);
        const refusals = text.match(/HTTP\/1\.1 4\d\d /g)?.length ?? 0;
        expect(text.match(/application\/problem\+json/g)?.length ?? 0).toBe(refusals);
      }
    }),
    { numRuns: 10, endOnFailure: true },
  );
  expect(lines.filter((entry) => entry.includes('"level":"error"'))).toEqual([]);
});
