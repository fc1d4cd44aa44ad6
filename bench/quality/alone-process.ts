/** @file Measures the figure named on the command line, once, and prints what it took. */
import {
  computeQualityReport,
  evaluate,
  metricEntries,
  zeroThresholds,
} from "../../packages/engine/quality/index.ts";
import { loadSharedTable } from "../../packages/engine/table/testing/load-shared.ts";
import type { Alone } from "./alone.ts";
import { giveAdult, giveWide } from "./given-tables.ts";
import { timeProcessor } from "./processor-time.ts";

/** All pairs count, so that both sides of each are computed. */
const works = {
  all: () => {
    const input = giveAdult(loadSharedTable("adult"));
    return () => evaluate(input);
  },
  long: () => {
    const input = giveAdult(loadSharedTable("adult"), 1_000_000);
    return () => computeQualityReport(input, zeroThresholds);
  },
  wide: () => {
    const input = giveWide(500, 10_000);
    return () => computeQualityReport(input, zeroThresholds);
  },
};

const name = process.argv[2] as keyof typeof works;
const { seconds } = await timeProcessor<unknown>(works[name]());
const alone: Alone = {
  seconds,
  peakMb: process.resourceUsage().maxRSS / 1_024,
  note: name === "all" ? `${metricEntries.length} metrics` : "",
};
process.stdout.write(JSON.stringify(alone));
