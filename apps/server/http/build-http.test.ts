import { METHODS } from "node:http";
import { declareRoute, Problem, problemContentType } from "@semblance/contract";
import fc from "fast-check";
import type { InjectOptions } from "fastify";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openTestHttp } from "../testing/test-http.ts";
import { ok, route } from "./route.ts";

const { app, lines } = openTestHttp({ newId: () => "generated-id", env: { SEMBLANCE_BODY_LIMIT_MB: "1" } });
const broken = declareRoute({
  name: "getBroken",
  method: "GET",
  path: "/broken",
  summary: "",
  description: "",
  tags: ["health"],
  responses: { 200: { description: "", schema: z.null() } },
});
const echo = declareRoute({
  ...broken,
  name: "postEcho",
  method: "POST",
  path: "/echo",
  body: z.strictObject({ text: z.string() }),
  responses: { 200: { description: "", schema: z.object({ text: z.string() }) } },
});
route(app, broken, () => {
  throw new TypeError("reading /etc/secret failed", { cause: new Error("the root of it") });
});
route(app, echo, ({ body }) => ok(body));
afterAll(() => app.close());

const json = { "content-type": "application/json" };

test.each([
  ["an unknown path", { url: "/nothing?key=hush" }, 404, "route-unknown"],
  ["a wrong method", { method: "DELETE", url: "/api/v1/health" }, 405, "method-not-allowed"],
  [
    "a wrong method with a body that is not read",
    { method: "PUT", url: "/", payload: "x" },
    405,
    "method-not-allowed",
  ],
  ["a badly encoded path", { url: "/%zz" }, 400, "url-invalid"],
  ["a foreign host", { url: "/", headers: { host: "evil.example" } }, 421, "host-not-allowed"],
  [
    "a body of another type",
    { method: "POST", url: "/echo", payload: "<a/>", headers: { "content-type": "text/xml" } },
    415,
    "content-type-unsupported",
  ],
  [
    "plain text",
    { method: "POST", url: "/echo", payload: "a", headers: { "content-type": "text/plain" } },
    415,
    "content-type-unsupported",
  ],
  [
    "a nonsense type",
    { method: "POST", url: "/echo", payload: "a", headers: { "content-type": ";;" } },
    415,
    "content-type-unsupported",
  ],
  [
    "half a JSON value",
    { method: "POST", url: "/echo", payload: '{"text":', headers: json },
    400,
    "body-not-json",
  ],
  [
    "an empty body",
    { method: "POST", url: "/echo", payload: "", headers: { ...json, "content-length": "0" } },
    400,
    "body-not-json",
  ],
  [
    "a prototype in the body",
    { method: "POST", url: "/echo", payload: '{"__proto__":{}}', headers: json },
    400,
    "body-not-json",
  ],
  [
    "a body that is too large",
    { method: "POST", url: "/echo", payload: "x".repeat(1_000_001), headers: json },
    413,
    "body-too-large",
  ],
  ["no body at all", { method: "POST", url: "/echo" }, 400, "request-invalid"],
  [
    "a body of another form",
    { method: "POST", url: "/echo", payload: { text: 1, more: 2 } },
    400,
    "request-invalid",
  ],
  ["a defect of ours", { url: "/broken" }, 500, "internal-error"],
] as const)("%s is answered with a problem", async (_case, request, status, code) => {
  const answer = await app.inject(request as InjectOptions);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers["content-type"]).toContain(problemContentType);
  const problem = Problem.parse(answer.json());
  expect(problem).toMatchObject({ status, code, requestId: "generated-id", type: `/api/v1/docs#${code}` });
  expect(problem.instance).toBe(request.url.split("?")[0]);
  expect(answer.body).not.toMatch(/\n? {4}at |node_modules|\/etc\/secret|root of it|hush/);
});

test("everything that is wrong with a request is listed", async () => {
  const answer = await app.inject({ method: "POST", url: "/echo", payload: { text: 1, more: 2 } });
  const { errors } = Problem.parse(answer.json());
  expect(errors?.map(({ path }) => path)).toEqual([["body", "text"], ["body"]]);
});

test("a wrong method is told which are right, and OPTIONS too", async () => {
  const [refused, asked] = await Promise.all([
    app.inject({ method: "POST", url: "/api/v1/health?x=1" }),
    app.inject({ method: "OPTIONS", url: "/echo" }),
  ]);
  expect(refused.headers["allow"]).toBe("GET, HEAD, OPTIONS");
  expect([asked.statusCode, asked.headers["allow"], asked.body]).toEqual([204, "OPTIONS, POST", ""]);
});

test("HEAD answers as GET does, without the body", async () => {
  const answer = await app.inject({ method: "HEAD", url: "/api/v1/health" });
  expect([answer.statusCode, answer.body]).toEqual([200, ""]);
});

test("a sane request id is kept, any other replaced", async () => {
  const idFor = async (offered: string) =>
    (await app.inject({ url: "/nothing", headers: { "x-request-id": offered } })).headers["x-request-id"];
  expect(await idFor("proxy-1.a:b_c")).toBe("proxy-1.a:b_c");
  for (const bad of ["", "a b", 'a"', "x".repeat(129), "é"]) expect(await idFor(bad)).toBe("generated-id");
});

test.each(["/", "/nothing", "/%zz", "/broken", "/api/v1/docs"])(
  "%s carries the protecting headers",
  async (url) => {
    const { headers } = await app.inject({ url });
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-request-id"]).toBe("generated-id");
  },
);

test("the log has a defect's causes and no query values", async () => {
  lines.length = 0;
  await app.inject({ url: "/broken?key=hush", headers: { authorization: "hush", cookie: "hush" } });
  const text = lines.join("");
  expect(text).toContain("the root of it");
  expect(text).toContain('"requestId":"generated-id"');
  expect(text).toContain('"path":"/broken"');
  expect(text).not.toContain("hush");
});

test("whatever is asked, the answer is a success or a problem, and never a failure of ours", async () => {
  const methods = METHODS.filter((method) => method !== "CONNECT");
  const anyPath = fc.oneof(
    fc.webPath().map((path) => path || "/"),
    fc.string().map((text) => `/${encodeURIComponent(text.toWellFormed())}`),
    fc.stringMatching(/^\/[\x21-\x7e]{0,60}$/).filter((url) => URL.canParse(url, "http://localhost")),
    fc.constantFrom(
      "/",
      "/echo",
      "/api/v1/health",
      "/api/v1/health/ready",
      "/metrics",
      "/api/v1/openapi.json",
      "*",
    ),
  );
  const anyHeaders = fc.dictionary(
    fc.oneof(
      fc.stringMatching(/^[a-z][a-z-]{0,12}$/),
      fc.constantFrom(
        "content-type",
        "accept",
        "accept-version",
        "range",
        "if-none-match",
        "x-request-id",
        "host",
      ),
    ),
    fc.stringMatching(/^[\x20-\x7e]{0,40}$/),
    { maxKeys: 5 },
  );
  const anyBody = fc.oneof(
    fc.string(),
    fc.json(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...methods),
      anyPath,
      anyHeaders,
      anyBody,
      async (method, url, headers, payload) => {
        const answer = await app.inject({ method: method as "GET", url, headers, payload });
        expect(answer.statusCode).toBeLessThan(500);
        expect(answer.body).not.toContain("    at ");
        if (answer.statusCode < 400 || method === "HEAD") return;
        expect(answer.headers["content-type"]).toContain(problemContentType);
        Problem.parse(answer.json());
      },
    ),
    { numRuns: 150 },
  );
}, 30_000);
