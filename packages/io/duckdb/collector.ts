import type { Column } from "@semblance/engine/table/columns";
import { NullMask } from "../reader/columns/growing-array.ts";
import type { Values, ValuesPlan } from "./column-plan.ts";

/** Gathers the chunks of one column. */
export class Collector {
  readonly plan: ValuesPlan;
  readonly nulls = new NullMask();
  values: Values;
  length = 0;

  constructor(plan: ValuesPlan) {
    this.plan = plan;
    this.values = plan.make(1 << 14);
  }

  finish(): Column {
    const { length } = this;
    return this.plan.wrap(this.values.slice(0, length), { length, ...this.nulls.finish(length) });
  }
}
