import { getApiDocs, getHome, getOpenApi } from "./documentation.ts";
import { getHealth, getMetrics, getReadiness } from "./health.ts";
import type { RouteDeclaration } from "./route.ts";

/** Every route of the API, in the order of the document. */
export const routes: readonly RouteDeclaration[] = [
  getHealth,
  getReadiness,
  getMetrics,
  getHome,
  getOpenApi,
  getApiDocs,
];
