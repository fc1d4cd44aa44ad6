/**
 * @file Files as a database. Every file is opened by readers in processes of their own, never here. A file whose
 * name alone tells its table is opened when the table is read; others once before, to see which tables they hold.
 */
import { access, constants } from "node:fs/promises";
import { join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import type { Table } from "@semblance/engine/table";
import type {
  ListedTable,
  Listing,
  ReadOptions,
  Source,
  SourceOptions,
  TableStream,
  WriteResult,
} from "../connector.ts";
import { ioErrors } from "../errors.ts";
import { exportTable } from "../exporters/index.ts";
import { ReaderPool } from "../reader/reader-pool.ts";
import { ScratchFolder } from "../reader/scratch-folder.ts";
import { FileReader, type StagedFile } from "./file-reader.ts";
import { findByExtension } from "./formats/index.ts";
import { type FilesAddress, type FolderListing, type FoundFile, listFiles } from "./list-files.ts";
import { nameTableFile } from "./name-table-file.ts";
import { readDescription } from "./read-description.ts";
import { distinctNames } from "./scratch/distinct-names.ts";
import { splitFileName } from "./split-file-name.ts";
import { TableFileStream } from "./table-file-stream.ts";

interface CatalogueEntry {
  readonly file: FoundFile;
  /** The table's name within the file, where it was opened for its tables. */
  readonly staged?: StagedFile;
  readonly index: number;
}

interface Catalogue {
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  readonly found: FolderListing;
  readonly notes: readonly string[];
}

export class FilesSource implements Source {
  readonly #address: FilesAddress;
  readonly #scratch = new ScratchFolder();
  readonly #pool: ReaderPool;
  readonly #reader: FileReader;
  #catalogue: Promise<Catalogue> | undefined;

  constructor(address: FilesAddress, options: SourceOptions) {
    const { workers = 2, memoryMb = 2_048, timeoutMs = 3_600_000 } = options;
    this.#address = address;
    this.#pool = new ReaderPool({ workers, memoryMb, timeoutMs, scratchRoot: this.#scratch.path });
    this.#reader = new FileReader(this.#pool, this.#scratch, { ...options, memoryMb });
  }

  async test(context: WorkContext): Promise<void> {
    const { path, shownAs } = this.#address;
    await access(path, constants.R_OK).catch((cause) => {
      throw ioErrors.create("source-unreadable", { path: shownAs }, { cause });
    });
    const { entries } = await this.#list(context);
    if (entries.size === 0) throw ioErrors.create("source-empty", { path: shownAs });
  }

  async introspect(context: WorkContext): Promise<Listing> {
    const { entries, found, notes } = await this.#list(context);
    const tables = [...entries].map(([name, { file, staged, index }]): ListedTable => {
      const relation = staged?.relations[index];
      const columns = relation && "csv" in relation && relation.csv.columns.map((column) => column.name);
      return { name, bytes: file.bytes, ...(columns && { columns }) };
    });
    const description = await readDescription(found.descriptions);
    return {
      tables,
      notes: [...notes, ...description.notes],
      ...(description.schema && { schema: description.schema }),
    };
  }

  read(table: string, options: ReadOptions, context: WorkContext): TableStream {
    return new TableFileStream(async () => {
      const { entries } = await this.#list(context);
      const entry = entries.get(table);
      if (entry === undefined) throw ioErrors.create("table-missing", { table, path: this.#address.shownAs });
      const staged = entry.staged ?? (await this.#reader.stage(entry.file, false, context));
      return this.#reader.read(staged, { table, index: entry.index, options }, context);
    });
  }

  /** Into the folder as a file of its own, or in place of the one file. */
  async write(
    table: string,
    batches: AsyncIterable<Table> | Iterable<Table>,
    context: WorkContext,
  ): Promise<WriteResult> {
    const { path, isFolder } = this.#address;
    const result = await exportTable(isFolder ? join(path, nameTableFile(table)) : path, batches, context);
    this.#catalogue = undefined;
    return result;
  }

  async close(): Promise<void> {
    this.#pool.close();
    this.#scratch.remove();
  }

  #list(context: WorkContext): Promise<Catalogue> {
    this.#catalogue ??= this.#makeCatalogue(context).catch((error) => {
      this.#catalogue = undefined;
      throw error;
    });
    return this.#catalogue;
  }

  async #makeCatalogue(context: WorkContext): Promise<Catalogue> {
    const found = await listFiles(this.#address, (file) => this.#reader.unpack(file, context));
    const opened = await Promise.all(
      found.tables.map(async (file) => {
        const { table, extension } = splitFileName(file.name);
        if (findByExtension(extension)?.isOneTable) return [{ name: table, file, index: 0 }];
        const staged = await this.#reader.stage(file, true, context);
        return staged.relations.map((relation, index) => ({ name: relation.table, file, staged, index }));
      }),
    );
    const all: (CatalogueEntry & { name: string })[] = opened.flat();
    const names = distinctNames(all.map(({ name }) => name));
    const renamed = all.flatMap(({ name, file }, index) =>
      name === names[index]
        ? []
        : [`Two tables are called ${name}; that of ${file.shownAs} is ${names[index]} here.`],
    );
    const notes = [...found.notes, ...renamed, ...new Set(all.flatMap(({ staged }) => staged?.notes ?? []))];
    return { entries: new Map(all.map((entry, index) => [names[index] as string, entry])), found, notes };
  }
}
