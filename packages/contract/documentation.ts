import { z } from "zod";
import { declareRoute } from "./route.ts";

const html = "text/html; charset=utf-8";

export const getHome = declareRoute({
  name: "getHome",
  method: "GET",
  path: "/",
  summary: "What runs here",
  description: "A page for people, with links to health, metrics and this documentation.",
  tags: ["documentation"],
  responses: { 200: { description: "The page.", schema: z.string(), contentType: html } },
});

export const getOpenApi = declareRoute({
  name: "getOpenApi",
  method: "GET",
  path: "/api/v1/openapi.json",
  summary: "This document",
  description: "The OpenAPI 3.1 description of every route, made from the schemas that the server checks by.",
  tags: ["documentation"],
  responses: {
    200: { description: "The document.", schema: z.record(z.string(), z.unknown()) },
  },
});

export const getApiDocs = declareRoute({
  name: "getApiDocs",
  method: "GET",
  path: "/api/v1/docs",
  summary: "This document, to read",
  description: "The same description as a plain page, with every error code.",
  tags: ["documentation"],
  responses: { 200: { description: "The page.", schema: z.string(), contentType: html } },
});
