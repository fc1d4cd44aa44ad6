import { isDeepStrictEqual } from "node:util";
import { formatPath, type SchemaPath } from "./schema-path.ts";

export interface SchemaDifference {
  readonly path: string;
  readonly kind: "added" | "removed" | "changed";
  readonly before?: unknown;
  readonly after?: unknown;
  /** Whether data or programs made for the first Schema may no longer fit the second. */
  readonly breaking: boolean;
  /** What was removed and looks like this one under another name. */
  readonly renamedFrom?: string;
}

/** The difference between two values, if there is one. */
export function diffValue(
  path: SchemaPath,
  before: unknown,
  after: unknown,
  breaking: boolean,
): SchemaDifference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  return [
    {
      path: formatPath(path),
      kind,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      breaking,
    },
  ];
}

export function withRename(
  differences: SchemaDifference[],
  path: SchemaPath,
  oldName: string | undefined,
): SchemaDifference[] {
  if (oldName === undefined) return differences;
  return differences.map((difference) => ({ ...difference, renamedFrom: formatPath([...path, oldName]) }));
}

/** Lists whose order means nothing: keys and rules. One more asks for more than before. */
export function diffLists(
  path: SchemaPath,
  before: readonly unknown[],
  after: readonly unknown[],
): SchemaDifference[] {
  const missingFrom = (list: readonly unknown[]) => {
    const known = new Set(list.map((item) => JSON.stringify(sortKeys(item))));
    return ([item]: [unknown, number]) => !known.has(JSON.stringify(sortKeys(item)));
  };
  const number = (list: readonly unknown[]) => list.map((item, index): [unknown, number] => [item, index]);
  const removed = number(before).filter(missingFrom(after));
  const added = number(after).filter(missingFrom(before));
  return [
    ...removed.flatMap(([item, index]) => diffValue([...path, index], item, undefined, false)),
    ...added.flatMap(([item, index]) => diffValue([...path, index], undefined, item, true)),
  ];
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return entries.map(([key, item]) => [key, sortKeys(item)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}
