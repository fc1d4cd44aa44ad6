/** @file What may be wrong with a Schema. Every code that parsing and validation answer with stands here. */
import { formatPath, type SchemaPath } from "./schema-path.ts";

export type Severity = "error" | "warning";

/** One thing that is wrong, and where. Messages hold names and counts, never cell values. */
export interface SchemaIssue {
  readonly path: string;
  readonly code: SchemaIssueCode;
  readonly message: string;
  readonly severity: Severity;
}

/** What each code means; its severity is `error` where the Schema cannot be worked with as it stands. */
export const schemaIssueCodes = {
  "not-a-schema": ["error", "The text is neither JSON nor YAML, or is too large or too deeply nested."],
  "unsupported-version": ["error", "The version is missing, or written by a newer Semblance."],
  "unknown-key": ["error", "A key that the Schema does not have; often a misspelt one."],
  "wrong-type": ["error", "A value of another type than the key wants."],
  "missing-key": ["error", "A key that must be there is not."],
  "not-allowed": ["error", "A word where only certain words are allowed."],
  "reserved-name": ["error", "The name `__proto__` cannot be used for a table or a column."],
  "no-tables": ["warning", "The Schema names no table."],
  "no-columns": ["warning", "A table without columns."],
  "unknown-table": ["error", "A key or rule names a table that the Schema does not have."],
  "unknown-column": ["error", "A key, rule or entity names a column that its table does not have."],
  "repeated-column": ["error", "A key names the same column twice."],
  "repeated-key": ["warning", "The same unique key or relationship is declared twice."],
  "self-relation": ["error", "A foreign key leads from columns to themselves."],
  "arity-mismatch": ["error", "A foreign key has another number of columns than what it refers to."],
  "not-a-key": ["warning", "A foreign key refers to columns that no primary or unique key covers."],
  "key-type-mismatch": ["error", "A foreign key and what it refers to have types that cannot be equal."],
  "unbreakable-cycle": ["warning", "Tables need one another and no key in the ring may be null."],
  "empty-range": ["error", "The smallest value allowed is larger than the largest one."],
  "bad-bound": ["error", "A bound or value that the column's type cannot have."],
  "unknown-rule": ["error", "A rule of a kind that Semblance does not know."],
  "bad-rule": ["error", "A rule whose parameters its kind cannot use."],
  "missing-table": ["error", "The Schema has a table that the data lacks."],
  "missing-column": ["error", "The Schema has a column that the data lacks."],
  "extra-table": ["warning", "The data has a table that the Schema lacks."],
  "extra-column": ["warning", "The data has a column that the Schema lacks."],
  "type-clash": ["error", "The data cannot be of the type that the Schema says."],
  "null-in-key": ["error", "A primary key is null in some rows."],
  "duplicate-key": ["error", "A primary or unique key is not unique in the data."],
  orphans: ["warning", "Some foreign keys lead nowhere; an error when it is more than half of them."],
  "unexpected-nulls": ["error", "A column that may not be null is null in some rows."],
  "out-of-range": ["error", "Values below the smallest or above the largest value allowed."],
  "value-not-allowed": ["error", "Values that are not among those allowed."],
} as const satisfies Record<string, readonly [Severity, string]>;

export type SchemaIssueCode = keyof typeof schemaIssueCodes;

export function makeIssue(
  code: SchemaIssueCode,
  path: SchemaPath,
  message: string,
  severity: Severity = schemaIssueCodes[code][0],
): SchemaIssue {
  return { path: formatPath(path), code, message, severity };
}
