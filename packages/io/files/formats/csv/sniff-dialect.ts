/** @file Which delimiter and quote a file is written with: those under which its rows are most alike. */
import { type CsvRecord, type Dialect, splitRecords } from "./split-records.ts";

const COMMON_DELIMITERS = [",", "\t", ";", "|"];
/** Only looked for where the common ones make no columns. */
const RARE_DELIMITERS = [":", "~", "^", "\u0001", "\u001f", " "];
const RECORDS = 200;
/** Cells that one would expect behind the right delimiter: numbers, dates, truths, nothing. */
const CLEAN_CELL = /^\s*([-+]?[\d.,]+([eE][-+]?\d+)?%?|[\d/.:T -]+Z?|true|false|)\s*$/i;

interface Fit {
  readonly dialect: Dialect;
  readonly width: number;
  /** Share of the records that have the most frequent number of fields. */
  readonly agreement: number;
  readonly cleanShare: number;
  readonly quotedShare: number;
}

export function sniffDialect(sample: string, given: Partial<Dialect>, isWhole: boolean): Dialect {
  const declared = /^sep=([^\r\n])\r?\n/i.exec(sample)?.[1];
  const delimiter = given.delimiter ?? declared;
  const common = delimiter === undefined ? COMMON_DELIMITERS : [delimiter];
  const fits = (delimiters: readonly string[]) =>
    delimiters.flatMap((one) =>
      quotesFor(sample, given).map((quotes) => fit(sample, { delimiter: one, ...quotes }, isWhole)),
    );
  const best = chooseFit(fits(common));
  if (best.width > 1 || delimiter !== undefined) return best.dialect;
  const rare = chooseFit(fits(RARE_DELIMITERS));
  return rare.width > 1 && rare.agreement === 1 ? rare.dialect : best.dialect;
}

function quotesFor(sample: string, { quote, escape: mark }: Partial<Dialect>): Omit<Dialect, "delimiter">[] {
  if (quote !== undefined) return [{ quote, escape: mark ?? quote }];
  const ways = [{ quote: '"', escape: mark ?? '"' }];
  if (sample.includes('\\"') && mark === undefined) ways.push({ quote: '"', escape: "\\" });
  if (sample.includes("'")) ways.push({ quote: "'", escape: mark ?? "'" });
  return ways;
}

function fit(sample: string, dialect: Dialect, isWhole: boolean): Fit {
  const records = splitRecords(sample, dialect, RECORDS, isWhole).filter(
    ({ cells }) => cells.join("") !== "",
  );
  const width = commonWidth(records);
  const alike = records.filter(({ cells }) => cells.length === width);
  const cells = alike.flatMap((record) => record.cells);
  const count = Math.max(1, cells.length);
  return {
    dialect,
    width,
    agreement: alike.length / Math.max(1, records.length),
    cleanShare: cells.filter((cell) => CLEAN_CELL.test(cell.slice(0, 40))).length / count,
    quotedShare: alike.reduce((sum, { quoted }) => sum + quoted, 0) / count,
  };
}

/** The most frequent number of fields. */
export function commonWidth(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])[0];
}

/** Several columns before one; then agreement, quotes that were of use, clean cells, and the order of trying. */
function chooseFit(fits: readonly Fit[]): Fit {
  const rank = ({ width, agreement, cleanShare, quotedShare, dialect }: Fit): number => {
    const several = width > 1 && agreement > 0.5 ? 10 : 0;
    const quotes = dialect.quote === '"' ? 0 : quotedShare > 0.2 ? 0.1 : -0.1;
    return several + 5 * agreement + cleanShare + quotes;
  };
  return fits.reduce((best, one) => (rank(one) > rank(best) + 1e-9 ? one : best));
}
