import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { Connector } from "../connector.ts";
import { ioErrors } from "../errors.ts";
import { FilesSource } from "./files-source.ts";

/** A file, a folder or a zip archive: a database of one table per file. */
export const filesConnector: Connector = {
  kind: "files",
  accepts: (address) => !/^[a-z][a-z\d+.-]+:\/\//i.test(address),
  async open(address, options) {
    const path = resolve(address);
    const found = await stat(path).catch((cause) => {
      throw ioErrors.create("source-missing", { path: address }, { cause });
    });
    return new FilesSource({ path, shownAs: address, isFolder: found.isDirectory() }, options);
  },
};
