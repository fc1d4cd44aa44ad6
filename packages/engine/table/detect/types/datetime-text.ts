/**
 * @file Dates and times that had to stay text: day and month could change places, or some values are no dates
 * (`0000-00-00`, `31.02.2020`, `unknown`).
 */

import { compileFormat } from "../../interpret/datetime/datetime-format.ts";
import { type InferredFormats, inferFormats } from "../../interpret/datetime/infer-formats.ts";
import type { ColumnDetector, ColumnProfile } from "../detection.ts";
import { formatCount } from "./facts.ts";

const FIRST_LOOK = 20;
const SHARE = 0.9;

interface DateTexts {
  readonly found: InferredFormats;
  readonly dates: number;
  readonly texts: number;
}

const known = new WeakMap<ColumnProfile, DateTexts | null>();

/** Two detectors ask; the second time it costs nothing. */
function readDates(profile: ColumnProfile): DateTexts | null {
  let dates = known.get(profile);
  if (dates === undefined) {
    dates = inferDates(profile);
    known.set(profile, dates);
  }
  return dates;
}

function inferDates({ column, sample }: ColumnProfile): DateTexts | null {
  if (column.kind !== "text" || sample.length === 0) return null;
  const texts = sample.map(({ text }) => text);
  if (texts.slice(0, FIRST_LOOK).filter(isDate).length * 2 < Math.min(texts.length, FIRST_LOOK)) return null;
  const dates = texts.filter(isDate);
  const found = dates.length < SHARE * texts.length ? undefined : inferFormats(dates);
  return found === undefined ? null : { found, dates: dates.length, texts: texts.length };
}

const isDate = (text: string) => inferFormats([text]) !== undefined;

export const detectDatetimeText: ColumnDetector = {
  name: "datetime-text",
  detect(profile) {
    const read = readDates(profile);
    if (read === null) return undefined;
    const { found, dates, texts } = read;
    const { part } = compileFormat(found.formats[0] as string);
    const impossible = texts - dates;
    return {
      schema: { type: part },
      confidence: 0.97,
      evidence: [
        `${formatCount(dates)} of ${formatCount(texts)} distinct values looked at are possible dates or times`,
        ...(impossible > 0 ? [`${formatCount(impossible)} are not`] : []),
      ].join("; "),
    };
  },
};

/** Apart from the type, since the one may be certain while the other is a convention. */
export const detectDatetimeFormat: ColumnDetector = {
  name: "datetime-format",
  detect(profile) {
    const formats = readDates(profile)?.found;
    if (formats === undefined) return undefined;
    const [rival] = formats.rivals;
    return {
      schema: { format: formats.formats[0] as string },
      confidence: rival === undefined ? 0.9 : 0.5,
      evidence: [
        `written as ${formats.formats.join(" or ")}`,
        ...(rival === undefined ? [] : [`day and month could change places: ${rival}`]),
      ].join("; "),
    };
  },
};
