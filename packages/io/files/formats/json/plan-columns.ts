import type { CsvColumn } from "../../file-format.ts";
import { type JsonKey, Kind } from "./key-tree.ts";
import type { RecordParser } from "./record-parser.ts";

export interface JsonColumn extends CsvColumn {
  readonly key: JsonKey;
}

const SCALARS = Kind.number | Kind.truth | Kind.string | Kind.escaped;
const NESTED = Kind.array | Kind.object;

/**
 * One column a key. Objects are spread one level (`address.city`), as in every table that people make of such
 * files; arrays, what lies deeper, and objects whose keys are data stay JSON. Where some rows have plain values and
 * others nested ones at the same key, all of them are JSON.
 */
export function planColumns({ keys, value }: RecordParser): JsonColumn[] {
  const columns = keys.list.filter(({ seen }) => seen !== 0).flatMap(planKey);
  return value.seen === 0 ? columns : [...columns, makeColumn(value, value.name)];
}

function planKey(key: JsonKey): JsonColumn[] {
  const isSpread = key.isSpread && (key.seen & Kind.object) !== 0 && (key.seen & Kind.array) === 0;
  if (!isSpread) return [makeColumn(key, key.name)];
  const parts = (key.keys?.list ?? []).filter(({ seen }) => seen !== 0);
  const spread = parts.map((part) => makeColumn(part, `${key.name}.${part.name}`));
  return (key.seen & SCALARS) === 0 ? spread : [{ key, name: key.name }, ...spread];
}

function makeColumn(key: JsonKey, name: string): JsonColumn {
  return { key, name, isText: (key.seen & NESTED) !== 0 };
}
