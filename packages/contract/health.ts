import { z } from "zod";
import { declareRoute } from "./route.ts";
import { contractSchemas } from "./schema-registry.ts";

export const Liveness = z
  .object({
    status: z.literal("alive"),
    version: z.string().describe("Version of the server."),
    uptimeSeconds: z.number().min(0).describe("Seconds since the server started."),
  })
  .describe("The process runs and answers.")
  .register(contractSchemas, { id: "Liveness" });

export const ReadinessCheck = z
  .object({
    name: z.string().describe("What was asked, for instance `database`."),
    state: z.enum(["ok", "failed"]),
    latencyMs: z.number().min(0).describe("How long it took to answer or to fail."),
    code: z.string().optional().describe("Error code of the failure, where it has one."),
  })
  .describe("One thing that the server needs in order to work.")
  .register(contractSchemas, { id: "ReadinessCheck" });

export const Readiness = z
  .object({
    status: z.enum(["ready", "not-ready", "stopping"]),
    checks: z.array(ReadinessCheck),
  })
  .describe("Whether requests can be served now.")
  .register(contractSchemas, { id: "Readiness" });

export type Liveness = z.infer<typeof Liveness>;
export type ReadinessCheck = z.infer<typeof ReadinessCheck>;
export type Readiness = z.infer<typeof Readiness>;

export const getHealth = declareRoute({
  name: "getHealth",
  method: "GET",
  path: "/api/v1/health",
  summary: "Is the process alive?",
  description:
    "Answers 200 for as long as the process can answer at all. A supervisor restarts the server when it does not.",
  tags: ["health"],
  responses: { 200: { description: "It is.", schema: Liveness } },
});

export const getReadiness = declareRoute({
  name: "getReadiness",
  method: "GET",
  path: "/api/v1/health/ready",
  summary: "Can it serve requests now?",
  description:
    "Asks everything that the server needs. A load balancer sends requests elsewhere while the answer is 503.",
  tags: ["health"],
  responses: {
    200: { description: "Everything that is needed answers.", schema: Readiness },
    503: { description: "Something does not answer, or the server is stopping.", schema: Readiness },
  },
});

export const getMetrics = declareRoute({
  name: "getMetrics",
  method: "GET",
  path: "/metrics",
  summary: "Metrics for Prometheus",
  description: "Process, event loop, HTTP and readiness figures in the Prometheus text format.",
  tags: ["health"],
  responses: {
    200: {
      description: "The figures as of now.",
      schema: z.string(),
      contentType: "text/plain; version=0.0.4; charset=utf-8",
    },
  },
});
