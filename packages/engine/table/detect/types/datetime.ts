/** @file Dates and times that are typed as such, from the file or by interpretation. */
import type { ColumnDetector } from "../detection.ts";
import { countPresent, formatCount } from "./facts.ts";

export const detectDatetime: ColumnDetector = {
  name: "datetime",
  detect(profile) {
    const { column, distinctCount } = profile;
    if (column.kind !== "datetime" || distinctCount === 0) return undefined;
    const formats = [column.format, ...(column.otherFormats ?? [])].filter((format) => format !== undefined);
    const short = formats.some((format) => format.includes("%y"));
    const mixed = formats.length > 1;
    const many = `${formatCount(countPresent(profile))} values`;
    return {
      schema: { type: column.part, ...(formats[0] !== undefined && { format: formats[0] }) },
      confidence: short ? 0.88 : mixed ? 0.9 : 0.98,
      evidence:
        formats.length === 0
          ? `${many} stored as ${column.part}`
          : `${many} written as ${formats.join(" or ")}${short ? "; the century is a guess" : ""}`,
    };
  },
};
