/** @file JSON or YAML text to a plain value, in bounded time: limits on size, depth and what aliases expand to. */
import { type Document, isScalar, parseDocument, visit, type YAMLMap } from "yaml";
import { makeIssue, type SchemaIssue } from "./schema-issue.ts";
import { shortenName } from "./schema-path.ts";
import { TextPlaces } from "./text-places.ts";

/** JSON parses at 100 MB/s, YAML at about 1 MB/s. Ten thousand columns take 1 MB. */
const MAX_JSON_LENGTH = 64_000_000;
const MAX_YAML_LENGTH = 8_000_000;
const MAX_DEPTH = 64;
const MAX_ALIASES = 100;

export type ReadDocument = { readonly value: unknown } | { readonly issue: SchemaIssue };

export function readDocument(text: string): ReadDocument {
  const isJson = /^\s*[{[]/.test(text);
  const limit = isJson ? MAX_JSON_LENGTH : MAX_YAML_LENGTH;
  if (text.length > limit) return refuse(`The text has more than ${limit / 1e6} million characters.`);
  const read = isJson ? readJson(text) : readYaml(text);
  if ("issue" in read || !isTooDeep(read.value, MAX_DEPTH)) return read;
  return refuse(`The text is nested more than ${MAX_DEPTH} levels deep.`);
}

function refuse(message: string): ReadDocument {
  return { issue: makeIssue("not-a-schema", [], message) };
}

/** What starts like JSON may still be YAML in braces; if it is not, YAML at least knows the place of the error. */
function readJson(text: string): ReadDocument {
  try {
    return { value: JSON.parse(text) };
  } catch {
    if (text.length <= MAX_YAML_LENGTH && !isTooNested(text)) return readYaml(text);
    return refuse("The text is not JSON.");
  }
}

function readYaml(text: string): ReadDocument {
  try {
    // The library compares every key with every other one; a set does the same in linear time.
    const document = parseDocument(text, { stringKeys: true, uniqueKeys: false, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined)
      return refuse(`The text is neither JSON nor YAML: ${locate(text, error.pos[0])}.`);
    const repeated = findRepeatedKey(document);
    if (repeated !== undefined)
      return refuse(`The key "${shortenName(repeated.key)}" stands twice: ${locate(text, repeated.offset)}.`);
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch {
    // Too many levels for the library's recursion, or aliases of aliases that would expand without bound.
    return refuse("The text is not YAML that can be read: too many levels, or too many aliases.");
  }
}

function findRepeatedKey(document: Document): { key: string; offset: number } | undefined {
  let repeated: { key: string; offset: number } | undefined;
  visit(document, {
    Map(_, map: YAMLMap) {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) repeated ??= { key: String(key.value), offset: key.range?.[0] ?? 0 };
        seen.add(key.value);
      }
      return repeated === undefined ? undefined : visit.BREAK;
    },
  });
  return repeated;
}

/** Whether the value has more levels than that, or contains itself (an alias can make that). */
function isTooDeep(value: unknown, levels: number, above = new Set<unknown>()): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (levels === 0 || above.has(value)) return true;
  above.add(value);
  const deep = Object.values(value).some((inner) => isTooDeep(inner, levels - 1, above));
  above.delete(value);
  return deep;
}

function isTooNested(text: string): boolean {
  let depth = 0;
  for (const bracket of text.matchAll(/[[\]{}]/g)) {
    depth += bracket[0] === "[" || bracket[0] === "{" ? 1 : -1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function locate(text: string, offset: number): string {
  const { line, column } = new TextPlaces(text).locate(offset);
  return `line ${line}, column ${column}`;
}
