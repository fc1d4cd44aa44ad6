/**
 * @file The judge: reports beside SDMetrics, every metric, long and wide tables; seconds of the processor. Name figures
 * to measure only those: `npm run bench -- quality report wide`.
 */
import { type Measure, runMeasures } from "../run-measures.ts";
import { measureAlone } from "./alone.ts";
import { measureReport } from "./reports.ts";

const measures: Readonly<Record<string, Measure>> = {
  report: { needsTables: true, run: () => measureReport("quality") },
  diagnostic: { needsTables: true, run: () => measureReport("diagnostic") },
  all: { needsTables: true, run: () => measureAlone("all") },
  long: { needsTables: true, run: () => measureAlone("long") },
  wide: () => measureAlone("wide"),
};

await runMeasures("Quality", measures);
