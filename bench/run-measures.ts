/** @file Measures the figures named on the command line, or all; those that need real tables only where there are some. */
import { hasSharedData } from "../packages/engine/table/testing/load-shared.ts";
import { type Figure, reportFigures } from "./report.ts";

type Run = () => Figure[] | Promise<Figure[]>;
export type Measure = Run | { readonly needsTables: true; readonly run: Run };

export async function runMeasures(title: string, measures: Readonly<Record<string, Measure>>): Promise<void> {
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
  const unknown = wanted.filter((name) => measures[name] === undefined);
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no figure ${unknown.join(", ")}; there are ${Object.keys(measures).join(", ")}.\n`,
    );
    process.exitCode = 2;
    return;
  }
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    if (typeof measure === "function") figures.push(...(await measure()));
    else if (hasSharedData) figures.push(...(await measure.run()));
    else process.stderr.write(`${name} is skipped: the collection of real tables is not on this machine.\n`);
  }
  reportFigures(title, figures);
}
