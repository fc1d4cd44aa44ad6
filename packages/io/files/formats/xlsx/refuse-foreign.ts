import { type FileHandle, open } from "node:fs/promises";
import { ioErrors } from "../../../errors.ts";
import type { Archive } from "../../containers/zip/archive.ts";

/** Compound files of old Office; new Office wraps a workbook into one to encrypt it. */
const COMPOUND = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ZIP = Buffer.from("PK");
const ENCRYPTED_STREAM = Buffer.from("EncryptedPackage", "utf16le");
const PIECE_BYTES = 1 << 20;

/** Throws unless the file is a zip archive at least. */
export async function refuseForeignFile(path: string, shownAs: string): Promise<void> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(COMPOUND.length);
    await file.read(head, 0, head.length, 0);
    if (head.equals(COMPOUND)) {
      const isEncrypted = await holdsBytes(file, ENCRYPTED_STREAM);
      throw ioErrors.create(isEncrypted ? "xlsx-encrypted" : "spreadsheet-format-old", { file: shownAs });
    }
    if (!head.subarray(0, ZIP.length).equals(ZIP)) throw ioErrors.create("xlsx-foreign", { file: shownAs });
  } finally {
    await file.close();
  }
}

/** Throws for the other spreadsheets that are zip archives. */
export function refuseForeignArchive(archive: Archive, shownAs: string): void {
  const isBinary = archive.names.some((name) => /(^|\/)workbook\.bin$/.test(name));
  if (isBinary || archive.has("content.xml"))
    throw ioErrors.create("spreadsheet-format-old", { file: shownAs });
  if (!archive.has("_rels/.rels")) throw ioErrors.create("xlsx-foreign", { file: shownAs });
}

async function holdsBytes(file: FileHandle, wanted: Buffer): Promise<boolean> {
  const piece = Buffer.alloc(PIECE_BYTES);
  for (let position = 0; ; position += PIECE_BYTES - wanted.length) {
    const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, position);
    if (piece.subarray(0, bytesRead).includes(wanted)) return true;
    if (bytesRead < PIECE_BYTES) return false;
  }
}
