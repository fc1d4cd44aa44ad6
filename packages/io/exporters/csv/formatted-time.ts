/**
 * @file Times in the format they came in. Formats of digits only are written as bytes straight from microseconds;
 * those with names, halves of the day or offsets, once per distinct value. A value that its format would cut
 * (seconds in a format without them, a year of five digits) is written in ISO 8601.
 */
import {
  type ByteWriter,
  type CellWriter,
  type CivilDate,
  compileFormat,
  type DatetimeColumn,
  type DatetimeFormat,
  Dictionary,
  MicrosReader,
  makeCellWriter,
  type PackedTexts,
  splitFormat,
  toCivilDate,
} from "@semblance/engine/table";

const MARK_OF_SPECIAL = /[",\t\r\n]/;

interface Moment {
  date: CivilDate;
  /** Since midnight. */
  micros: number;
}

interface Piece {
  readonly write: (out: ByteWriter, moment: Moment) => void;
  /** Microseconds that this piece cannot tell apart. */
  readonly unitMicros: number;
}

const digits = (width: number, unitMicros: number, read: (moment: Moment) => number): Piece => ({
  unitMicros,
  write: (out, moment) => out.writeDigits(read(moment), width),
});

const DAY_MICROS = 86_400_000_000;
const datePieces: Readonly<Record<string, Piece>> = {
  "%Y": digits(4, DAY_MICROS, ({ date }) => date.year),
  "%m": digits(2, DAY_MICROS, ({ date }) => date.month),
  "%d": digits(2, DAY_MICROS, ({ date }) => date.day),
};
const timePieces: Readonly<Record<string, Piece>> = {
  "%H": digits(2, 3_600_000_000, ({ micros }) => Math.floor(micros / 3_600_000_000)),
  "%M": digits(2, 60_000_000, ({ micros }) => Math.floor(micros / 60_000_000) % 60),
  "%S": digits(2, 1_000_000, ({ micros }) => Math.floor(micros / 1_000_000) % 60),
  "%f": digits(6, 1, ({ micros }) => micros % 1_000_000),
  "%g": digits(3, 1_000, ({ micros }) => Math.floor(micros / 1_000) % 1_000),
};

/** Undefined when the column has no format, or one that says less than its type. */
export function makeFormattedTimeWriter(
  column: DatetimeColumn,
  encode: (dictionary: Dictionary) => PackedTexts,
): CellWriter | undefined {
  if (column.format === undefined) return undefined;
  const compiled = compileFormat(column.format);
  if (compiled.part !== column.part || compiled.instant !== (column.zone === "UTC")) return undefined;
  const pieces = toPieces(column.format, column.part);
  if (pieces !== undefined) return makeDigitsWriter(column, pieces);
  return makeDistinctWriter(column, compiled, encode);
}

/** Undefined for formats of more than digits and plain signs, and those with a part missing. */
function toPieces(format: string, part: DatetimeColumn["part"]): Piece[] | undefined {
  const letters = splitFormat(format);
  const needed = [...(part === "time" ? [] : ["%Y", "%m", "%d"]), ...(part === "date" ? [] : ["%H", "%M"])];
  if (MARK_OF_SPECIAL.test(format) || !needed.every((letter) => letters.includes(letter))) return undefined;
  const pieces = letters.map((letter) => datePieces[letter] ?? timePieces[letter] ?? literal(letter));
  return pieces.every((piece) => piece !== undefined) ? pieces : undefined;
}

function literal(text: string): Piece | undefined {
  if (text.startsWith("%")) return undefined;
  const bytes = new TextEncoder().encode(text);
  return { write: (out) => out.writeBytes(bytes), unitMicros: Number.POSITIVE_INFINITY };
}

function makeDigitsWriter(column: DatetimeColumn, pieces: readonly Piece[]): CellWriter {
  const reader = new MicrosReader(column.values);
  const writeIso = makeCellWriter(column);
  const unitMicros = Math.min(...pieces.map((piece) => piece.unitMicros));
  const moment: Moment = { date: { year: 1970, month: 1, day: 1 }, micros: 0 };
  return (out, row) => {
    reader.moveTo(row);
    moment.micros = reader.microsOfDay;
    if (column.part !== "time") moment.date = toCivilDate(reader.days);
    const { year } = moment.date;
    if (moment.micros % unitMicros !== 0 || year < 0 || year > 9_999) return writeIso(out, row);
    for (const piece of pieces) piece.write(out, moment);
  };
}

/** Slow formats: once per distinct value. */
function makeDistinctWriter(
  column: DatetimeColumn,
  { render, parse }: DatetimeFormat,
  encode: (dictionary: Dictionary) => PackedTexts,
): CellWriter {
  const fields = new Map<bigint, PackedTexts | "iso">();
  const writeIso = makeCellWriter(column);
  return (out, row) => {
    const value = column.values[row] as bigint;
    let field = fields.get(value);
    if (field === undefined) {
      const text = render(value);
      field = parse(text) === value ? encode(Dictionary.of([text])) : "iso";
      fields.set(value, field);
    }
    if (field === "iso") writeIso(out, row);
    else out.writePacked(field, 0);
  };
}
