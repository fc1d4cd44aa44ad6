import { readFile } from "node:fs/promises";
import { isSemblanceError } from "@semblance/engine/base";
import { recogniseSchemaFormat, type Schema, schemaFormats } from "@semblance/engine/table";
import type { FoundFile } from "./list-files.ts";

export interface Description {
  readonly schema?: Schema;
  readonly notes: readonly string[];
}

/** A schema is small; a larger file is something else. */
const LARGEST_BYTES = 16e6;

/** The first file that holds a schema, Semblance's own or SDV's. */
export async function readDescription(files: readonly FoundFile[]): Promise<Description> {
  const notes: string[] = [];
  for (const { path, shownAs, bytes } of files) {
    const schema = bytes > LARGEST_BYTES ? undefined : readSchemaText(await readFile(path, "utf8"));
    if (schema === undefined)
      notes.push(`${shownAs} holds no schema that is known, and no table: it was left out.`);
    else return { schema, notes: [...notes, `${shownAs} describes the tables beside it.`] };
  }
  return { notes };
}

/** Undefined where it is something else, or is meant to be a schema and is none. */
function readSchemaText(text: string): Schema | undefined {
  const format = recogniseSchemaFormat(text);
  if (format !== "json" && format !== "sdv") return undefined;
  try {
    return schemaFormats[format].import(text).schema;
  } catch (error) {
    if (isSemblanceError(error)) return undefined;
    throw error;
  }
}
