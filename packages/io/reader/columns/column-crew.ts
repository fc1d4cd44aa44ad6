/**
 * @file Columns built side by side: each belongs to one thread, which sees all its cells in order, so nothing has
 * to be merged and the outcome is the same however many threads there are. Cells lie in shared memory. Short
 * tables are built by the calling thread alone.
 */
import type { Column } from "@semblance/engine/table/columns";
import type { Cells } from "./cells.ts";
import { ColumnBuilder } from "./column-builder.ts";
import { ColumnHelper } from "./column-helper.ts";
import type { ColumnTask } from "./column-task.ts";
import { shareOut } from "./share-out.ts";

export interface CrewPlan {
  readonly tasks: readonly ColumnTask[];
  /** Threads besides the calling one. */
  readonly helpers: number;
  /** About how many rows will come, where that can be told. */
  readonly rows: number;
  /** The first cells, from which the work in each column is guessed. */
  readonly first: Cells;
  /** Work of the calling thread besides the columns, in nanoseconds a row. */
  readonly ownLoad: number;
}

export class ColumnCrew {
  readonly #tasks: readonly ColumnTask[];
  readonly #own: readonly { task: ColumnTask; builder: ColumnBuilder }[];
  readonly #helpers: readonly ColumnHelper[];

  constructor({ tasks, helpers, rows, first, ownLoad }: CrewPlan) {
    const [own = [], ...others] = shareOut(tasks, first, { hands: 1 + helpers, ownLoad });
    this.#tasks = tasks;
    this.#own = own.map((task) => ({ task, builder: new ColumnBuilder(task) }));
    for (const { builder } of this.#own) builder.reserve(rows);
    this.#helpers = others.filter((share) => share.length > 0).map((share) => new ColumnHelper(share, rows));
  }

  /** Resolves when the memory of the cells may be used again. */
  async take(cells: Cells): Promise<void> {
    const others = this.#helpers.map((helper) => helper.take(cells));
    for (const { task, builder } of this.#own) builder.take(cells, task.column);
    await Promise.all(others);
  }

  /** The columns, in the order of the tasks. */
  async finish(): Promise<[string, Column][]> {
    const others = this.#helpers.map((helper) => helper.finish());
    const built = new Map<ColumnTask, Column>(this.#own.map(({ task, builder }) => [task, builder.finish()]));
    for (const [index, columns] of (await Promise.all(others)).entries())
      for (const [place, task] of this.#helpers[index]!.tasks.entries())
        built.set(task, columns[place] as Column);
    return this.#tasks.map((task) => [task.name, built.get(task) as Column]);
  }

  /** For work that failed; after `finish` the helpers are gone already. */
  close(): void {
    for (const helper of this.#helpers) helper.close();
  }
}
