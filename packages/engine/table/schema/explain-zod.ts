/** @file What zod has to say about a value that is no Schema, as issues that name the likely word. */
import { z } from "zod";
import { findNearestName } from "./nearest-name.ts";
import { makeIssue, type SchemaIssue } from "./schema-issue.ts";
import { type SchemaPath, shortenName } from "./schema-path.ts";

/** Words of databases and programs for what the Schema calls otherwise. */
const otherWords: Readonly<Record<string, string>> = {
  integer: "numerical with subtype integer",
  int: "numerical with subtype integer",
  float: "numerical with subtype decimal",
  decimal: "numerical with subtype decimal",
  number: "numerical",
  numeric: "numerical",
  string: "text",
  varchar: "text",
  bool: "boolean",
  timestamp: "datetime",
  enum: "categorical",
  category: "categorical",
};

export function explainZodIssues(shape: z.ZodType, issues: readonly z.core.$ZodIssue[]): SchemaIssue[] {
  return issues.flatMap((issue) => explain(shape, issue));
}

function explain(shape: z.ZodType, issue: z.core.$ZodIssue): SchemaIssue[] {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => explainUnknownKey(shape, path, key));
    case "invalid_value":
      return [explainChoice(path, issue.values.map(String), issue.input)];
    case "invalid_type":
      return [explainType(path, issue.expected, issue.input)];
    case "invalid_union":
      return [makeIssue("wrong-type", path, "Must be a text, a number, true or false.")];
    case "too_small":
      return [makeIssue("wrong-type", path, "Must name at least one.")];
    default:
      return [makeIssue("wrong-type", path, issue.message)];
  }
}

function explainUnknownKey(shape: z.ZodType, path: SchemaPath, key: string): SchemaIssue {
  const known = Object.keys(findShape(shape, path).shape);
  const nearest = findNearestName(key, known);
  const advice = nearest === undefined ? `Known keys: ${known.join(", ")}.` : `Did you mean "${nearest}"?`;
  return makeIssue("unknown-key", [...path, key], `There is no key "${shortenName(key)}" here. ${advice}`);
}

function explainChoice(path: SchemaPath, choices: readonly string[], given: unknown): SchemaIssue {
  if (path.length === 1 && path[0] === "version") return explainVersion(given);
  if (given === undefined) return makeIssue("missing-key", path, `Must be one of ${choices.join(", ")}.`);
  const word = typeof given === "string" ? given : "";
  const meant = Object.hasOwn(otherWords, word.toLowerCase()) && choices.includes("numerical");
  const nearest = meant ? otherWords[word.toLowerCase()] : findNearestName(word, choices);
  const advice = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  return makeIssue("not-allowed", path, `Must be one of ${choices.join(", ")}.${advice}`);
}

function explainVersion(given: unknown): SchemaIssue {
  const newer = typeof given === "number" && given > 1;
  const message = newer
    ? `This Schema has version ${given}; this Semblance reads version 1. A newer one may read it.`
    : "A Schema starts with `version: 1`.";
  return makeIssue("unsupported-version", ["version"], message);
}

const typeNames: Readonly<Record<string, string>> = {
  array: "a list",
  object: "an object",
  record: "an object with names as keys",
  string: "a text",
  number: "a number",
  boolean: "true or false",
};

function explainType(path: SchemaPath, expected: string, given: unknown): SchemaIssue {
  const code = given === undefined ? "missing-key" : "wrong-type";
  return makeIssue(code, path, `Must be ${typeNames[expected] ?? expected}.`);
}

/** The object of the Schema's shape that a path leads to. */
function findShape(shape: z.ZodType, path: SchemaPath): z.ZodObject {
  let inner: unknown = shape;
  for (const part of path) inner = unwrap(step(unwrap(inner), part));
  if (inner instanceof z.ZodObject) return inner;
  throw new TypeError("zod refused a key where there is no object");
}

function step(shape: unknown, part: string | number): unknown {
  if (shape instanceof z.ZodObject) return shape.shape[part];
  if (shape instanceof z.ZodRecord) return shape.valueType;
  return shape instanceof z.ZodArray ? shape.element : undefined;
}

function unwrap(shape: unknown): unknown {
  const wrapped = shape instanceof z.ZodDefault || shape instanceof z.ZodOptional;
  return wrapped ? unwrap(shape.unwrap()) : shape;
}
