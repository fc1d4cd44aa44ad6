import type { ColumnDetector } from "../detection.ts";
import { formatCount, shareOf } from "./facts.ts";

/** RFC 9562, with or without braces. */
const UUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;

export const detectUuid: ColumnDetector = {
  name: "uuid",
  detect(profile) {
    if (profile.column.kind !== "text" || profile.sample.length === 0) return undefined;
    if (shareOf(profile, (text) => text.length <= 38 && UUID.test(text)) < 1) return undefined;
    return {
      schema: { type: "uuid" },
      confidence: 0.99,
      evidence: `all ${formatCount(profile.sample.length)} distinct values looked at are UUIDs`,
    };
  },
};
