/**
 * @file The report as a page: from two files to finished HTML, and what pages of many columns weigh. Name figures to
 * measure only those: `npm run bench -- page adult thousand`.
 */
import { hasSharedData } from "../../packages/engine/table/testing/load-shared.ts";
import { type Figure, reportFigures } from "../report.ts";
import { measureFiles } from "./from-files.ts";
import { measureWide } from "./wide.ts";

interface Measure {
  readonly needsTables: boolean;
  readonly run: () => Figure[] | Promise<Figure[]>;
}

const measures: Readonly<Record<string, Measure>> = {
  adult: { needsTables: true, run: () => measureFiles("adult", 15) },
  sakila: { needsTables: true, run: () => measureFiles("sakila", 20) },
  hundred: { needsTables: false, run: () => measureWide(100, { page: 5 }) },
  thousand: { needsTables: false, run: () => measureWide(1_000, { page: 15, memory: 2_048 }) },
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
  for (const [name, { needsTables, run }] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (needsTables && !hasSharedData)
      process.stderr.write(`${name} is skipped: the collection of real tables is not on this machine.\n`);
    else figures.push(...(await run()));
  }
  reportFigures("Page", figures);
}
