import { buildOpenApi, getApiDocs, getHome, getOpenApi, routes } from "@semblance/contract";
import type { FastifyInstance } from "fastify";
import { ok, route } from "../../http/route.ts";
import type { Services } from "../../http/services.ts";
import { presentApiDocs } from "./present-api-docs.ts";
import { presentHome } from "./present-home.ts";

export function registerDocumentation(app: FastifyInstance, { config, about, now }: Services): void {
  const document = buildOpenApi(routes);
  const apiDocs = presentApiDocs(document);

  route(app, getHome, () => ok(presentHome({ about, host: config.host, now: now() })));

  route(app, getOpenApi, () => ok({ ...document }));

  route(app, getApiDocs, () => ok(apiDocs));
}
