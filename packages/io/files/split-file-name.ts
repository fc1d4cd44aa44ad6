import { basename } from "node:path";

/** Endings that say how a file is packed, not what is in it. */
const PACKED = /\.(gz|gzip|zst|zstd)$/i;

export interface FileName {
  /** The name without its extensions: `orders.csv.gz` is the table `orders`. */
  readonly table: string;
  /** With the dot and in small letters; empty where the name has none. */
  readonly extension: string;
}

export function splitFileName(path: string): FileName {
  const plain = basename(path).replace(PACKED, "");
  const dot = plain.lastIndexOf(".");
  if (dot <= 0) return { table: plain, extension: "" };
  return { table: plain.slice(0, dot), extension: plain.slice(dot).toLowerCase() };
}
