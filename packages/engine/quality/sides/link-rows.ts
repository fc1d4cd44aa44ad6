/** @file Which parent each child row points to, on one side. Keys are compared by their canonical texts. */
import { type Column, renderCell } from "../../table/index.ts";

export interface RowLinks {
  /** Code of each child row's key, and of each parent row's; equal keys have equal codes, −1 = a part is null. */
  readonly child: Int32Array;
  readonly parent: Int32Array;
  readonly size: number;
}

export function linkRows(childKey: readonly Column[], parentKey: readonly Column[]): RowLinks {
  const codeOf = new Map<string, number>();
  const parent = encodeKey(parentKey, codeOf);
  const child = encodeKey(childKey, codeOf);
  return { child, parent, size: codeOf.size };
}

function encodeKey(key: readonly Column[], codeOf: Map<string, number>): Int32Array {
  const codes = new Int32Array(key[0]?.length ?? 0);
  const shared = shareCodes(key, codes.length);
  for (let row = 0; row < codes.length; row++) codes[row] = shared(row, codeOf);
  return codes;
}

/** A key of one text column is looked up once per distinct text, all others row by row. */
function shareCodes(
  key: readonly Column[],
  rowCount: number,
): (row: number, codeOf: Map<string, number>) => number {
  const [only] = key;
  const known =
    key.length === 1 && only?.kind === "text" ? new Int32Array(only.dictionary.size).fill(-1) : undefined;
  return (row, codeOf) => {
    if (row >= rowCount || key.some((column) => column.nulls?.[row] === 1)) return -1;
    const own = known !== undefined && only?.kind === "text" ? (only.codes[row] as number) : -1;
    const seen = own < 0 ? -1 : ((known as Int32Array)[own] as number);
    if (seen >= 0) return seen;
    const code = findCode(key, row, codeOf);
    if (own >= 0) (known as Int32Array)[own] = code;
    return code;
  };
}

function findCode(key: readonly Column[], row: number, codeOf: Map<string, number>): number {
  let text = "";
  for (const column of key) {
    const cell = renderCell(column, row) as string;
    text = key.length === 1 ? cell : `${text}${cell.length}:${cell}`;
  }
  let code = codeOf.get(text);
  if (code === undefined) {
    code = codeOf.size;
    codeOf.set(text, code);
  }
  return code;
}

/** Children of each parent row; 0 for the childless. */
export function countChildren({ child, parent, size }: RowLinks): Float64Array {
  const counts = new Float64Array(size);
  for (const code of child) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  return Float64Array.from(parent, (code) => (code < 0 ? 0 : (counts[code] as number)));
}

export interface JoinedRows {
  readonly childRows: Int32Array;
  readonly parentRows: Int32Array;
}

/** The inner join: every child row beside each parent row with its key. */
export function joinRows({ child, parent, size }: RowLinks): JoinedRows {
  const firstOf = new Int32Array(size).fill(-1);
  const nextOf = new Int32Array(parent.length).fill(-1);
  for (let row = parent.length - 1; row >= 0; row--) {
    const code = parent[row] as number;
    if (code < 0) continue;
    nextOf[row] = firstOf[code] as number;
    firstOf[code] = row;
  }
  const childRows: number[] = [];
  const parentRows: number[] = [];
  for (let row = 0; row < child.length; row++) {
    const code = child[row] as number;
    if (code < 0) continue;
    for (let match = firstOf[code] as number; match >= 0; match = nextOf[match] as number) {
      childRows.push(row);
      parentRows.push(match);
    }
  }
  return { childRows: Int32Array.from(childRows), parentRows: Int32Array.from(parentRows) };
}
