import { getHealth, getMetrics, getReadiness } from "@semblance/contract";
import type { FastifyInstance } from "fastify";
import { ok, route } from "../../http/route.ts";
import type { Services } from "../../http/services.ts";
import { presentLiveness, presentReadiness } from "./present.ts";

export function registerHealth(app: FastifyInstance, services: Services): void {
  const { about, readiness, metrics, traffic, now } = services;

  route(app, getHealth, () => ok(presentLiveness(about, now())));

  route(app, getReadiness, async () =>
    presentReadiness(traffic.stopping.aborted ? "stopping" : await readiness.check()),
  );

  route(app, getMetrics, async () => ok(await metrics.render()));
}
