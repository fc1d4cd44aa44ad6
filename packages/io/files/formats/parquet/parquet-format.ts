import type { FileFormat } from "../../file-format.ts";

export const parquetFormat: FileFormat = {
  name: "parquet",
  extensions: [".parquet", ".pq"],
  recognises: (head) => ["PAR1", "PARE"].includes(Buffer.from(head).toString("latin1", 0, 4)),
  isOneTable: true,
  stage: async (file, context) => (await import("./stage-parquet.ts")).stageParquet(file, context),
};
