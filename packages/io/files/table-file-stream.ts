import type { Table } from "@semblance/engine/table";
import type { ReadSummary, TableStream } from "../connector.ts";
import { readSpool } from "../reader/spool/read-spool.ts";

export interface SpooledTable {
  readonly spool: string;
  readonly summary: ReadSummary;
}

/** Reading begins with the first batch that is asked for. */
export class TableFileStream implements TableStream {
  readonly summary: Promise<ReadSummary>;
  readonly #start: () => Promise<SpooledTable>;
  #settle: { resolve(summary: ReadSummary): void; reject(error: unknown): void };

  constructor(start: () => Promise<SpooledTable>) {
    const { promise, ...settle } = Promise.withResolvers<ReadSummary>();
    this.#start = start;
    this.#settle = settle;
    this.summary = promise;
    // Who takes the batches meets the error there; it need not be met a second time.
    promise.catch(() => {});
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Table> {
    try {
      const { spool, summary } = await this.#start();
      yield* readSpool(spool);
      this.#settle.resolve(summary);
    } catch (error) {
      this.#settle.reject(error);
      throw error;
    }
  }
}
