import type { ColumnDetector } from "../detection.ts";
import { unitOfName } from "./units.ts";

/** The unit that a numeric column's name ends in. Says nothing about the type. */
export const detectUnit: ColumnDetector = {
  name: "unit",
  detect({ column, words, min, max }) {
    if (min === undefined || column.kind === "datetime" || column.kind === "boolean") return undefined;
    const unit = unitOfName(words);
    const fraction = unit === "%" && max !== undefined && max <= 1;
    if (unit === undefined || fraction) return undefined;
    return { schema: { unit }, confidence: 0.9, evidence: `the name ends in ${words.at(-1)}` };
  },
};
