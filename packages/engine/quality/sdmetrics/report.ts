/** @file What SDMetrics' reports look like: properties with a score each, and a row for everything that went in. */

/** The parameters of a constraint are an object; everything else is plain. */
export type DetailValue = string | number | boolean | null | Readonly<Record<string, unknown>>;
export type DetailRow = Readonly<Record<string, DetailValue>>;

export interface SdReport {
  readonly score: number | null;
  readonly properties: Readonly<Record<string, number | null>>;
  readonly details: Readonly<Record<string, readonly DetailRow[]>>;
}

/** A property is the mean of its rows' scores, whatever table they are of; the whole is the mean of properties. */
export function assembleReport(details: Readonly<Record<string, readonly DetailRow[]>>): SdReport {
  const properties = Object.fromEntries(
    Object.entries(details).map(([property, rows]) => [
      property,
      average(rows.filter(counts).map((row) => row["Score"])),
    ]),
  );
  return { score: average(Object.values(properties)), properties, details };
}

/** Pairs below their threshold are listed but do not count. */
function counts(row: DetailRow): boolean {
  return !("Meets Threshold?" in row) || row["Meets Threshold?"] === true;
}

function average(values: readonly (DetailValue | undefined)[]): number | null {
  const numbers = values.filter(
    (value): value is number => typeof value === "number" && !Number.isNaN(value),
  );
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
