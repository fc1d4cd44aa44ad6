/**
 * @file A way to write a Schema down that others know: SQL, DBML, SDV's metadata. What a format cannot say is
 * found by reading back what was written: the differences are the notes, so none is forgotten.
 */
import { diffSchemas } from "../diff-schemas.ts";
import type { SchemaDifference } from "../difference.ts";
import type { Schema } from "../schema.ts";

/** Something that was left out or changed on the way, for people. */
export interface FormatNote {
  /** Where in the text, from 1. */
  readonly line?: number;
  /** Where in the Schema. */
  readonly path?: string;
  readonly message: string;
}

export interface ImportedSchema {
  readonly schema: Schema;
  readonly notes: readonly FormatNote[];
}

export interface ExportedSchema {
  readonly text: string;
  readonly notes: readonly FormatNote[];
}

export interface SchemaFormat {
  readonly name: string;
  /** One line for help texts. */
  readonly summary: string;
  /** How sure it is that a text is of this format, 0 to 1. */
  readonly recognise: (text: string) => number;
  /** Throws a coded error for a text that cannot be read at all; what is merely not understood becomes a note. */
  readonly import: (text: string) => ImportedSchema;
  readonly export: (schema: Schema) => ExportedSchema;
}

interface FormatParts extends Omit<SchemaFormat, "export"> {
  readonly write: (schema: Schema) => ExportedSchema;
}

export function makeFormat({ write, ...format }: FormatParts): SchemaFormat {
  return {
    ...format,
    export(schema) {
      const { text, notes } = write(schema);
      const back = format.import(text).schema;
      return { text, notes: [...notes, ...diffSchemas(schema, back).map(describeLoss)] };
    },
  };
}

function describeLoss({ path, kind, after }: SchemaDifference): FormatNote {
  if (kind === "removed") return { path, message: "cannot be said in this format" };
  if (kind === "added") return { path, message: "is added by this format" };
  const word =
    typeof after === "string" && /\.(type|subtype)$/.test(path) ? `becomes ${after}` : "is changed";
  return { path, message: `${word} in this format` };
}
