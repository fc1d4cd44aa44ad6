/**
 * @file Privacy: nearest neighbours beside Anonymeter's, and what the attacks cost; seconds of the processor. Name
 * figures to measure only those: `npm run bench -- privacy neighbours`.
 */
import { hasSharedData } from "../../packages/engine/table/testing/load-shared.ts";
import { type Figure, reportFigures } from "../report.ts";
import { measureAttacks } from "./attacks.ts";
import { measureNeighbours } from "./neighbours.ts";

const measures: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  neighbours: measureNeighbours,
  quick: () => measureAttacks("quick", 25),
  all: () => measureAttacks("all", 60),
};

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const unknown = wanted.filter((name) => measures[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no figure ${unknown.join(", ")}; there are ${Object.keys(measures).join(", ")}.\n`,
  );
  process.exitCode = 2;
} else if (!hasSharedData) {
  process.stderr.write("Skipped: the collection of real tables is not on this machine.\n");
} else {
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(measures))
    if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure()));
  reportFigures("Privacy", figures);
}
