import { Liveness, Readiness } from "@semblance/contract";
import { afterAll, expect, test } from "vitest";
import { openTestHttp } from "../../testing/test-http.ts";

const startedAt = new Date("2026-01-01T00:00:00Z");
let isDatabaseUp = true;
const { app } = openTestHttp({
  about: { version: "1.2.3", database: "", dataFolder: "", startedAt },
  now: () => new Date(startedAt.getTime() + 90_500),
  checks: [
    { name: "database", check: () => (isDatabaseUp ? Promise.resolve() : Promise.reject(new Error("hush"))) },
    { name: "queue", check: async () => {} },
  ],
});
afterAll(() => app.close());

test("liveness tells version and uptime, whatever else fails", async () => {
  isDatabaseUp = false;
  const answer = await app.inject("/api/v1/health");
  expect(answer.statusCode).toBe(200);
  expect(Liveness.parse(answer.json())).toEqual({ status: "alive", version: "1.2.3", uptimeSeconds: 90.5 });
});

test.each([
  [true, 200, "ready", "ok"],
  [false, 503, "not-ready", "failed"],
])("readiness with the database up: %s", async (isUp, statusCode, status, state) => {
  isDatabaseUp = isUp;
  const answer = await app.inject("/api/v1/health/ready");
  const readiness = Readiness.parse(answer.json());
  expect([answer.statusCode, readiness.status]).toEqual([statusCode, status]);
  expect(readiness.checks.map((check) => [check.name, check.state])).toEqual([
    ["database", state],
    ["queue", "ok"],
  ]);
  expect(answer.body).not.toContain("hush");
});
