/** @file What attacks found. */
import { sayCount } from "../words.ts";
import { type FindingKind, limitFindings } from "./finding-kind.ts";

export const privacyFindings: FindingKind = ({ privacy }) => {
  if (privacy.state === "not-measured") return [];
  const ranked = privacy.findings.map((finding) => ({
    ...finding,
    loss: finding.judgement === "bad" ? 0.99 : 0.5,
  }));
  return limitFindings(ranked, (rest) => `${sayCount(rest, "further finding")} stand under Privacy.`);
};
