/**
 * @file Privacy: nearest neighbours beside Anonymeter's, and what the attacks cost; seconds of the processor. Name
 * figures to measure only those: `npm run bench -- privacy neighbours`.
 */
import { type Measure, runMeasures } from "../run-measures.ts";
import { measureAttacks } from "./attacks.ts";
import { measureMillion } from "./million.ts";
import { measureNeighbours } from "./neighbours.ts";

const measures: Readonly<Record<string, Measure>> = {
  neighbours: { needsTables: true, run: measureNeighbours },
  million: measureMillion,
  quick: { needsTables: true, run: () => measureAttacks("quick", 25) },
  all: { needsTables: true, run: () => measureAttacks("all", 60) },
};

await runMeasures("Privacy", measures);
