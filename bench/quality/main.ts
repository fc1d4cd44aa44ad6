/**
 * @file The judge: reports beside SDMetrics, every metric, long and wide tables; seconds of the processor. Name figures
 * to measure only those: `npm run bench -- quality report wide`.
 */
import { hasSharedData } from "../../packages/engine/table/testing/load-shared.ts";
import { type Figure, reportFigures } from "../report.ts";
import { measureAlone } from "./alone.ts";
import { measureReport } from "./reports.ts";

interface Measure {
  readonly needsAdult: boolean;
  readonly run: () => Figure[] | Promise<Figure[]>;
}

const measures: Readonly<Record<string, Measure>> = {
  report: { needsAdult: true, run: () => measureReport("quality") },
  diagnostic: { needsAdult: true, run: () => measureReport("diagnostic") },
  all: { needsAdult: true, run: () => measureAlone("all") },
  long: { needsAdult: true, run: () => measureAlone("long") },
  wide: { needsAdult: false, run: () => measureAlone("wide") },
};

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const unknown = wanted.filter((name) => measures[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `There is no figure ${unknown.join(", ")}; there are ${Object.keys(measures).join(", ")}.\n`,
  );
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const [name, { needsAdult, run }] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (needsAdult && !hasSharedData)
      process.stderr.write(`${name} is skipped: the collection of real tables is not on this machine.\n`);
    else figures.push(...(await run()));
  }
  reportFigures("Quality", figures);
}
