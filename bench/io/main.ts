/**
 * @file The data plane: files into tables beside DuckDB, pandas and polars, detection, keys, and
 * workbooks out of rows. Name figures to measure only those: `npm run bench -- io csv parquet`.
 */
import { type Figure, reportFigures } from "../report.ts";
import { measureDetection } from "./detection.ts";
import { measureKeys } from "./keys.ts";
import { measureReading } from "./reading/measure-reading.ts";
import { measureSheets } from "./sheets.ts";

const measures: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  csv: () => measureReading("csv", 3),
  gzip: () => measureReading("csv.gz", 6),
  parquet: () => measureReading("parquet", 1.5),
  detection: measureDetection,
  keys: measureKeys,
  sheets: measureSheets,
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
  for (const [name, measure] of Object.entries(measures))
    if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await measure()));
  reportFigures("Data plane", figures);
}
