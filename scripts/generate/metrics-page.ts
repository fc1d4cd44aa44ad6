/** @file `docs/metrics.md`, made from the registry of metrics: what each compares, what it needs, where it is from. */
import { type MetricEntry, metricEntries, type Need } from "../../packages/engine/quality/metrics/index.ts";

const needs: Readonly<Record<Need, string>> = {
  numbers: "columns of numbers or times",
  categories: "columns of categories",
  target: "a column that a model can learn to predict",
  holdout: "held-out rows",
  keys: "a primary or unique key in the schema",
  formats: "formats in the schema",
  relationships: "foreign keys in the schema",
  entity: "`entity` in the schema",
  sensitive: 'a column of `"role": "sensitive"`',
  rules: "rules in the schema",
};

const introduction = `# Metrics

What \`semblance evaluate\` computes besides SDMetrics' quality and diagnostic reports. A metric answers a number or,
with a code of the [errors](errors.md), why there is none; it never answers a neutral score in silence. The answer is
the mean over the parts that could be judged (columns, pairs, tables, relationships), and the parts stand beside it.
Made by \`npm run generate\` from the metrics themselves.

All need rows on both sides. Whatever trains or draws follows the seed.
`;

export function renderMetricsPage(): string {
  const rows = metricEntries.map(
    ({ name, about, range: [lowest, highest], best, needs: needed, citation }) =>
      `| \`${name}\` | ${about} | ${formatBound(lowest)} … ${formatBound(highest)} | ${best} | ${needed.map((need) => needs[need]).join(", ") || "–"} | ${citation} |`,
  );
  const titles = ["metric", "what it compares", "range", "best", "needs", "from"];
  const table = [`| ${titles.join(" | ")} |`, `|${" --- |".repeat(titles.length)}`, ...rows].join("\n");
  return `${introduction}\n${table}\n\n## What may surprise\n\n${listQuirks(metricEntries)}\n`;
}

function formatBound(bound: number): string {
  return Number.isFinite(bound) ? String(bound) : bound < 0 ? "−∞" : "∞";
}

function listQuirks(entries: readonly MetricEntry[]): string {
  return entries
    .filter(({ quirk }) => quirk !== undefined)
    .map(({ name, quirk }) => `- \`${name}\`: ${quirk}`)
    .join("\n");
}
