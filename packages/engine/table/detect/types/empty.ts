import type { ColumnDetector } from "../detection.ts";
import { formatCount } from "./facts.ts";

/** A column without a single value could be anything. */
export const detectEmpty: ColumnDetector = {
  name: "empty",
  detect({ distinctCount, rowCount }) {
    if (distinctCount > 0) return undefined;
    const evidence =
      rowCount === 0 ? "the table has no rows" : `all ${formatCount(rowCount)} values are missing`;
    return { schema: { type: "unknown" }, confidence: 0.9, evidence };
  },
};
