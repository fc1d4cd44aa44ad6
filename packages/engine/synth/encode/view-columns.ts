import { type ColumnProfile, profileColumn, type Table, type TableSchema } from "../../table/index.ts";
import type { EncodedColumn } from "./encoder.ts";

const profileOf = new WeakMap<object, ColumnProfile>();

/** Each column with what is known of it; measured once however often it is asked for. */
export function viewColumns(table: Table, schema: TableSchema): Map<string, EncodedColumn> {
  return new Map(
    [...table.columns].map(([name, column]) => {
      let profile = profileOf.get(column);
      if (profile === undefined || profile.name !== name) {
        profile = profileColumn(table.name, name, column);
        profileOf.set(column, profile);
      }
      return [name, { name, column, schema: schema.columns[name] ?? { type: "unknown" }, profile }];
    }),
  );
}
