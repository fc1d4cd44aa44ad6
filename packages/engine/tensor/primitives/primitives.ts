import { activations } from "./activations.ts";
import { arithmetic } from "./arithmetic.ts";
import { compare } from "./compare.ts";
import { cumulative } from "./cumulative-sum.ts";
import { gathers } from "./gather.ts";
import { layout } from "./layout.ts";
import { products } from "./matmul.ts";
import { normalisations } from "./normalise.ts";
import { reductions } from "./reduce.ts";
import { softmaxes } from "./softmax.ts";
import { stops } from "./stop-gradient.ts";

/** The closed list. Each has a line in `gradient/rules.ts` and a check in the gradient tests. */
export const primitives = {
  ...arithmetic,
  ...activations,
  ...compare,
  ...cumulative,
  ...gathers,
  ...layout,
  ...products,
  ...normalisations,
  ...reductions,
  ...softmaxes,
  ...stops,
};

export type PrimitiveName = keyof typeof primitives;
