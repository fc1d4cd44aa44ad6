import { type Column, compilePattern, renderCell } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";

/** Share of synthetic values that match the pattern as a whole; the package's report lets no missing value pass. */
export function computeRegexFormatAdherence(synthetic: Column, pattern: string): number {
  if (synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  const matches = compilePattern(pattern);
  const judged = synthetic.kind === "text" ? synthetic.dictionary.texts().map(matches) : undefined;
  let valid = 0;
  for (let row = 0; row < synthetic.length; row++) {
    if (synthetic.nulls?.[row] === 1) continue;
    const fits =
      judged !== undefined && synthetic.kind === "text"
        ? judged[synthetic.codes[row] as number]
        : matches(renderCell(synthetic, row) as string);
    if (fits) valid++;
  }
  return valid / synthetic.length;
}
