/**
 * @file The data plane: files into tables beside DuckDB, pandas and polars, detection, keys, and
 * workbooks out of rows. Name figures to measure only those: `npm run bench -- io csv parquet`.
 */
import { type Measure, runMeasures } from "../run-measures.ts";
import { measureDetection } from "./detection.ts";
import { measureKeys } from "./keys.ts";
import { measureReading } from "./reading/measure-reading.ts";
import { measureSheets } from "./sheets.ts";

const measures: Readonly<Record<string, Measure>> = {
  csv: () => measureReading("csv", 3),
  gzip: () => measureReading("csv.gz", 6),
  parquet: () => measureReading("parquet", 1.5),
  detection: measureDetection,
  keys: measureKeys,
  sheets: measureSheets,
};

await runMeasures("Data plane", measures);
