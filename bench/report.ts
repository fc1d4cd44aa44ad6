/** @file How every benchmark answers: a table for people, `--json` for programs. */
export interface Figure {
  readonly name: string;
  readonly value: number | string;
  readonly unit?: string;
  /** What was to be reached, in words: "≤ 10 s". */
  readonly target?: string;
  readonly reached?: boolean;
  readonly note?: string;
}

export function reportFigures(title: string, figures: readonly Figure[]): void {
  if (process.argv.includes("--json")) {
    process.stdout.write(`${JSON.stringify({ title, figures }, null, 2)}\n`);
    return;
  }
  const rows = figures.map(({ name, value, unit, target, reached, note }) => [
    name,
    `${typeof value === "number" ? formatNumber(value) : value}${unit === undefined ? "" : ` ${unit}`}`,
    target ?? "",
    reached === undefined ? "" : reached ? "reached" : "NOT REACHED",
    note ?? "",
  ]);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  process.stdout.write(`${title}\n`);
  for (const row of rows)
    process.stdout.write(
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd()}\n`,
    );
}

function formatNumber(value: number): string {
  if (value === 0 || (Math.abs(value) >= 0.01 && Math.abs(value) < 1e6))
    return String(Number(value.toPrecision(4)));
  return value.toExponential(2);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
