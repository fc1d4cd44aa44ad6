/** @file Texts with an evident order: words of a scale, intervals, numbered steps. */
import type { ColumnDetector } from "../detection.ts";
import { countPresent, formatCount, repetition } from "./facts.ts";
import { orderLabels } from "./ordered-labels.ts";
import { orderByScale } from "./ordered-words.ts";

const MOST_STEPS = 40;

export const detectOrdinal: ColumnDetector = {
  name: "ordinal",
  detect(profile) {
    const { column, distinctCount, sample } = profile;
    if (column.kind !== "text" || distinctCount < 3 || distinctCount > MOST_STEPS) return undefined;
    if (countPresent(profile) > 30 && repetition(profile) < 2) return undefined;
    const texts = sample.map(({ text }) => text);
    const words = orderByScale(texts);
    const values = words ?? orderLabels(texts);
    if (values === undefined) return undefined;
    const what = words === undefined ? "intervals or steps that carry their order" : "words of a known scale";
    return {
      schema: { type: "ordinal", values },
      confidence: repetition(profile) >= 2 ? 0.96 : 0.75,
      evidence: `${formatCount(values.length)} ${what}`,
    };
  },
};
