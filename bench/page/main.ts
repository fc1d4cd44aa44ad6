/**
 * @file The report as a page: from two files to finished HTML, and what pages of many columns weigh. Name figures to
 * measure only those: `npm run bench -- page adult thousand`.
 */
import { type Measure, runMeasures } from "../run-measures.ts";
import { measureFiles } from "./from-files.ts";
import { measureWide } from "./wide.ts";

const measures: Readonly<Record<string, Measure>> = {
  adult: { needsTables: true, run: () => measureFiles("adult", 15) },
  sakila: { needsTables: true, run: () => measureFiles("sakila", 20) },
  hundred: () => measureWide(100, { page: 5 }),
  thousand: () => measureWide(1_000, { page: 15, memory: 2_048 }),
};

await runMeasures("Page", measures);
