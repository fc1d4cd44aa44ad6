import { availableParallelism } from "node:os";
import { ROWS_PER_BLOCK } from "../../models/tokens.ts";
import type { SampleOptions } from "../generator.ts";
import type { ModelManifest } from "../model-file/index.ts";
import { countRows } from "../plan-blocks.ts";

export interface ChunkPlan {
  /** Rows of all tables. */
  readonly rowCount: number;
  readonly chunks: number;
  readonly processes: number;
}

export interface ParallelOptions extends Omit<SampleOptions, "partition"> {
  /** As many as there are processors, where absent. */
  readonly processes?: number;
  /** URL of a module that exports `findGeneratorKind`, for generators that the registry does not know. */
  readonly kindsModule?: string;
}

/** Some 16 MB a chunk. Opening a sampler for each costs little beside drawing that much. */
const CELLS_PER_CHUNK = 2 ** 21;
const MOST_BLOCKS = 16;

/** Chunks of a few blocks, so that processes end together and what waits for its turn stays small. */
export function planChunks({ schema, fittedRows }: ModelManifest, options: ParallelOptions): ChunkPlan {
  const tables = Object.entries(schema.tables).map(([name, { columns }]) => {
    const rowCount = countRows(name, options, { fittedRows });
    return { rowCount, columnCount: Object.keys(columns).length };
  });
  const blocks = Math.ceil(Math.max(0, ...tables.map(({ rowCount }) => rowCount)) / ROWS_PER_BLOCK);
  const columnCount = tables.reduce((sum, table) => sum + table.columnCount, 0);
  const asked = Math.max(1, options.processes ?? availableParallelism());
  const fitting = Math.floor(CELLS_PER_CHUNK / (ROWS_PER_BLOCK * Math.max(1, columnCount)));
  const blocksPerChunk = Math.max(1, Math.min(fitting, MOST_BLOCKS, Math.ceil(blocks / (2 * asked))));
  const chunks = Math.max(1, Math.ceil(blocks / blocksPerChunk));
  const rowCount = tables.reduce((sum, table) => sum + table.rowCount, 0);
  return { rowCount, chunks, processes: Math.min(asked, chunks) };
}
