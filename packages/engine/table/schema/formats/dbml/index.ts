/** @file DBML, the language of dbdiagram.io (https://dbml.dbdiagram.io/docs). */
import { makeFormat } from "../schema-format.ts";
import { buildSchema } from "../sql/build-schema.ts";
import { parseDbml } from "./parse-dbml.ts";
import { writeDbml } from "./write-dbml.ts";

const LOOKED_AT = 200_000;
const ELEMENT = /^[ \t]*(?:Table|Enum|Project|TableGroup|TablePartial)[ \t]+[^\n(;]*\{/im;
const REFERENCE = /^[ \t]*Ref\b[^\n]*[<>-]/im;

export const dbml = makeFormat({
  name: "dbml",
  summary: "DBML, the language of dbdiagram.io",
  recognise(text) {
    const head = text.slice(0, LOOKED_AT);
    return ELEMENT.test(head) || REFERENCE.test(head) ? 0.8 : 0;
  },
  import: (text) => buildSchema(parseDbml(text)),
  write: writeDbml,
});
