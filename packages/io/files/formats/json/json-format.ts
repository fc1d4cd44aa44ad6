import type { FileFormat } from "../../file-format.ts";
import type { stageJson } from "./stage-json.ts";

const stage: typeof stageJson = async (...work) => (await import("./stage-json.ts")).stageJson(...work);
const JSON_HEAD = /^(?:\u00ef\u00bb\u00bf)?\s*(?:\[\s*[[{\]]|\{\s*["}])/;

/** An array of objects, an object of such arrays (several tables), or a single object (one row). */
export const jsonFormat: FileFormat = {
  name: "json",
  extensions: [".json", ".geojson"],
  recognises: (head) => JSON_HEAD.test(Buffer.from(head).toString("latin1")),
  stage: (file, context) => stage(file, undefined, context),
};

/** One object a line. */
export const ndjsonFormat: FileFormat = {
  name: "ndjson",
  extensions: [".ndjson", ".jsonl"],
  isOneTable: true,
  stage: (file, context) => stage(file, "lines", context),
};
