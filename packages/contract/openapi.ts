/**
 * @file The routes as an OpenAPI 3.1 document. OpenAPI 3.1 schemas are JSON Schema 2020-12, which is what
 * zod writes, so the schemas are taken as they are; named ones stand under `components` and are referred to.
 */
import { z } from "zod";
import manifest from "./package.json" with { type: "json" };
import { Problem, problemContentType } from "./problem.ts";
import type { ResponseDeclaration, RouteDeclaration } from "./route.ts";
import { contractSchemas } from "./schema-registry.ts";

type Json = Record<string, unknown>;
export type SchemaJson = Json;

export interface OpenApiMedia {
  readonly schema: SchemaJson;
}
export interface OpenApiParameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: SchemaJson;
}
export interface OpenApiResponse {
  readonly description: string;
  readonly content: Readonly<Record<string, OpenApiMedia>>;
}
export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly OpenApiParameter[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: Readonly<Record<string, OpenApiMedia>>;
  };
  readonly responses: Readonly<Record<string, OpenApiResponse | { readonly $ref: string }>>;
}
export interface OpenApiDocument {
  readonly openapi: "3.1.1";
  readonly info: Json;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, SchemaJson>>;
    readonly responses: Readonly<Record<string, OpenApiResponse>>;
  };
}

const referTo = (id: string): string => `#/components/schemas/${id}`;

export function buildOpenApi(routes: readonly RouteDeclaration[]): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describeRoute(route) };
  return {
    openapi: "3.1.1",
    info: {
      title: "Semblance",
      version: manifest.version,
      description: "Learn a database, get back a synthetic twin, with evidence of quality and privacy.",
      license: { name: "Apache 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(routes.flatMap(({ tags }) => tags))].map((name) => ({ name })),
    paths,
    components: {
      schemas: describeNamedSchemas(),
      responses: { Problem: describeResponse(problemResponse) },
    },
  };
}

const problemResponse: ResponseDeclaration = {
  description: "The request failed; `code` says why.",
  schema: Problem,
  contentType: problemContentType,
};

function describeRoute(route: RouteDeclaration): OpenApiOperation {
  const parameters = [
    ...describeParameters("path", route.params),
    ...describeParameters("query", route.query),
  ];
  const responses = Object.entries(route.responses).map(([status, response]) => [
    status,
    describeResponse(response),
  ]);
  return {
    operationId: route.name,
    summary: route.summary,
    description: route.description,
    tags: route.tags,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: describeSchema(route.body) } },
          },
        }),
    responses: { ...Object.fromEntries(responses), default: { $ref: "#/components/responses/Problem" } },
  };
}

function describeResponse({ description, schema, contentType }: ResponseDeclaration): OpenApiResponse {
  const mediaType = contentType?.split(";")[0] ?? "application/json";
  return { description, content: { [mediaType]: { schema: describeSchema(schema) } } };
}

function describeParameters(place: "path" | "query", object: z.ZodObject | undefined): OpenApiParameter[] {
  return Object.entries(object?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = describeSchema(schema as z.ZodType);
    return {
      name,
      in: place,
      required: place === "path" || !(schema as z.ZodType).safeParse(undefined).success,
      ...(typeof description === "string" ? { description } : {}),
      schema: rest,
    };
  });
}

function describeSchema(schema: z.ZodType): SchemaJson {
  const id = contractSchemas.get(schema)?.id;
  if (id !== undefined) return { $ref: referTo(id) };
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}

function describeNamedSchemas(): Record<string, SchemaJson> {
  const { schemas } = z.toJSONSchema(contractSchemas, { uri: referTo, io: "input" });
  const named = Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]);
  return Object.fromEntries(named);
}
