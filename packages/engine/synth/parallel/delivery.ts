import type { SampledBatch } from "../generator.ts";

/** The batches of one chunk: they come when they come, and are read in order. */
export class Delivery {
  readonly #waiting: (() => SampledBatch)[] = [];
  #isEnded = false;
  #failure: Error | undefined;
  #wake = () => {};

  /** `unpack` is called when the batch is read. */
  push(unpack: () => SampledBatch): void {
    this.#waiting.push(unpack);
    this.#wake();
  }

  end(): void {
    this.#isEnded = true;
    this.#wake();
  }

  fail(failure: Error): void {
    this.#failure ??= failure;
    this.#wake();
  }

  async *read(): AsyncGenerator<SampledBatch> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      const unpack = this.#waiting.shift();
      if (unpack !== undefined) yield unpack();
      else if (this.#isEnded) return;
      else
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
    }
  }
}
