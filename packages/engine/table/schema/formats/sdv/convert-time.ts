/** @file Bounds of times: ISO in the Schema, in the column's own format in SDV. */
import { compileFormat } from "../../../interpret/datetime/datetime-format.ts";

export type TimeType = "date" | "datetime" | "time";

const isoFormats: Readonly<Record<TimeType, readonly string[]>> = {
  date: ["%Y-%m-%d"],
  datetime: ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d"],
  time: ["%H:%M:%S", "%H:%M", "%H:%M:%S.%f"],
};

interface Conversion {
  readonly type: TimeType;
  /** The format the text has; ISO when absent. */
  readonly from?: string | undefined;
  /** The format it shall have; ISO when absent. */
  readonly to?: string | undefined;
}

/** Undefined when the text is not of its format, or when the other format cannot say it. */
export function convertTime(text: string, { type, from, to }: Conversion): string | undefined {
  const sources = from === undefined ? isoFormats[type] : [from];
  const micros = sources
    .map((format) => compileFormat(format).parse(text))
    .find((value) => value !== undefined);
  if (micros === undefined) return undefined;
  const targets = to === undefined ? isoFormats[type] : [to];
  const written = targets.map((format) => ({ format, text: compileFormat(format).render(micros) }));
  return written.find(({ format, text: each }) => compileFormat(format).parse(each) === micros)?.text;
}
