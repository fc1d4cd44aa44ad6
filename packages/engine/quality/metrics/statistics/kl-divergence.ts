import { countClasses } from "./count-classes.ts";
import { overBothKinds } from "./over-both-kinds.ts";

/** Added to every count, so that a category missing on one side is far but not infinitely far (Jeffreys' prior). */
const PRIOR = 0.5;

/** Σ p·ln(p/q), p real and q synthetic. */
export const klDivergence = overBothKinds(
  {
    name: "KLDivergence",
    about:
      "Information lost when the synthetic shares stand for the real ones, in nats; numbers between the deciles of the real values, half a row added to each class.",
    range: [0, Number.POSITIVE_INFINITY],
    best: 0,
    citation: "Kullback and Leibler 1951; SciPy's entropy(real, synthetic) on counts + ½",
    needs: [],
  },
  (sides) => {
    const { real, synthetic, realTotal, syntheticTotal } = countClasses(sides);
    const added = countOccurring(real, synthetic) * PRIOR;
    let divergence = 0;
    for (let code = 0; code < real.length; code++) {
      if (real[code] === 0 && synthetic[code] === 0) continue;
      const p = ((real[code] as number) + PRIOR) / (realTotal + added);
      const q = ((synthetic[code] as number) + PRIOR) / (syntheticTotal + added);
      divergence += p * Math.log(p / q);
    }
    return Math.max(0, divergence);
  },
);

function countOccurring(real: Float64Array, synthetic: Float64Array): number {
  return real.reduce((sum, count, code) => sum + (count > 0 || (synthetic[code] as number) > 0 ? 1 : 0), 0);
}
