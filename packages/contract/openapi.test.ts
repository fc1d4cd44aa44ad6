import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { buildOpenApi } from "./openapi.ts";
import { Problem } from "./problem.ts";
import { declareRoute } from "./route.ts";
import { routes } from "./routes.ts";

const document = buildOpenApi(routes);
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

function listReferences(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : listReferences(inner),
  );
}

function resolveReference(reference: string): unknown {
  const steps = reference.replace(/^#\//, "").split("/");
  return steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    document,
  );
}

test("openapi.json is what the declarations make", () => {
  const file = readFileSync(join(import.meta.dirname, "openapi.json"), "utf8");
  expect(JSON.parse(file)).toEqual(document);
});

test("every reference leads somewhere", () => {
  const references = listReferences(document);
  expect(references.length).toBeGreaterThan(5);
  for (const reference of references) expect(resolveReference(reference), reference).toBeTypeOf("object");
});

test("operations have names of their own, and every one may answer with a problem", () => {
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(routes.length);
  for (const { responses } of operations)
    expect(responses["default"]).toEqual({ $ref: "#/components/responses/Problem" });
});

test("every parameter in a path is declared, and no other", () => {
  for (const { path, params } of routes) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(params?.shape ?? {}), path).toEqual(named);
  }
});

test("params, query and body stand where OpenAPI wants them", () => {
  const putThing = declareRoute({
    name: "putThing",
    method: "PUT",
    path: "/things/{id}",
    summary: "s",
    description: "d",
    tags: ["health"],
    params: z.object({ id: z.uuid().describe("which one") }),
    query: z.object({
      limit: z.coerce.number().int().default(5),
      dry: z.stringbool().optional(),
      by: z.string(),
    }),
    body: z.strictObject({ problems: z.array(Problem) }),
    responses: {
      204: { description: "Done.", schema: z.string(), contentType: "text/plain; charset=utf-8" },
    },
  });
  const operation = buildOpenApi([putThing]).paths["/things/{id}"]?.["put"];
  expect(operation?.parameters).toMatchObject([
    {
      name: "id",
      in: "path",
      required: true,
      description: "which one",
      schema: { type: "string", format: "uuid" },
    },
    { name: "limit", in: "query", required: false, schema: { type: "integer", default: 5 } },
    { name: "dry", in: "query", required: false, schema: { type: "string" } },
    { name: "by", in: "query", required: true, schema: { type: "string" } },
  ]);
  const body = operation?.requestBody?.content["application/json"]?.schema;
  expect(body).toMatchObject({ type: "object", additionalProperties: false, required: ["problems"] });
  expect(operation?.responses["204"]).toEqual({
    description: "Done.",
    content: { "text/plain": { schema: { type: "string" } } },
  });
});

test("one path may have several methods", () => {
  const [first] = routes;
  const paths = buildOpenApi([first!, { ...first!, method: "POST", name: "postHealth" }]).paths;
  expect(Object.keys(paths[first!.path] ?? {})).toEqual(["get", "post"]);
});
