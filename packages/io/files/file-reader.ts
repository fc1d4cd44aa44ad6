/** @file What is asked of the readers, file by file: unpack an archive, make a file ready, read a table of it. */
import { rm } from "node:fs/promises";
import type { WorkContext } from "@semblance/engine/base";
import type { ReadOptions, SourceOptions } from "../connector.ts";
import type { ReaderPool } from "../reader/reader-pool.ts";
import type { ScratchFolder } from "../reader/scratch-folder.ts";
import type { Relation } from "./file-format.ts";
import type { FoundFile } from "./list-files.ts";
import type { SpooledTable } from "./table-file-stream.ts";

export interface StagedFile {
  readonly file: FoundFile;
  /** Where its intermediate files lie. */
  readonly scratch: string;
  readonly relations: readonly Relation[];
  readonly notes: readonly string[];
  /** Whether it is kept for other tables that are read later. */
  readonly isKept: boolean;
}

/** The share of a table's rows that may be wrong. */
const REJECT_SHARE = 0.01;

export class FileReader {
  readonly #pool: ReaderPool;
  readonly #scratch: ScratchFolder;
  readonly #options: SourceOptions & { readonly memoryMb: number };

  constructor(
    pool: ReaderPool,
    scratch: ScratchFolder,
    options: SourceOptions & { readonly memoryMb: number },
  ) {
    this.#pool = pool;
    this.#scratch = scratch;
    this.#options = options;
  }

  /** The files of an archive that `wants` accepts. */
  async unpack(file: FoundFile, context: WorkContext): Promise<FoundFile[]> {
    const scratch = this.#scratch.makeFolder();
    return this.#pool.run({ kind: "unpack", file, scratch }, context);
  }

  async stage(file: FoundFile, isKept: boolean, context: WorkContext): Promise<StagedFile> {
    const scratch = this.#scratch.makeFolder();
    const { format = {} } = this.#options;
    const job = { kind: "stage", file, scratch, format, ...this.#rejects } as const;
    const { relations, notes } = await this.#pool.run(job, context);
    return { file, scratch, relations, notes, isKept };
  }

  async read(
    { file, scratch, relations, notes, isKept }: StagedFile,
    { table, index, options }: { table: string; index: number; options: ReadOptions },
    context: WorkContext,
  ): Promise<SpooledTable> {
    const { schema, columns, sample, batchRows } = options;
    const declared = schema?.tables[table];
    const spool = this.#scratch.nextPath();
    const summary = await this.#pool.run(
      {
        kind: "read",
        file,
        relation: { ...(relations[index] as Relation), table },
        scratch,
        spool,
        memoryMb: Math.floor(this.#options.memoryMb / 2),
        ...this.#rejects,
        ...(declared && { declared }),
        options: { ...(columns && { columns }), ...(sample && { sample }), ...(batchRows && { batchRows }) },
      },
      context,
    );
    if (!isKept) await rm(scratch, { recursive: true, force: true });
    return { spool, summary: notes.length === 0 ? summary : { ...summary, notes } };
  }

  get #rejects() {
    const { rejectShare = REJECT_SHARE, rejectsFolder } = this.#options;
    return { rejectShare, ...(rejectsFolder && { rejectsFolder }) };
  }
}
