/** @file A table into a file, in the format and compression that its name says. */
import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import type { Table } from "@semblance/engine/table";
import type { WriteResult } from "../connector.ts";
import { ioErrors } from "../errors.ts";
import { csvExporter } from "./csv/csv-exporter.ts";
import { describeFailure } from "./describe-failure.ts";
import type { Compression, Exporter } from "./exporter.ts";
import { type BatchJourney, followBatches } from "./follow-batches.ts";
import { ndjsonExporter } from "./ndjson/ndjson-exporter.ts";
import { parquetExporter } from "./parquet/parquet-exporter.ts";
import { placeFile } from "./place-file.ts";

export const exporters: readonly Exporter[] = [csvExporter, ndjsonExporter, parquetExporter];

const compressions: Readonly<Record<string, Compression>> = {
  ".gz": "gzip",
  ".gzip": "gzip",
  ".zst": "zstd",
  ".zstd": "zstd",
};

export interface ExportPlan {
  readonly exporter: Exporter;
  /** The one that chose the exporter. */
  readonly extension: string;
  readonly compression?: Compression;
}

/** Every ending that `exportTable` knows, compressed ones included: `.csv`, `.csv.gz`, … */
export const exportExtensions: readonly string[] = exporters.flatMap(({ extensions, compressible }) =>
  extensions.flatMap((extension) =>
    ["", ...(compressible ? Object.keys(compressions) : [])].map((outer) => extension + outer),
  ),
);

export function planExport(file: string): ExportPlan {
  const name = file.toLowerCase();
  const outer = Object.keys(compressions).find((ending) => name.endsWith(ending));
  const inner = outer === undefined ? name : name.slice(0, -outer.length);
  for (const exporter of exporters) {
    const extension = exporter.extensions.find((ending) => inner.endsWith(ending));
    if (extension === undefined || (outer !== undefined && !exporter.compressible)) continue;
    const compression = outer === undefined ? undefined : compressions[outer];
    return { exporter, extension, ...(compression && { compression }) };
  }
  const endings = exporters.flatMap(({ extensions }) => extensions).join(", ");
  throw ioErrors.create("export-format-unknown", { file, endings });
}

/** Whole or not at all; there must be at least one batch, which may be empty. */
export async function exportTable(
  file: string,
  batches: AsyncIterable<Table> | Iterable<Table>,
  context: WorkContext,
): Promise<WriteResult> {
  const { exporter, ...plan } = planExport(file);
  const journey: BatchJourney = { rowCount: 0, columnCount: 0 };
  const { signal } = context;
  try {
    await placeFile(file, async (path) => {
      await exporter.write(
        { ...plan, path, ...(signal && { signal }) },
        followBatches(batches, journey, context),
      );
      if (journey.columnCount === 0) throw ioErrors.create("export-no-columns", { file });
      throwIfCancelled(signal);
    });
  } catch (error) {
    throwIfCancelled(signal);
    throw journey.failure === undefined ? describeFailure(file, error) : journey.failure.error;
  }
  return { rowCount: journey.rowCount, target: file };
}
