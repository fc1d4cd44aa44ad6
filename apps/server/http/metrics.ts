/** @file Figures for Prometheus, in a registry of this server's own. */
import type { ServerResponse } from "node:http";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Readiness } from "./readiness.ts";
import type { Traffic } from "./traffic.ts";

/** From a page out of memory (1 ms) to a request that somebody gives up on (10 s). */
const DURATION_BUCKETS_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export interface MetricsSources {
  readonly version: string;
  readonly readiness: Readiness;
  readonly traffic: Traffic;
}

export interface ServedRequest {
  readonly method: string;
  /** The template, `/runs/:id`: as many series as routes, not as ids. */
  readonly route: string;
  readonly status: ServerResponse["statusCode"];
  readonly durationMs: number;
}

export class Metrics {
  readonly #registry = new Registry();
  readonly #durations: Histogram<"method" | "route" | "status">;

  constructor({ version, readiness, traffic }: MetricsSources) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#durations = new Histogram({
      name: "http_request_duration_seconds",
      help: "Time from a request's headers to the end of its answer.",
      labelNames: ["method", "route", "status"],
      buckets: DURATION_BUCKETS_S,
      registers,
    });
    new Gauge({
      name: "http_requests_in_flight",
      help: "Requests that are being answered.",
      registers,
      collect() {
        this.set(traffic.inFlight);
      },
    });
    new Gauge({
      name: "semblance_part_ready",
      help: "1 while a part that the server needs answers, else 0.",
      labelNames: ["part"],
      registers,
      async collect() {
        for (const { name, state } of await readiness.check())
          this.set({ part: name }, state === "ok" ? 1 : 0);
      },
    });
    new Gauge({
      name: "semblance_info",
      help: "Always 1; the version is in the label.",
      labelNames: ["version"],
      registers,
    }).set({ version }, 1);
  }

  count({ method, route, status, durationMs }: ServedRequest): void {
    this.#durations.observe({ method, route, status }, durationMs / 1_000);
  }

  render(): Promise<string> {
    return this.#registry.metrics();
  }
}
