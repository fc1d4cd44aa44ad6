/** @file Where things stand in the data folder. */
import { join } from "node:path";

export interface DatabaseFiles {
  /** Made in one rename, so it is there whole or not at all; a link where the files had to go elsewhere. */
  readonly home: string;
  readonly cluster: string;
  readonly password: string;
  readonly log: string;
}

export function databaseFiles(home: string): DatabaseFiles {
  return {
    home,
    cluster: join(home, "cluster"),
    password: join(home, "password"),
    log: join(home, "postgresql.log"),
  };
}

/** For accounts that may not enter the folder where the repository lies. */
export const SYSTEM_FOLDER = "/var/lib/semblance";
export const DATABASE_USER = "semblance";
