/** @file Items one at a time, so that one loop can stop where another goes on. */

export class Cursor<T> {
  readonly #iterator: Iterator<T> | AsyncIterator<T>;
  /** `undefined` behind the last one. */
  current: T | undefined;

  private constructor(items: Iterable<T> | AsyncIterable<T>) {
    this.#iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  }

  /** Stands on the first item. */
  static async open<T>(items: Iterable<T> | AsyncIterable<T>): Promise<Cursor<T>> {
    const cursor = new Cursor(items);
    await cursor.advance();
    return cursor;
  }

  async advance(): Promise<void> {
    const { done, value } = await this.#iterator.next();
    this.current = done ? undefined : value;
  }

  /** Lets go of a source that was not read to its end. */
  async close(): Promise<void> {
    if (this.current !== undefined) await this.#iterator.return?.();
  }
}
