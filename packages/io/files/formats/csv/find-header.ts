import { proposeInterpretation } from "@semblance/engine/table/columns";
import { commonWidth } from "./sniff-dialect.ts";
import { type CsvRecord, type Dialect, splitRecords } from "./split-records.ts";

export interface Header {
  /** Absent where the first row is data already. */
  readonly names?: readonly string[];
  readonly width: number;
  /** Where the first row of data begins, in bytes. */
  readonly end: number;
  /** Lines before the header, such as a title. */
  readonly linesBefore: number;
}

const RECORDS = 500;

/** `sample` holds one character per byte. */
export function findHeader(
  sample: string,
  dialect: Dialect,
  given: string | undefined,
  isWhole: boolean,
): Header {
  const records = splitRecords(sample, dialect, RECORDS, isWhole);
  const width = commonWidth(records);
  const first = Math.max(
    0,
    records.findIndex(({ cells }) => cells.length === width),
  );
  const isPreamble = records.slice(0, first).every(({ cells }) => cells.length === 1 || isDeclaration(cells));
  const skipped = isPreamble ? first : 0;
  const [head, ...rest] = records.slice(skipped);
  if (head === undefined) return { width: 0, end: 0, linesBefore: 0 };
  const hasNames =
    given === undefined
      ? looksLikeNames(
          head,
          rest.filter(({ cells }) => cells.length === width),
        )
      : given !== "false";
  const common = { width: hasNames ? head.cells.length : width, linesBefore: skipped };
  return hasNames ? { ...common, names: head.cells, end: head.end } : { ...common, end: head.start };
}

/** Names, unless some column's first cell is of the same kind of number or time as the cells below it. */
function looksLikeNames({ cells }: CsvRecord, rest: readonly CsvRecord[]): boolean {
  if (rest.length === 0) return !cells.every((cell) => kindOf([cell]) !== undefined);
  let typedColumns = 0;
  for (const [column, cell] of cells.entries()) {
    const below = kindOf(rest.map((record) => record.cells[column] ?? "").filter((text) => text !== ""));
    if (below === undefined) continue;
    if (cell !== "" && kindOf([cell]) !== below) return true;
    typedColumns++;
  }
  return typedColumns === 0 || isSeries(cells.filter((cell) => kindOf([cell]) !== undefined));
}

/** Years or quarters as names of columns: whole numbers that rise by one step. */
function isSeries(cells: readonly string[]): boolean {
  const numbers = cells.map(Number);
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  return (
    numbers.length > 2 && step > 0 && numbers.every((one, index) => one === (numbers[0] ?? 0) + index * step)
  );
}

/** `sep=;`, which Excel writes and reads. */
const isDeclaration = (cells: readonly string[]) => /^sep=/i.test(cells[0] ?? "");

/** Numbers as they are written for people, which stay text but are no names. */
const NUMBER_FOR_PEOPLE = /^[-+]?[\d.,' ]*\d[\d.,' ]*%?$/;

function kindOf(texts: readonly string[]): "number" | "datetime" | "boolean" | undefined {
  const how = proposeInterpretation(texts);
  if (how?.kind === "datetime" || how?.kind === "boolean") return how.kind;
  const areNumbers = texts.length > 0 && texts.every((text) => NUMBER_FOR_PEOPLE.test(text.slice(0, 40)));
  return how !== undefined || areNumbers ? "number" : undefined;
}
