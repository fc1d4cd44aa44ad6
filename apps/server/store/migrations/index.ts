/** @file Every migration, in order. A new one is a file here and a line below; a published one never changes. */
import type { Migration } from "kysely/migration";
import * as instances from "./0001-instances.ts";

export const migrations: Readonly<Record<string, Migration>> = {
  "0001-instances": instances,
};
