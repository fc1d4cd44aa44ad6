import { type Column, compileFormat, renderCell } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";

/**
 * Share of synthetic texts that are written in the schema's format; missing ones are in order. Columns that came
 * as times and not as text have no format to keep to.
 */
export function computeDatetimeFormatAdherence(synthetic: Column, format: string): number {
  if (synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  if (synthetic.kind === "datetime") {
    if (synthetic.format === undefined) throw qualityErrors.create("not-written-as-text", {});
    if (synthetic.format === format) return 1;
  }
  const { parse } = compileFormat(format);
  const render =
    synthetic.kind === "datetime" && synthetic.format ? compileFormat(synthetic.format).render : undefined;
  let valid = 0;
  for (let row = 0; row < synthetic.length; row++) {
    if (synthetic.nulls?.[row] === 1) valid++;
    else {
      const text =
        render !== undefined && synthetic.kind === "datetime"
          ? render(synthetic.values[row] as bigint)
          : (renderCell(synthetic, row) as string);
      if (parse(text) !== undefined) valid++;
    }
  }
  return valid / synthetic.length;
}
