import type { FileFormat, Relation, StagingFile } from "../../file-format.ts";
import { stageCsv } from "./stage-csv.ts";

/** Rows of text: any delimiter, quote and encoding, found or named by the options of those names. */
export const csvFormat: FileFormat = {
  name: "csv",
  extensions: [".csv", ".tsv", ".tab", ".psv", ".txt"],
  isOneTable: true,
  stage: async (file: StagingFile): Promise<Relation[]> => [await stageCsv(file)],
};
