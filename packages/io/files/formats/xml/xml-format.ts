import type { FileFormat } from "../../file-format.ts";

const MARKUP = /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*<(?:\?xml\s|[A-Za-z_])/;

/** One table: an element that repeats is the row (found, or named by the option `row`). */
export const xmlFormat: FileFormat = {
  name: "xml",
  extensions: [".xml"],
  recognises: (head) => MARKUP.test(Buffer.from(head).toString("latin1").replaceAll("\0", "")),
  isOneTable: true,
  stage: async (file, context) => (await import("./stage-xml.ts")).stageXml(file, context),
};
