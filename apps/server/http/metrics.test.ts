import { afterAll, expect, test } from "vitest";
import { openTestHttp } from "../testing/test-http.ts";

let isQueueUp = true;
const { app } = openTestHttp({
  checks: [
    { name: "database", check: async () => {} },
    { name: "queue", check: () => (isQueueUp ? Promise.resolve() : Promise.reject(new Error("down"))) },
  ],
});
afterAll(() => app.close());

async function readMetrics(): Promise<Map<string, number>> {
  const { body, headers, statusCode } = await app.inject("/metrics");
  expect(statusCode).toBe(200);
  expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
  const samples = body.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    samples.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]),
  );
}

test("requests are counted by route, not by address", async () => {
  for (const url of ["/nothing/1", "/nothing/2", "/%zz", "/api/v1/health?x=1"]) await app.inject(url);
  const metrics = await readMetrics();
  const counted = (labels: string) => metrics.get(`http_request_duration_seconds_count{${labels}}`);
  expect(counted('method="GET",route="unknown",status="404"')).toBe(2);
  expect(counted('method="unread",route="unread",status="400"')).toBe(1);
  expect(counted('method="GET",route="/api/v1/health",status="200"')).toBe(1);
});

test("the process, its event loop and its version are there", async () => {
  const metrics = await readMetrics();
  expect(metrics.get("process_resident_memory_bytes")).toBeGreaterThan(1e6);
  expect(metrics.has("nodejs_eventloop_lag_p99_seconds")).toBe(true);
  expect(metrics.get('semblance_info{version="1.2.3"}')).toBe(1);
});

test("each part shows whether it answers now", async () => {
  const ready = async () => (await readMetrics()).get('semblance_part_ready{part="queue"}');
  expect(await ready()).toBe(1);
  isQueueUp = false;
  expect(await ready()).toBe(0);
});

test("two servers in one process keep their figures apart", async () => {
  const other = openTestHttp();
  await other.app.inject("/only-there");
  expect((await other.app.inject("/metrics")).body).toContain('status="404"} 1');
  await other.app.close();
});
