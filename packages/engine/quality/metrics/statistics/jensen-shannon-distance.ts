import { countClasses } from "./count-classes.ts";
import { overBothKinds } from "./over-both-kinds.ts";

/** √(½ Σ p·log₂(p/m) + ½ Σ q·log₂(q/m)), m = (p + q)/2. */
export const jensenShannonDistance = overBothKinds(
  {
    name: "JensenShannonDistance",
    about:
      "How far apart the shares of categories are, of numbers those between the deciles of the real values: 0 for equal, 1 for disjoint.",
    range: [0, 1],
    best: 0,
    citation: "Lin 1991; Endres and Schindelin 2003; SciPy's jensenshannon with base 2",
    needs: [],
  },
  (sides) => {
    const { real, synthetic, realTotal, syntheticTotal } = countClasses(sides);
    let divergence = 0;
    for (let code = 0; code < real.length; code++) {
      const p = (real[code] as number) / realTotal;
      const q = (synthetic[code] as number) / syntheticTotal;
      if (p > 0) divergence += p * Math.log2((2 * p) / (p + q));
      if (q > 0) divergence += q * Math.log2((2 * q) / (p + q));
    }
    return Math.sqrt(Math.max(0, divergence / 2));
  },
);
