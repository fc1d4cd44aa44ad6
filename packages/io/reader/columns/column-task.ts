import type { ColumnSchema } from "@semblance/engine/table/columns";

/** A column to be built from cells. */
export interface ColumnTask {
  readonly name: string;
  /** Its place among the cells of a row. */
  readonly column: number;
  /** Text by right. */
  readonly isText: boolean;
  readonly declared?: ColumnSchema | undefined;
}
