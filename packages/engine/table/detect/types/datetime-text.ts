/**
 * @file Dates and times that had to stay text: day and month could change places, or some values are no dates
 * (`0000-00-00`, `31.02.2020`, `unknown`).
 */

import { compileFormat } from "../../interpret/datetime/datetime-format.ts";
import { inferFormats } from "../../interpret/datetime/infer-formats.ts";
import type { ColumnDetector } from "../detection.ts";
import { formatCount } from "./facts.ts";

const FIRST_LOOK = 20;
const SHARE = 0.9;

export const detectDatetimeText: ColumnDetector = {
  name: "datetime-text",
  detect(profile) {
    const { column, sample } = profile;
    if (column.kind !== "text" || sample.length === 0) return undefined;
    const texts = sample.map(({ text }) => text);
    if (shareOfDates(texts.slice(0, FIRST_LOOK)) < 0.5) return undefined;
    const dates = texts.filter(isDate);
    const found = inferFormats(dates);
    if (found === undefined || dates.length < SHARE * texts.length) return undefined;
    const format = found.formats[0] as string;
    const { part } = compileFormat(format);
    const others = texts.length - dates.length;
    const doubt = found.rivals.length > 0;
    return {
      schema: { type: part, format },
      confidence: doubt ? 0.6 : 0.85,
      evidence: [
        `${formatCount(dates.length)} of ${formatCount(texts.length)} distinct values looked at are written as ${found.formats.join(" or ")}`,
        ...(others > 0 ? [`${formatCount(others)} are no possible date`] : []),
        ...(doubt ? [`day and month could change places (${found.rivals[0]})`] : []),
      ].join("; "),
    };
  },
};

const isDate = (text: string) => inferFormats([text]) !== undefined;

function shareOfDates(texts: readonly string[]): number {
  return texts.filter(isDate).length / texts.length;
}
