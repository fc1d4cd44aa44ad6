import type { ColumnSchema } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { countCategories } from "../../sides/category-counts.ts";
import type { DiscreteSides } from "../../sides/sides.ts";
import type { DiscreteMetric } from "../metric.ts";

/** Share of synthetic values among those allowed; missing counts as one of them if the real data has any. */
export const categoryAdherence: DiscreteMetric = {
  name: "CategoryAdherence",
  about: "Share of synthetic values that are categories of the real data.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, CategoryAdherence",
  quirk: "Values that the schema lists replace those of the data; a number is no text that looks like it.",
  takes: "discrete",
  compute(sides, { nullable, values } = {}) {
    const { real, synthetic } = countCategories(sides);
    if (sides.synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    const mayBeMissing = nullable ?? real.missing > 0;
    const allowed = values === undefined ? listSeen(real.counts) : listCodes(sides, values);
    let valid = mayBeMissing ? synthetic.missing : 0;
    for (const code of allowed) valid += synthetic.counts[code] as number;
    return valid / sides.synthetic.length;
  },
};

function* listSeen(counts: Float64Array): Generator<number> {
  for (const [code, count] of counts.entries()) if (count > 0) yield code;
}

/** Values that neither side has have no code, and need none. */
function listCodes({ codeOf }: DiscreteSides, values: NonNullable<ColumnSchema["values"]>): Set<number> {
  const codes = values.map((value) => codeOf.get(typeof value === "boolean" ? Number(value) : value));
  return new Set(codes.filter((code) => code !== undefined));
}
