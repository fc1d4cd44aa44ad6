/**
 * @file C2ST-Agg of SyntheRela (Hudovernik et al., "Benchmarking the Fidelity and Utility of Synthetic Relational
 * Data", 2024): boosted trees tell synthetic parent rows from real ones by their own columns and by what their
 * children sum up to: how many there are, the means of their numbers and times, how many different categories they
 * have. Here as the mean area under the ROC curve of five folds, at least .5, where the paper has the accuracy.
 */
import { Random, type WorkContext } from "../../../base/index.ts";
import { makeTable, type Table, type TableSchema } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { attemptScore, type Score } from "../../score.ts";
import { type LinkedRelationship, linkRelationships, nameKey } from "../../sdmetrics/relationships.ts";
import type { EvaluationInput, MetricEntry } from "../entry.ts";
import { aggregateChildren } from "./aggregate-children.ts";
import { countSampled, sampleEqually, tellApart } from "./c2st.ts";
import { boostClassifier } from "./cross-validate.ts";
import { combine } from "./over-tables.ts";

const name = "C2ST-Agg";

export const c2stAgg: MetricEntry = {
  name,
  about: "How well boosted trees tell synthetic parents from real ones by their children; .5 is chance.",
  range: [0.5, 1],
  best: 0.5,
  citation: "Hudovernik et al. 2024 (SyntheRela)",
  needs: ["relationships"],
  compute(input, context) {
    const links = [...linkRelationships(input.schema, input.real, input.synthetic)];
    const parents = [...new Set(links.map(({ parent }) => parent))];
    const parts = Object.fromEntries(
      parents.map((parent): [string, Score] => [
        parent,
        attemptScore(() =>
          judgeParent(
            parent,
            links.filter((link) => link.parent === parent),
            input,
            context,
          ),
        ),
      ]),
    );
    return combine(name, Object.values(parts), parts, "");
  },
};

function judgeParent(
  parent: string,
  links: readonly LinkedRelationship[],
  input: EvaluationInput,
  context: WorkContext,
): number {
  const described = input.schema.tables[parent];
  if (described === undefined) throw qualityErrors.create("nothing-to-compare", { metric: name });
  const sides = (["real", "synthetic"] as const).map((side) => enrich(parent, links, input, side));
  const [real, synthetic] = sides as [EnrichedTable, EnrichedTable];
  const added = Object.fromEntries(real.added.map((column) => [column, { type: "numerical" as const }]));
  const schema: TableSchema = { ...described, columns: { ...described.columns, ...added } };
  const random = new Random(input.seed).stream(name).stream(parent);
  const count = countSampled([real.table, synthetic.table]);
  const tables = { name: parent, real: real.table, synthetic: synthetic.table, holdout: undefined };
  const samples = sampleEqually({ ...tables, schema, random }, synthetic.table, real.table, count);
  return Math.max(0.5, tellApart(samples, boostClassifier, context).value);
}

interface EnrichedTable {
  readonly table: Table;
  readonly added: readonly string[];
}

function enrich(
  parent: string,
  links: readonly LinkedRelationship[],
  input: EvaluationInput,
  side: "real" | "synthetic",
): EnrichedTable {
  const table = input[side].get(parent) as Table;
  const columns = new Map(table.columns);
  const added: string[] = [];
  for (const link of links) {
    const child = input[side].get(link.child) as Table;
    const schema = input.schema.tables[link.child] as TableSchema;
    for (const [aggregate, values] of aggregateChildren(child, schema, link[side])) {
      const column = `${link.child}.${nameKey(link.foreignKey)}: ${aggregate}`;
      columns.set(column, { kind: "float64", ...withNulls(values) });
      added.push(column);
    }
  }
  return { table: makeTable(parent, columns), added };
}

function withNulls(values: Float64Array) {
  const nulls = Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
  const present = values.map((value) => (Number.isNaN(value) ? 0 : value));
  return { values: present, nulls, length: values.length };
}
