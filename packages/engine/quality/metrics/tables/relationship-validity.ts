/** @file The metrics of SDMetrics' reports that judge one relationship, as entries of their own. */
import { compareCardinality } from "../../sdmetrics/cardinality.ts";
import {
  computeCardinalityBoundaries,
  computeReferentialIntegrity,
} from "../../sdmetrics/relationship-validity.ts";
import { overRelationships } from "./over-relationships.ts";

const shared = { range: [0, 1], best: 1 } as const;

export const cardinalityShapeSimilarity = overRelationships(
  {
    ...shared,
    name: "CardinalityShapeSimilarity",
    about: "How alike the numbers of children per parent are distributed.",
    citation: "SDMetrics 0.32.0, CardinalityShapeSimilarity",
  },
  ({ real, synthetic }) => compareCardinality(real, synthetic),
);

export const referentialIntegrity = overRelationships(
  {
    ...shared,
    name: "ReferentialIntegrity",
    about: "Share of synthetic children that have a parent.",
    citation: "SDMetrics 0.32.0, ReferentialIntegrity",
    quirk:
      "A missing key is left out where the key is one column and real keys may be missing; else it is broken.",
  },
  ({ real, synthetic, foreignKey }) =>
    computeReferentialIntegrity(real, synthetic, { isComposite: foreignKey.length > 1 }),
);

export const cardinalityBoundaryAdherence = overRelationships(
  {
    ...shared,
    name: "CardinalityBoundaryAdherence",
    about: "Share of synthetic parents with no fewer and no more children than real parents have.",
    citation: "SDMetrics 0.32.0, CardinalityBoundaryAdherence",
    quirk: "Keys of several columns are refused, as by the package.",
  },
  ({ real, synthetic, foreignKey }) =>
    computeCardinalityBoundaries(real, synthetic, { isComposite: foreignKey.length > 1 }),
);
