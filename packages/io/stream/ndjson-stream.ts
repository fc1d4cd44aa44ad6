/**
 * @file NDJSON that comes in as it is made, from a pipe or a socket: an object a line, and a batch of text columns for
 * whatever lines a chunk has ended, so that nobody waits for a batch to be full. Lines that cannot be read are counted
 * and passed over; the next chunk is taken when the batch has been dealt with.
 */
import { type CellValue, columnFromValues, makeTable, type Table } from "@semblance/engine/table";
import type { ReadSummary, TableStream } from "../connector.ts";
import { LineSplitter } from "./line-splitter.ts";

export interface NdjsonStreamOptions {
  readonly table: string;
  /** `address.city` is a key of that name, or `city` of the object at `address`. Other keys are passed over. */
  readonly columns: readonly string[];
  /** A longer line is passed over; 1 MiB unless said. */
  readonly maxLineBytes?: number;
  /** Called at once; the reason holds nothing of the line. */
  readonly onRejected?: (line: number, reason: string) => void;
}

type Row = Readonly<Record<string, unknown>>;

const MAX_LINE_BYTES = 2 ** 20;
/** Names of passed-over keys that are told. */
const MOST_TOLD = 20;
const LONGEST_TOLD = 60;
const SPACES = /^\s*$/;
const decoder = new TextDecoder("utf-8", { fatal: true });

export function readNdjsonStream(
  chunks: AsyncIterable<Uint8Array>,
  options: NdjsonStreamOptions,
): TableStream {
  const { promise, resolve, reject } = Promise.withResolvers<ReadSummary>();
  // Whoever takes the batches hears of the failure there.
  promise.catch(() => undefined);
  async function* batches(): AsyncGenerator<Table> {
    const intake = new Intake(options);
    try {
      for await (const chunk of chunks) {
        intake.push(chunk);
        const batch = intake.takeBatch();
        if (batch !== undefined) yield batch;
      }
      intake.end();
      const last = intake.takeBatch();
      if (last !== undefined) yield last;
      resolve(intake.summarise());
    } catch (error) {
      reject(error);
      throw error;
    } finally {
      // Whoever takes no more than some batches gets the summary of those.
      resolve(intake.summarise());
    }
  }
  return { summary: promise, [Symbol.asyncIterator]: batches };
}

class Intake {
  readonly #options: NdjsonStreamOptions;
  readonly #columns: readonly { readonly name: string; readonly find: (row: Row) => unknown }[];
  readonly #known: ReadonlySet<string>;
  readonly #unknown = new Set<string>();
  readonly #splitter: LineSplitter;
  /** Cells by row, in the order of the columns. */
  #rows: CellValue[][] = [];
  #line = 0;
  #rowCount = 0;
  #rejected: { count: number; firstLine: number; firstReason: string } | undefined;

  constructor(options: NdjsonStreamOptions) {
    this.#options = options;
    this.#columns = options.columns.map((name) => ({ name, find: finderOf(name) }));
    this.#known = new Set(options.columns.flatMap((name) => [name, headOf(name)]));
    this.#splitter = new LineSplitter(options.maxLineBytes ?? MAX_LINE_BYTES, (line) => this.#takeLine(line));
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  end(): void {
    this.#splitter.end();
  }

  takeBatch(): Table | undefined {
    if (this.#rows.length === 0) return undefined;
    const rows = this.#rows;
    this.#rows = [];
    const columns = this.#columns.map(
      ({ name }, at) => [name, columnFromValues(rows.map((cells) => cells[at]))] as const,
    );
    return makeTable(this.#options.table, columns);
  }

  summarise(): ReadSummary {
    const names = [...this.#unknown].join(", ");
    const more = this.#unknown.size === MOST_TOLD ? " …" : "";
    return {
      rowCount: this.#rowCount,
      ...(this.#rejected && { rejected: this.#rejected }),
      ...(names !== "" && { notes: [`keys that the reference has not were passed over: ${names}${more}`] }),
    };
  }

  #takeLine(bytes: Uint8Array | undefined): void {
    this.#line += 1;
    const row = bytes === undefined ? "it is too long" : readRow(bytes);
    if (typeof row === "string") this.#reject(row);
    else if (row !== undefined) this.#accept(row);
  }

  #accept(row: Row): void {
    const cells = this.#readCells(row);
    if (cells === undefined) {
      this.#reject("it is nested too deep");
      return;
    }
    this.#rows.push(cells);
    this.#rowCount += 1;
    if (this.#unknown.size < MOST_TOLD) this.#noteKeys(row);
  }

  /** What was parsed without recursion may be too deep to be written as text again. */
  #readCells(row: Row): CellValue[] | undefined {
    try {
      return this.#columns.map(({ find }) => toText(find(row)));
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    }
  }

  #reject(reason: string): void {
    this.#rejected ??= { count: 0, firstLine: this.#line, firstReason: reason };
    this.#rejected.count += 1;
    this.#options.onRejected?.(this.#line, reason);
  }

  #noteKeys(row: Row): void {
    for (const key of Object.keys(row))
      if (!this.#known.has(key) && this.#unknown.size < MOST_TOLD) this.#unknown.add(clip(key));
  }
}

/** The row, why there is none, or `undefined` for an empty line. */
function readRow(bytes: Uint8Array): Row | string | undefined {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return "it is not UTF-8";
  }
  try {
    const value: unknown = JSON.parse(text);
    const isRow = typeof value === "object" && value !== null && !Array.isArray(value);
    return isRow ? (value as Row) : "it is no object";
  } catch {
    return SPACES.test(text) ? undefined : "it is not JSON";
  }
}

function headOf(name: string): string {
  const dot = name.indexOf(".");
  return dot === -1 ? name : name.slice(0, dot);
}

function finderOf(name: string): (row: Row) => unknown {
  const head = headOf(name);
  const tail = name.slice(head.length + 1);
  return (row) => {
    if (Object.hasOwn(row, name)) return row[name];
    const inner = tail !== "" && Object.hasOwn(row, head) ? row[head] : undefined;
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, tail)) return undefined;
    return (inner as Row)[tail];
  };
}

function toText(value: unknown): CellValue {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function clip(key: string): string {
  return key.length > LONGEST_TOLD ? `${key.slice(0, LONGEST_TOLD)}…` : key;
}
