import { Worker } from "node:worker_threads";
import { type Column, Dictionary, type PackedTexts } from "@semblance/engine/table/columns";
import type { Cells } from "./cells.ts";
import type { ColumnTask } from "./column-task.ts";

/** A column without its class of dictionary, as it goes from thread to thread. */
export type PlainColumn = { readonly column: Column; readonly texts?: PackedTexts };

export type HelperOrder =
  | { readonly kind: "take"; readonly cells: SharedCells }
  | { readonly kind: "finish" };
export type SharedCells = Omit<Cells, "input"> & { readonly bytes: Uint8Array };

interface Waiting {
  resolve(answer: PlainColumn[] | undefined): void;
  reject(error: unknown): void;
}

/** Another thread that builds some of the columns. */
export class ColumnHelper {
  readonly tasks: readonly ColumnTask[];
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: unknown;

  constructor(tasks: readonly ColumnTask[], rows: number) {
    this.tasks = tasks;
    this.#worker = new Worker(new URL("./column-thread.ts", import.meta.url), {
      workerData: { tasks, rows },
    });
    this.#worker.on("message", (answer: PlainColumn[] | undefined) => this.#waiting.shift()?.resolve(answer));
    this.#worker.on("error", (error) => this.#fail(error));
    this.#worker.on("exit", () => this.#fail(new Error("a thread that builds columns ended early")));
  }

  async take({ input, ...cells }: Cells): Promise<void> {
    await this.#order({ kind: "take", cells: { ...cells, bytes: input.bytes } });
  }

  async finish(): Promise<Column[]> {
    const columns = (await this.#order({ kind: "finish" })) ?? [];
    return columns.map(({ column, texts }) =>
      column.kind === "text" && texts !== undefined
        ? { ...column, dictionary: Dictionary.packed(texts) }
        : column,
    );
  }

  close(): void {
    void this.#worker.terminate();
  }

  #order(order: HelperOrder): Promise<PlainColumn[] | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(order);
    });
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
  }
}
