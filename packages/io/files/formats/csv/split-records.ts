export interface Dialect {
  readonly delimiter: string;
  /** Empty where nothing is quoted. */
  readonly quote: string;
  readonly escape: string;
}

export interface CsvRecord {
  readonly cells: readonly string[];
  /** How many of the cells stood in quotes. */
  readonly quoted: number;
  readonly start: number;
  /** Where the next record begins. */
  readonly end: number;
}

/**
 * The first records of `text`, for a look at them; lenient where rows are wrong. A record that the text ends in is
 * left out, unless `isWhole` says that the file ends there too.
 */
export function splitRecords(text: string, dialect: Dialect, most: number, isWhole: boolean): CsvRecord[] {
  const records: CsvRecord[] = [];
  for (let at = 0; at < text.length && records.length < most; ) {
    const record = splitRecord(text, at, dialect);
    if (record.end === text.length && !isWhole && !/[\r\n]$/.test(text)) break;
    records.push(record);
    at = record.end;
  }
  return records;
}

function splitRecord(text: string, start: number, dialect: Dialect): CsvRecord {
  const cells: string[] = [];
  let quoted = 0;
  for (let at = start; ; ) {
    const isQuoted = dialect.quote !== "" && text[at] === dialect.quote;
    const end = isQuoted ? skipQuoted(text, at, dialect) : skipPlain(text, at, dialect.delimiter);
    if (isQuoted) quoted++;
    cells.push(isQuoted ? unquote(text.slice(at, end), dialect) : text.slice(at, end));
    if (text[end] !== dialect.delimiter) return { cells, quoted, start, end: skipNewline(text, end) };
    at = end + 1;
  }
}

function skipPlain(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function skipQuoted(text: string, from: number, { delimiter, quote, escape: mark }: Dialect): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === mark && (mark !== quote || text[at + 1] === quote)) at++;
    else if (text[at] === quote) return skipPlain(text, at + 1, delimiter);
  }
  return text.length;
}

function skipNewline(text: string, at: number): number {
  return text.startsWith("\r\n", at) ? at + 2 : Math.min(text.length, at + 1);
}

function unquote(cell: string, { quote, escape: mark }: Dialect): string {
  const inner = cell.endsWith(quote) && cell.length > 1 ? cell.slice(1, -1) : cell.slice(1);
  return inner.includes(mark) ? inner.replaceAll(`${mark}${quote}`, quote) : inner;
}
