import type { Random } from "../../base/index.ts";
import type { Table } from "../../table/index.ts";
import { ColumnSketch } from "./column-sketch.ts";
import type { Reference, ReferenceColumn } from "./reference.ts";
import { RowHashes } from "./row-hashes.ts";
import { RowSet } from "./row-set.ts";

/** Values of windows of up to so many rows are all kept: their quantiles are exact. */
const WINDOW_QUANTILES = 1_024;
/** Up to twice as many categories are counted exactly. */
const WINDOW_CATEGORIES = 1_024;
/** Up to so many different rows repeats are counted exactly; 1.2 MB. */
const WINDOW_ROWS = 2 ** 16;

/** What is kept of the rows of a window. Windows of one reference merge: a day out of hours. */
export class WindowSketch {
  readonly reference: Reference;
  /** One for each column of the reference. */
  readonly columns: readonly ColumnSketch[];
  readonly distinctRows = new RowSet({ limit: WINDOW_ROWS });
  /** Rows that equal one of the reference. */
  copies = 0;
  rows = 0;

  /** Windows that are merged later want a random stream each. */
  constructor(reference: Reference, random: Random) {
    this.reference = reference;
    this.columns = reference.columns.map((column, at) => openSketch(column, random.partition(at)));
  }

  add(batch: Table): void {
    const { columns } = this.reference;
    const hashes = new RowHashes(batch.rowCount);
    for (const [at, { name, read, isCompared }] of columns.entries()) {
      const cells = read(batch.columns.get(name), batch.rowCount);
      (this.columns[at] as ColumnSketch).add(cells);
      if (isCompared) hashes.absorb(cells);
    }
    for (let row = 0; row < batch.rowCount; row++)
      this.#addRow(hashes.high[row] as number, hashes.low[row] as number);
    this.rows += batch.rowCount;
  }

  /** The other stays as it is. */
  merge(other: WindowSketch): void {
    if (other.reference !== this.reference)
      throw new TypeError("windows of different references do not merge");
    for (const [at, column] of this.columns.entries()) column.merge(other.columns[at] as ColumnSketch);
    this.distinctRows.merge(other.distinctRows);
    this.copies += other.copies;
    this.rows += other.rows;
  }

  #addRow(high: number, low: number): void {
    this.distinctRows.add(high, low);
    if (this.reference.rows.has(high, low)) this.copies += 1;
  }
}

function openSketch({ compared }: ReferenceColumn, random: Random): ColumnSketch {
  return new ColumnSketch({
    random,
    quantileCapacity: compared.kind === "numbers" ? WINDOW_QUANTILES : undefined,
    frequencyCapacity: compared.kind === "categories" ? WINDOW_CATEGORIES : undefined,
    ...(compared.kind === "numbers" && { bounds: compared.bounds }),
  });
}
