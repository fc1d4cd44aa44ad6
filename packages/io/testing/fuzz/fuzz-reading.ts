/**
 * @file Broken files read by warm readers, many per second. Whatever a file holds, reading it must end, within a
 * time, in a table or in an error with a code; a reader may die of it, its caller may not.
 */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isSemblanceError, Random } from "@semblance/engine/base";
import { FileReader } from "../../files/file-reader.ts";
import { type FoundFile, judgeName } from "../../files/list-files.ts";
import { ReaderPool } from "../../reader/reader-pool.ts";
import { ScratchFolder } from "../../reader/scratch-folder.ts";
import { readSpool } from "../../reader/spool/read-spool.ts";
import { mutateBytes } from "./mutate.ts";
import type { FuzzedParser } from "./seed-files.ts";

export interface FuzzOptions {
  readonly seed: string;
  /** Numbers of the files to make: each alone is made again from seed, parser and number. */
  readonly first: number;
  readonly files: number;
  readonly workers: number;
  readonly memoryMb: number;
  readonly timeoutMs: number;
}

export interface FuzzReport {
  readonly parser: string;
  readonly files: number;
  /** How often each outcome: `table`, or the code of an error. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** Files that ended in neither, by number, and in what. */
  readonly broken: readonly { readonly file: number; readonly reason: string }[];
  readonly slowestMs: number;
  readonly elapsedMs: number;
  /** The most that this process, the caller, grew by. */
  readonly grownMb: number;
}

/** The file of that number. The first ones are sound, as a test of the test. */
export function makeBrokenFile(parser: FuzzedParser, seed: string, number: number): Uint8Array {
  const unbroken = parser.seeds[number];
  if (unbroken !== undefined) return parser.wrap?.(unbroken) ?? unbroken;
  const random = new Random(`${seed}/${parser.name}/${number}`);
  const sound = parser.seeds[random.below(parser.seeds.length)] as Uint8Array;
  const broken = mutateBytes(sound, parser.tokens, random);
  return parser.wrap?.(broken) ?? broken;
}

/** Keeps its readers from parser to parser: they are slower to start than a hundred files are to read. */
export class FuzzBench {
  readonly #options: FuzzOptions;
  readonly #scratch = new ScratchFolder();
  readonly #pool: ReaderPool;
  readonly #reader: FileReader;

  constructor(options: FuzzOptions) {
    const { workers, memoryMb, timeoutMs } = options;
    this.#options = options;
    this.#pool = new ReaderPool({ workers, memoryMb, timeoutMs, scratchRoot: this.#scratch.path });
    this.#reader = new FileReader(this.#pool, this.#scratch, { memoryMb });
  }

  async fuzz(parser: FuzzedParser): Promise<FuzzReport> {
    const { first, files, workers, seed } = this.#options;
    const tally = new Tally();
    let next = first;
    const work = async () => {
      while (next < first + files) {
        const number = next++;
        const bytes = makeBrokenFile(parser, seed, number);
        const startMs = performance.now();
        tally.add(number, await this.#readBytes(parser.extension, bytes), performance.now() - startMs);
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    return tally.report(parser.name);
  }

  close(): void {
    this.#pool.close();
    this.#scratch.remove();
  }

  /** `table`, the code of an error, or an error without one. */
  async #readBytes(extension: string, bytes: Uint8Array): Promise<string | Error> {
    const name = `broken${extension}`;
    const folder = this.#scratch.makeFolder();
    const path = join(folder, name);
    await writeFile(path, bytes);
    const file: FoundFile = { path, name, shownAs: name, bytes: bytes.length };
    try {
      const files = extension === ".zip" ? await this.#reader.unpack(file, {}) : [file];
      for (const one of files) if (judgeName(one.name) === "table") await readTables(this.#reader, one);
      return "table";
    } catch (error) {
      if (isSemblanceError(error)) return error.code;
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function readTables(reader: FileReader, file: FoundFile): Promise<void> {
  const staged = await reader.stage(file, true, {});
  try {
    for (const [index, { table }] of staged.relations.entries()) {
      const { spool, summary } = await reader.read(staged, { table, index, options: {} }, {});
      let rows = 0;
      for await (const batch of readSpool(spool)) rows += requireWhole(batch);
      if (rows !== summary.rowCount) throw new Error(`${rows} rows were read of ${summary.rowCount}`);
    }
  } finally {
    await rm(staged.scratch, { recursive: true, force: true });
  }
}

type Batch = typeof readSpool extends (path: string) => AsyncGenerator<infer T> ? T : never;

/** Columns are as long as their table, and codes lie in their dictionaries. */
function requireWhole({ columns, rowCount }: Batch): number {
  for (const [name, column] of columns) {
    const { length } = column.kind === "text" ? column.codes : column.values;
    if (length !== rowCount) throw new Error(`column ${name} has ${length} rows, its table ${rowCount}`);
    if (column.kind !== "text") continue;
    const { size } = column.dictionary;
    if (column.codes.some((code, row) => column.nulls?.[row] !== 1 && (code < 0 || code >= size)))
      throw new Error(`column ${name} has a code without a text`);
  }
  return rowCount;
}

class Tally {
  readonly #outcomes = new Map<string, number>();
  readonly #broken: { file: number; reason: string }[] = [];
  readonly #startMs = performance.now();
  readonly #startBytes = process.memoryUsage.rss();
  #peakBytes = 0;
  #slowestMs = 0;
  #files = 0;

  add(file: number, outcome: string | Error, elapsedMs: number): void {
    const name = outcome instanceof Error ? "no code" : outcome;
    if (outcome instanceof Error) this.#broken.push({ file, reason: outcome.stack ?? outcome.message });
    this.#outcomes.set(name, (this.#outcomes.get(name) ?? 0) + 1);
    this.#slowestMs = Math.max(this.#slowestMs, elapsedMs);
    this.#peakBytes = Math.max(this.#peakBytes, process.memoryUsage.rss());
    this.#files++;
  }

  report(parser: string): FuzzReport {
    return {
      parser,
      files: this.#files,
      outcomes: new Map([...this.#outcomes].sort(([, a], [, b]) => b - a)),
      broken: this.#broken,
      slowestMs: this.#slowestMs,
      elapsedMs: performance.now() - this.#startMs,
      grownMb: Math.max(0, this.#peakBytes - this.#startBytes) / 2 ** 20,
    };
  }
}
