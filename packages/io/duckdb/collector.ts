import type { DuckDBVector } from "@duckdb/node-api";
import type { Column } from "@semblance/engine/table/columns";
import { NullMask } from "../reader/columns/growing-array.ts";
import type { Values, ValuesPlan } from "./column-plan.ts";
import { copyValues, forEachNull } from "./raw-vector.ts";

/** Gathers the chunks of one column, of which it is known how long it is. */
export class Collector {
  readonly plan: ValuesPlan;
  readonly values: Values;
  readonly #nulls = new NullMask();
  #length = 0;

  constructor(plan: ValuesPlan, rowCount: number) {
    this.plan = plan;
    this.values = plan.make(rowCount);
  }

  take(vector: DuckDBVector): void {
    const start = this.#length;
    this.#length += vector.itemCount;
    copyValues(vector, this.values, start);
    const zero = this.values instanceof BigInt64Array ? 0n : 0;
    forEachNull(vector, (row) => {
      this.#nulls.mark(start + row);
      this.values[start + row] = zero;
    });
  }

  finish(): Column {
    const length = this.#length;
    return this.plan.wrap(this.values, { length, ...this.#nulls.finish(length) });
  }
}
