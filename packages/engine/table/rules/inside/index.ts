/** @file The kinds of rules about the rows of one table; adding one is a file and its line here. */
import { allowedValues } from "./allowed-values.ts";
import { conditionalPresence } from "./conditional-presence.ts";
import { conditionalValues } from "./conditional-values.ts";
import { constant } from "./constant.ts";
import { equal } from "./equal.ts";
import { fixedCombinations } from "./fixed-combinations.ts";
import { fixedIncrements } from "./fixed-increments.ts";
import { fixedNullCombinations } from "./fixed-null-combinations.ts";
import { functionalDependency } from "./functional-dependency.ts";
import { inequality } from "./inequality.ts";
import { mixedScales } from "./mixed-scales.ts";
import { oneHot } from "./one-hot.ts";
import { pattern } from "./pattern.ts";
import { product } from "./product.ts";
import { range } from "./range.ts";
import { ratio } from "./ratio.ts";
import { sql } from "./sql.ts";
import { sum } from "./sum.ts";
import { unique } from "./unique.ts";

export const insideKinds = {
  "allowed-values": allowedValues,
  "conditional-presence": conditionalPresence,
  "conditional-values": conditionalValues,
  constant,
  equal,
  "fixed-combinations": fixedCombinations,
  "fixed-increments": fixedIncrements,
  "fixed-null-combinations": fixedNullCombinations,
  "functional-dependency": functionalDependency,
  inequality,
  "mixed-scales": mixedScales,
  "one-hot": oneHot,
  pattern,
  product,
  range,
  ratio,
  sql,
  sum,
  unique,
} as const;

export type InsideKindName = keyof typeof insideKinds;
