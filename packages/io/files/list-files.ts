/** @file Which files of a folder are tables, which describe them, and which are none of our business. */
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, sep } from "node:path";
import { findByExtension } from "./formats/index.ts";
import { splitFileName } from "./split-file-name.ts";

export interface FoundFile {
  readonly path: string;
  /** Its name in the folder or archive. */
  readonly name: string;
  readonly shownAs: string;
  readonly bytes: number;
}

export interface FolderListing {
  readonly tables: readonly FoundFile[];
  /** Files that may hold a schema. */
  readonly descriptions: readonly FoundFile[];
  readonly notes: readonly string[];
}

const DESCRIPTION = /^(metadata|manifest)\.json$|\.schema\.json$/i;

export type FileKind = "table" | "description" | "hidden" | "unknown";

/** By its name alone. */
export function judgeName(name: string): FileKind {
  const plain = basename(name);
  if (plain.startsWith(".") || plain.startsWith("~$")) return "hidden";
  if (DESCRIPTION.test(plain)) return "description";
  return findByExtension(splitFileName(plain).extension) === undefined ? "unknown" : "table";
}

export interface FilesAddress {
  readonly path: string;
  readonly shownAs: string;
  readonly isFolder: boolean;
}

/** `unpack` takes the files out of an archive. */
export async function listFiles(
  { path, shownAs, isFolder }: FilesAddress,
  unpack: (archive: FoundFile) => Promise<FoundFile[]>,
): Promise<FolderListing> {
  if (isFolder) return listFolder(path);
  const { size } = await stat(path);
  const file: FoundFile = { path, name: basename(path), shownAs, bytes: size };
  if (!/\.zip$/i.test(path)) return { tables: [file], descriptions: [], notes: [] };
  const files = await unpack(file);
  return {
    tables: files.filter(({ name }) => judgeName(name) === "table"),
    descriptions: files.filter(({ name }) => judgeName(name) === "description"),
    notes: [],
  };
}

async function listFolder(folder: string): Promise<FolderListing> {
  const root = await realpath(folder);
  const tables: FoundFile[] = [];
  const descriptions: FoundFile[] = [];
  const notes: string[] = [];
  for (const name of (await readdir(root)).sort()) {
    const kind = judgeName(name);
    if (kind === "hidden") continue;
    const path = await realpath(join(root, name)).catch(() => undefined);
    if (path === undefined || !path.startsWith(root + sep)) {
      notes.push(`${name} is a link that leads out of the folder and was left out.`);
      continue;
    }
    const found = await stat(path);
    if (!found.isFile()) notes.push(`${name} is no file and was left out.`);
    else if (kind === "unknown") notes.push(`${name} is in no format that holds tables and was left out.`);
    else (kind === "table" ? tables : descriptions).push({ path, name, shownAs: name, bytes: found.size });
  }
  return { tables, descriptions, notes };
}
