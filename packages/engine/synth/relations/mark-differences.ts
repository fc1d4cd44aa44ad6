import { type Column, codeTogether } from "../../table/index.ts";

/** 1 where two columns differ; null equals null. */
export function markDifferences(a: Column, b: Column): Uint8Array {
  const [left, right] = codeTogether([a, b]);
  return Uint8Array.from(left!.codes, (code, row) => (code === right!.codes[row] ? 0 : 1));
}
