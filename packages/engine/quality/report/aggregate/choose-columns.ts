import type { CodedColumn } from "./code-columns.ts";

/**
 * The columns of a picture that cannot hold all: half of them those whose associations differ most between the sides,
 * the others those with the strongest real associations.
 */
export function chooseColumns(
  real: Float64Array,
  synthetic: Float64Array,
  columns: readonly CodedColumn[],
  limit: number,
): string[] {
  const size = columns.length;
  const difference = new Float64Array(size);
  const strength = new Float64Array(size);
  let at = 0;
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++, at++) {
      const [one, other] = [real[at] as number, synthetic[at] as number];
      if (Number.isNaN(one)) continue;
      raise(strength, i, j, Math.abs(one));
      if (!Number.isNaN(other)) raise(difference, i, j, Math.abs(one - other));
    }
  const chosen = new Set(rank(difference).slice(0, limit >> 1));
  for (const index of rank(strength)) if (chosen.size < limit) chosen.add(index);
  return [...chosen].map((index) => (columns[index] as CodedColumn).name);
}

function raise(most: Float64Array, i: number, j: number, value: number): void {
  if (value > (most[i] as number)) most[i] = value;
  if (value > (most[j] as number)) most[j] = value;
}

function rank(values: Float64Array): number[] {
  return [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
}
