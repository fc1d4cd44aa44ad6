/** @file What caller and child say to each other. Everything is plain data; tables travel as spool files. */
import type { TableSchema } from "@semblance/engine/table";
import type { ChildMessage } from "../child/watched-process.ts";
import type { ReadOptions, ReadSummary } from "../connector.ts";
import type { Relation } from "../files/file-format.ts";
import type { FoundFile } from "../files/list-files.ts";

export interface FileAddress {
  readonly path: string;
  /** The file as the user named it, for messages. */
  readonly shownAs: string;
  /** The file's name in its folder or archive, whose extensions tell the format. */
  readonly name: string;
}

/** Makes relations of a file, in a scratch folder that lives until the table has been read. */
export interface StageJob {
  readonly kind: "stage";
  readonly file: FileAddress;
  readonly scratch: string;
  readonly format: Readonly<Record<string, string>>;
  readonly rejectShare: number;
  readonly rejectsFolder?: string;
}

export interface Staged {
  readonly relations: readonly Relation[];
  readonly notes: readonly string[];
}

/** Reads one relation into a spool file. */
export interface ReadJob {
  readonly kind: "read";
  readonly file: FileAddress;
  readonly relation: Relation;
  readonly scratch: string;
  readonly spool: string;
  readonly memoryMb: number;
  readonly rejectShare: number;
  readonly rejectsFolder?: string;
  readonly declared?: TableSchema;
  readonly options: Pick<ReadOptions, "columns" | "sample" | "batchRows">;
}

/** Takes the files out of an archive that may be tables or describe some. */
export interface UnpackJob {
  readonly kind: "unpack";
  readonly file: FileAddress;
  readonly scratch: string;
}

export type ReaderJob = UnpackJob | StageJob | ReadJob;
export interface ReaderResults {
  readonly unpack: FoundFile[];
  readonly stage: Staged;
  readonly read: ReadSummary;
}
export type ReaderResult<J extends ReaderJob> = ReaderResults[J["kind"]];

export type ReaderMessage = ChildMessage<ReaderResults[keyof ReaderResults]>;
