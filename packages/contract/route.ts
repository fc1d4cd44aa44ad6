import type { z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type RouteTag = "health" | "documentation";

export interface ResponseDeclaration {
  readonly description: string;
  readonly schema: z.ZodType;
  /** `application/json` unless said. */
  readonly contentType?: string;
}

/** One route as plain data: what the server validates by, what the document and the client are made from. */
export interface RouteDeclaration {
  /** Stable name of the operation, camelCase; names the client's function. */
  readonly name: string;
  readonly method: Method;
  /** With `{name}` where a parameter stands. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly RouteTag[];
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** By status; every problem (RFC 9457) is declared once for all routes, not here. */
  readonly responses: Readonly<Record<number, ResponseDeclaration>>;
}

/** Keeps the declaration's exact types, so that a handler is checked against its schemas. */
export function declareRoute<const D extends RouteDeclaration>(declaration: D): D {
  return declaration;
}
