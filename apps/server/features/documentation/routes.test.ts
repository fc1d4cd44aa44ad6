import { buildOpenApi, problemCodes, routes } from "@semblance/contract";
import { expect, test } from "vitest";
import { openTestHttp } from "../../testing/test-http.ts";
import { describeDuration } from "./present-home.ts";

const about = {
  version: "1.2.3",
  database: "PostgreSQL <18>",
  dataFolder: "/srv/my data",
  startedAt: new Date(Date.now() - 7_260_000),
};

async function get(url: string, env: Record<string, string> = {}) {
  const { app } = openTestHttp({ about, env });
  const answer = await app.inject(url);
  await app.close();
  return answer;
}

test("the page at / says what runs and leads on", async () => {
  const { body, headers } = await get("/");
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  for (const fact of ["1.2.3", "PostgreSQL &lt;18&gt;", "/srv/my data", "2 hours 1 minute"])
    expect(body).toContain(fact);
  const links = [...body.matchAll(/<a href="([^"]+)"/g)].map(([, link]) => link ?? "");
  expect(links).toEqual([
    "/api/v1/docs",
    "/api/v1/openapi.json",
    "/api/v1/health",
    "/api/v1/health/ready",
    "/metrics",
  ]);
  for (const link of links) expect((await get(link)).statusCode, link).toBe(200);
});

test("open to the network, the page keeps the folder to itself", async () => {
  expect((await get("/", { SEMBLANCE_HOST: "0.0.0.0" })).body).not.toContain("/srv");
});

test("the API docs show every route, schema and error code, and no link leads nowhere", async () => {
  const { body } = await get("/api/v1/docs");
  const document = buildOpenApi(routes);
  const ids = [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual([
    ...routes.map(({ name }) => name),
    ...Object.keys(document.components.schemas),
    ...problemCodes,
  ]);
  for (const [, target] of body.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  for (const { path } of routes) expect(body).toContain(`<code>${path}</code>`);
});

test("the OpenAPI document is served as the contract makes it", async () => {
  expect((await get("/api/v1/openapi.json")).json()).toEqual(buildOpenApi(routes));
});

test("every declared route is served", async () => {
  const { app } = openTestHttp();
  await app.ready();
  for (const { method, path } of routes) expect(app.hasRoute({ method, url: path }), path).toBe(true);
  await app.close();
});

test.each([
  [0, "less than a second"],
  [999, "less than a second"],
  [1_000, "1 second"],
  [61_000, "1 minute 1 second"],
  [3_600_000, "1 hour"],
  [180_061_000, "2 days 2 hours"],
  [-5, "less than a second"],
])("%i ms is %s", (durationMs, words) => {
  expect(describeDuration(durationMs)).toBe(words);
});
