/**
 * @file A zip archive, trusted in nothing: names are checked before anything is read, sizes are counted while
 * bytes are inflated whatever the directory declares, and every entry must match its checksum.
 */
import { crc32 } from "node:zlib";
import { isSemblanceError, type SemblanceError } from "@semblance/engine/base";
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from "yauzl";
import { ioErrors } from "../../../errors.ts";

export interface ArchiveLimits {
  readonly entries: number;
  /** Bytes that may come out of one byte of the archive, once `ratioFromBytes` have come out. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly totalBytes: number;
}

/** Deflate reaches 1032:1 on a single repeated byte; the most repetitive real table tried (KDD Cup 99) 39:1. */
export const archiveLimits: ArchiveLimits = {
  entries: 10_000,
  ratio: 250,
  ratioFromBytes: 64 * 2 ** 20,
  totalBytes: 64 * 2 ** 30,
};

/** Stored and deflated: the two methods that zip programs write unless told otherwise. */
const KNOWN_METHODS = [0, 8];

const FILE_KIND = 0o170000;
const SYMBOLIC_LINK = 0o120000;

export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #shownAs: string;
  readonly #limits: ArchiveLimits;
  #bytesOut = 0;

  private constructor(zip: ZipFile, entries: Map<string, Entry>, shownAs: string, limits: ArchiveLimits) {
    this.#zip = zip;
    this.#entries = entries;
    this.#shownAs = shownAs;
    this.#limits = limits;
  }

  static async open(path: string, shownAs: string, limits = archiveLimits): Promise<Archive> {
    const options = { decodeStrings: false, autoClose: false };
    const zip = await openPromise(path, options).catch((cause: unknown) => {
      throw describeDamage(shownAs, cause);
    });
    try {
      if (zip.entryCount > limits.entries)
        throw ioErrors.create("archive-too-many-entries", { file: shownAs, limit: limits.entries });
      return new Archive(zip, await listEntries(zip, shownAs), shownAs, limits);
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  /** Names of the files in the archive, in its order, with forward slashes. */
  get names(): string[] {
    return [...this.#entries.keys()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** The bytes of one file as they are inflated. */
  async *read(name: string): AsyncGenerator<Buffer, void, undefined> {
    const shownAs = this.#shownAs;
    const entry = this.#entries.get(name);
    if (entry === undefined) throw ioErrors.create("archive-entry-missing", { file: shownAs, name });
    if (entry.isEncrypted()) throw ioErrors.create("archive-encrypted", { file: shownAs, name });
    if (!KNOWN_METHODS.includes(entry.compressionMethod))
      throw ioErrors.create("archive-method-unknown", { file: shownAs, name });
    let checksum = 0;
    try {
      for await (const chunk of await this.#zip.openReadStreamPromise(entry)) {
        this.#countBytes(name, chunk.length);
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (cause) {
      throw isSemblanceError(cause) ? cause : describeDamage(shownAs, cause);
    }
    if (checksum !== entry.crc32) throw describeDamage(shownAs, new Error(`checksum of ${name} differs`));
  }

  close(): void {
    this.#zip.close();
  }

  #countBytes(name: string, bytes: number): void {
    this.#bytesOut += bytes;
    const { ratio, ratioFromBytes, totalBytes } = this.#limits;
    const allowed = Math.min(totalBytes, Math.max(ratioFromBytes, this.#zip.fileSize * ratio));
    if (this.#bytesOut > allowed)
      throw ioErrors.create("archive-too-large", { file: this.#shownAs, name, bytes: allowed });
  }
}

async function listEntries(zip: ZipFile, shownAs: string): Promise<Map<string, Entry>> {
  const listed: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) listed.push(entry);
  } catch (cause) {
    throw describeDamage(shownAs, cause);
  }
  refuseOverlap(listed, zip.fileSize, shownAs);
  const entries = new Map<string, Entry>();
  for (const entry of listed) {
    const name = checkEntry(entry, shownAs);
    if (name.endsWith("/")) continue;
    if (entries.has(name)) throw ioErrors.create("archive-duplicate-name", { file: shownAs, name });
    entries.set(name, entry);
  }
  return entries;
}

/** Entries that share their bytes are how a small archive unpacks to petabytes. */
function refuseOverlap(entries: readonly Entry[], fileSize: number, shownAs: string): void {
  const claimed = entries.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  if (claimed > fileSize) throw describeDamage(shownAs, new Error("entries claim more bytes than there are"));
}

/** The entry's name with forward slashes, once it is known to lead nowhere outside the archive. */
function checkEntry(entry: Entry, shownAs: string): string {
  const name = decodeName(entry, shownAs);
  if (name.includes("\0") || validateFileName(name) !== null)
    throw ioErrors.create("archive-name-unsafe", { file: shownAs, name });
  const unixMode = entry.externalFileAttributes >>> 16;
  if ((unixMode & FILE_KIND) === SYMBOLIC_LINK)
    throw ioErrors.create("archive-link", { file: shownAs, name });
  return name;
}

function decodeName({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry, shownAs: string): string {
  try {
    return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  } catch (cause) {
    throw describeDamage(shownAs, cause);
  }
}

function describeDamage(shownAs: string, cause: unknown): SemblanceError {
  return ioErrors.create("archive-damaged", { file: shownAs }, { cause });
}
