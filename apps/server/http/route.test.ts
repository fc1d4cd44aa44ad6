import { declareRoute, Problem } from "@semblance/contract";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { openTestHttp } from "../testing/test-http.ts";
import { answer, ok, route, toFastifyPath } from "./route.ts";

const { app, lines } = openTestHttp();
const getThing = declareRoute({
  name: "getThing",
  method: "GET",
  path: "/things/{id}/parts/{part}",
  summary: "",
  description: "",
  tags: ["health"],
  params: z.object({ id: z.coerce.number().int(), part: z.string().max(3) }),
  query: z.strictObject({ limit: z.coerce.number().int().max(10).default(5) }),
  responses: {
    200: { description: "", schema: z.object({ id: z.number(), limit: z.number() }) },
    404: { description: "", schema: z.string(), contentType: "text/plain" },
  },
});
route(app, getThing, ({ params, query }) => {
  if (params.id === 0) return answer(404, "none");
  // -1 stands for a handler that answers what it did not promise.
  const limit = params.id === -1 ? ("many" as unknown as number) : query.limit;
  return ok({ id: params.id, limit, passwordHash: "hush" });
});
afterAll(() => app.close());

test("params and query arrive parsed, with their defaults", async () => {
  const reply = await app.inject("/things/7/parts/abc");
  expect(reply.json()).toEqual({ id: 7, limit: 5 });
});

test("what the contract does not name does not leave", async () => {
  expect((await app.inject("/things/7/parts/abc?limit=9")).body).toBe('{"id":7,"limit":9}');
});

test("a declared answer keeps its status and content type", async () => {
  const reply = await app.inject("/things/0/parts/a");
  expect([reply.statusCode, reply.headers["content-type"], reply.body]).toEqual([404, "text/plain", "none"]);
});

test("params and query are complained about together", async () => {
  const reply = await app.inject("/things/x/parts/abcd?limit=11&other=1");
  const { code, errors } = Problem.parse(reply.json());
  expect(code).toBe("request-invalid");
  expect(errors?.map(({ path }) => path)).toEqual([
    ["params", "id"],
    ["params", "part"],
    ["query", "limit"],
    ["query"],
  ]);
});

test("an answer that was not promised is a defect of ours, named in the log", async () => {
  const reply = await app.inject("/things/-1/parts/a");
  expect(Problem.parse(reply.json()).code).toBe("internal-error");
  expect(lines.join("")).toContain("getThing answered 200 in a form that the contract does not declare");
});

test("a path with parameters knows its methods", async () => {
  const reply = await app.inject({ method: "DELETE", url: "/things/7/parts/%C3%A9" });
  expect([reply.statusCode, reply.headers["allow"]]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect((await app.inject({ method: "DELETE", url: "/things/7/parts/" })).statusCode).toBe(404);
});

test("parameters in braces are Fastify's", () => {
  expect(toFastifyPath("/a/{b}/c/{dE}")).toBe("/a/:b/c/:dE");
});
