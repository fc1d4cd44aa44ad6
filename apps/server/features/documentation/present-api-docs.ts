/** @file The OpenAPI document as a page: routes, schemas, error codes. */
import type { OpenApiDocument, OpenApiOperation, OpenApiResponse, SchemaJson } from "@semblance/contract";
import { getOpenApi, problemCodes } from "@semblance/contract";
import { html, type Markup, renderPage } from "../../http/page.ts";
import { titleOf } from "../../http/problem.ts";
import { problemEntries, problemStatuses } from "../../http/status.ts";

export function presentApiDocs({ paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => renderOperation(method, path, operation)),
  );
  return renderPage(
    "Semblance API",
    html`<h1>API</h1>
<p class="lead">Every route, what it takes and what it answers. The same as data: <a href="${getOpenApi.path}">OpenAPI 3.1</a>.</p>
<h2>Routes</h2>
${operations}
<h2>Schemas</h2>
${Object.entries(components.schemas).map(([name, schema]) => renderSchema(name, schema))}
<h2>Errors</h2>
<p>A request that fails is answered with a <a href="#Problem">Problem</a>, sent as <code>application/problem+json</code>.</p>
${problemCodes.map(renderCode)}`,
  );
}

function renderOperation(method: string, path: string, operation: OpenApiOperation): Markup {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const answers = Object.entries(responses).flatMap(([status, response]) =>
    "$ref" in response ? [] : [renderResponse(status, response)],
  );
  const takes = parameters.map((parameter) =>
    renderRow(
      parameter.name,
      `${parameter.in}, ${describeType(parameter.schema)}`,
      parameter.description ?? "",
    ),
  );
  const body = Object.values(requestBody?.content ?? {}).map(
    ({ schema }) => html`<tr><th>body</th><td>${renderType(schema)}</td><td></td></tr>`,
  );
  return html`<section class="card" id="${operationId}">
<h3><span class="method">${method.toUpperCase()}</span><code>${path}</code></h3>
<p>${summary}<br><span class="soft">${description}</span></p>
<table>${takes}${body}${answers}</table>
</section>
`;
}

function renderResponse(status: string, { description, content }: OpenApiResponse): Markup {
  const types = Object.entries(content).map(([mediaType, { schema }]) =>
    "$ref" in schema ? renderType(schema) : html`<code>${mediaType}</code>`,
  );
  return html`<tr><th>${status}</th><td>${types}</td><td>${description}</td></tr>`;
}

function renderSchema(name: string, schema: SchemaJson): Markup {
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, SchemaJson>);
  const required = (schema["required"] ?? []) as readonly string[];
  const rows = properties.map(
    ([
      property,
      type,
    ]) => html`<tr><th><code>${property}</code>${required.includes(property) ? "" : " (optional)"}</th>
<td>${renderType(type)}</td><td>${String(type["description"] ?? "")}</td></tr>`,
  );
  return html`<section class="card" id="${name}">
<h3>${name}</h3>
<p>${String(schema["description"] ?? "")}</p>
<table>${rows}</table>
</section>
`;
}

function renderCode(code: (typeof problemCodes)[number]): Markup {
  const { message, todo } = problemEntries[code];
  return html`<section class="card" id="${code}">
<h3>${titleOf(code)} <span class="soft">${problemStatuses[code]} <code>${code}</code></span></h3>
<p>${message}<br><span class="soft">${todo}</span></p>
</section>
`;
}

function renderRow(name: string, type: string, description: string): Markup {
  return html`<tr><th><code>${name}</code></th><td>${type}</td><td>${description}</td></tr>`;
}

function renderType(schema: SchemaJson): Markup {
  const reference = (schema["$ref"] ?? (schema["items"] as SchemaJson | undefined)?.["$ref"]) as
    | string
    | undefined;
  if (reference === undefined) return html`<code>${describeType(schema)}</code>`;
  const name = reference.split("/").at(-1) ?? "";
  return html`${"items" in schema ? "list of " : ""}<a href="#${name}">${name}</a>`;
}

/** "string", "list of integer", "ok | failed". */
export function describeType(schema: SchemaJson): string {
  const { type, items, anyOf } = schema as {
    type?: string | string[];
    items?: SchemaJson;
    anyOf?: SchemaJson[];
  };
  const constants = schema["enum"] ?? ("const" in schema ? [schema["const"]] : undefined);
  if (Array.isArray(constants)) return constants.map(String).join(" | ");
  if (anyOf !== undefined) return anyOf.map(describeType).join(" | ");
  if (items !== undefined) return `list of ${describeType(items)}`;
  return [type ?? "any"].flat().join(" | ");
}
