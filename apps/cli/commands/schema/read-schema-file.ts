import { readFile, stat } from "node:fs/promises";
import { text as readStream } from "node:stream/consumers";
import {
  type FormatNote,
  importSchema,
  isSchemaFormatName,
  parseSchema,
  recogniseSchemaFormat,
  type Schema,
  type SchemaIssue,
  schemaFormatNames,
  schemaFormats,
} from "@semblance/engine/table";
import { cliErrors } from "../../errors.ts";

/** JavaScript's longest text has 512 million characters; a schema without rows is never a tenth of this. */
const LARGEST_MB = 256;

export interface SchemaFile {
  /** Absent when it is Semblance's own form and has faults. */
  readonly schema?: Schema;
  readonly issues: readonly SchemaIssue[];
  /** What a foreign format said and the Schema cannot hold. */
  readonly notes: readonly FormatNote[];
}

export interface ReadOptions {
  readonly from: string | undefined;
}

export async function readSchemaFile(path: string, { from }: ReadOptions): Promise<SchemaFile> {
  const text = path === "-" ? await readStream(process.stdin) : await readTextFile(path);
  const source = path === "-" ? "What came in on stdin" : path;
  const format = from ?? recogniseSchemaFormat(text);
  // Own forms answer with all their faults; a text that is nearly one is taken for one.
  const isOwn =
    format === "json" ||
    format === "yaml" ||
    (format === undefined && /^[ \t]*(\{|tables[ \t]*:)/m.test(text));
  if (isOwn) return { ...parseSchema(text), notes: [] };
  if (from === undefined) return { ...importSchema(text, source), issues: [] };
  return { ...requireFormat(from).import(text), issues: [] };
}

/** For commands that need the Schema itself: faults are an error. */
export async function requireSchemaFile(
  path: string,
  options: ReadOptions,
): Promise<SchemaFile & { schema: Schema }> {
  const { schema, ...file } = await readSchemaFile(path, options);
  if (schema !== undefined) return { schema, ...file };
  const [first] = file.issues;
  throw cliErrors.create("schema-faulty", {
    file: path,
    count: file.issues.length,
    first: `${first?.path ?? ""}: ${first?.message ?? ""}`,
  });
}

export function requireFormat(name: string) {
  if (isSchemaFormatName(name)) return schemaFormats[name];
  const problem = `"${name}" is no format; there are ${schemaFormatNames.join(", ")}.`;
  throw cliErrors.create("bad-usage", { problem, command: "schema" });
}

export function requireWords(positionals: readonly string[], names: readonly string[]): readonly string[] {
  const problem =
    positionals.length < names.length
      ? `Name ${names.join(" and ")}.`
      : `"${positionals[names.length]}" does not belong here.`;
  if (positionals.length !== names.length)
    throw cliErrors.create("bad-usage", { problem, command: "schema" });
  return positionals;
}

async function readTextFile(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    const megabytes = Math.ceil(size / 1e6);
    if (megabytes > LARGEST_MB)
      throw cliErrors.create("schema-file-too-large", { file, megabytes, limit: LARGEST_MB });
    return decode(await readFile(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw cliErrors.create("no-such-file", { file }, { cause: error });
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    throw cliErrors.create("schema-file-unreadable", { file, reason: code }, { cause: error });
  }
}

/** Windows tools write UTF-16 with a mark in front. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8").decode(bytes);
}
