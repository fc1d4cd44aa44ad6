import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import { sameType, type Table, tableErrors } from "@semblance/engine/table";

/** What is known of batches on their way into a file. */
export interface BatchJourney {
  rowCount: number;
  columnCount: number;
  /** What their source threw, to be told from a failure of the disk. */
  failure?: { readonly error: unknown };
}

/** Passes batches on; counts, reports, heeds cancellation and refuses a batch unlike the first. */
export async function* followBatches(
  batches: AsyncIterable<Table> | Iterable<Table>,
  journey: BatchJourney,
  { signal, onProgress }: WorkContext,
): AsyncGenerator<Table> {
  let first: Table | undefined;
  try {
    for await (const batch of batches) {
      throwIfCancelled(signal);
      first ??= batch;
      requireSameColumns(first, batch);
      journey.columnCount = batch.columns.size;
      if (batch.columns.size > 0) yield batch;
      journey.rowCount += batch.rowCount;
      onProgress?.({ phase: "writing", done: journey.rowCount, unit: "rows" });
    }
  } catch (error) {
    journey.failure = { error };
    throw error;
  }
}

function requireSameColumns(first: Table, batch: Table): void {
  if (first === batch) return;
  const names = [...batch.columns.keys()];
  for (const [index, [name, column]] of [...first.columns].entries()) {
    const other = names[index] === name ? batch.columns.get(name) : undefined;
    if (other === undefined || !sameType(column, other))
      throw tableErrors.create("columns-differ", { table: first.name, column: name });
  }
  const extra = names[first.columns.size];
  if (extra !== undefined) throw tableErrors.create("columns-differ", { table: first.name, column: extra });
}
