import type { FileFormat } from "../../file-format.ts";

const COMPOUND_HEAD = "\u00d0\u00cf\u0011\u00e0";
/** Parts that every Office file has; which of them comes first is the program's choice. */
const OFFICE_PART = /\[Content_Types\]\.xml|_rels\/\.rels|docProps\//;

/**
 * Every sheet is a table. Of the other spreadsheets' extensions this format takes charge too, to say what to do
 * with them.
 */
export const xlsxFormat: FileFormat = {
  name: "xlsx",
  extensions: [".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"],
  recognises: (head) => {
    const text = Buffer.from(head).toString("latin1");
    return text.startsWith(COMPOUND_HEAD) || (text.startsWith("PK") && OFFICE_PART.test(text));
  },
  stage: async (file, context) => (await import("./stage-xlsx.ts")).stageXlsx(file, context),
};
