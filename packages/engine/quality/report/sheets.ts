/** @file The report as sheets of a workbook: plain data, which a writer of workbooks turns into a file. */
import type { Sheet, SheetCell, SheetRow, SheetStyle } from "../../base/index.ts";
import { explainScore } from "./explanations.ts";
import type { ColumnReport, Distribution, Judgement, Report } from "./report.ts";

export function makeSheets(report: Report): Sheet[] {
  return [
    summarySheet(report),
    findingSheet(report),
    columnSheet(report),
    pairSheet(report),
    ...(report.relationships.length > 0 ? [relationshipSheet(report)] : []),
    ...(report.rules.length > 0 ? [ruleSheet(report)] : []),
    distributionSheet(report),
    metricSheet(report),
    originSheet(report),
  ];
}

const styles: Readonly<Record<Judgement, SheetStyle>> = {
  good: "good",
  warn: "warn",
  bad: "bad",
  unknown: "muted",
};

const words: Readonly<Record<Judgement, string>> = {
  good: "good",
  warn: "to be watched",
  bad: "bad",
  unknown: "not known",
};

function judge(judgement: Judgement): SheetCell {
  return { value: words[judgement], style: styles[judgement] };
}

const score = { format: "number", width: 11 } as const;
const share = { format: "percent", width: 11 } as const;
const name = { format: "text", width: 24 } as const;
const prose = { format: "prose", width: 80 } as const;

function summarySheet({ summary, verdict, scores }: Report): Sheet {
  return {
    name: "Summary",
    notes: [`Verdict: ${verdict.word}`, ...summary],
    columns: [
      { title: "What", ...name, width: 28 },
      { title: "Score", ...score },
      { title: "Ceiling", ...score },
      { title: "At its size", ...score },
      { title: "Judgement", ...name, width: 14 },
      { title: "What it compares", ...prose },
      { title: "What is good", ...prose },
      { title: "What it does not prove", ...prose },
    ],
    rows: scores.map(({ id, value, reason, ceiling, atCeilingSize, judgement }) => {
      const { label, compares, good, limits } = explainScore(id);
      const told = value === null ? `Not computable: ${reason ?? ""}` : compares;
      return [label, value, ceiling, atCeilingSize ?? null, judge(judgement), told, good, limits];
    }),
  };
}

function findingSheet({ findings }: Report): Sheet {
  return {
    name: "Findings",
    columns: [
      { title: "Judgement", ...name, width: 14 },
      { title: "Where", ...name },
      { title: "What", ...prose },
      { title: "What to do", ...prose },
    ],
    rows: findings.map(({ judgement, where, what, advice }) => [judge(judgement), where, what, advice]),
  };
}

function columnSheet({ tables }: Report): Sheet {
  return {
    name: "Columns",
    columns: [
      { title: "Table", ...name },
      { title: "Column", ...name },
      { title: "Type", ...name, width: 12 },
      { title: "Metric", ...name, width: 16 },
      { title: "Score", ...score },
      { title: "Ceiling", ...score },
      { title: "Judgement", ...name, width: 14 },
      { title: "Missing, real", ...share },
      { title: "Missing, synthetic", ...share },
      { title: "Mean, real", ...score },
      { title: "Mean, synthetic", ...score },
      { title: "Note", ...prose },
    ],
    rows: tables.flatMap((table) => table.columns.map((column) => describeColumn(table.name, column))),
  };
}

function describeColumn(table: string, column: ColumnReport): SheetRow {
  const mean = column.facts.find(({ what }) => what === "mean");
  const { missing } = column;
  return [
    table,
    column.name,
    column.type,
    column.metric,
    column.value,
    column.ceiling,
    judge(column.judgement),
    missing.real,
    missing.synthetic,
    mean?.real ?? null,
    mean?.synthetic ?? null,
    column.reason ?? column.withheld ?? null,
  ];
}

function pairSheet({ tables }: Report): Sheet {
  return {
    name: "Pairs",
    columns: [
      { title: "Table", ...name },
      { title: "Column", ...name },
      { title: "With", ...name },
      { title: "Metric", ...name },
      { title: "Score", ...score },
      { title: "Ceiling", ...score },
      { title: "Judgement", ...name, width: 14 },
      { title: "Correlation, real", ...score },
      { title: "Correlation, synthetic", ...score },
    ],
    notes: tables
      .filter(({ pairs }) => pairs.total > pairs.worst.length)
      .map((table) => `${table.name}: the worst ${table.pairs.worst.length} of ${table.pairs.total} pairs.`),
    rows: tables.flatMap((table) =>
      table.pairs.worst.map(({ columns, metric, value, ceiling, judgement, real, synthetic }) => [
        table.name,
        ...columns,
        metric,
        value,
        ceiling,
        judge(judgement),
        real,
        synthetic,
      ]),
    ),
  };
}

function relationshipSheet({ relationships }: Report): Sheet {
  return {
    name: "Relationships",
    columns: [
      { title: "Child", ...name },
      { title: "Parent", ...name },
      { title: "Key", ...name },
      { title: "References valid", ...score },
      { title: "Children per parent", ...score },
      { title: "Ceiling", ...score },
      { title: "Relations across", ...score },
      { title: "Ceiling", ...score },
      { title: "Judgement", ...name, width: 14 },
    ],
    rows: relationships.map(({ child, parent, foreignKey, integrity, cardinality, trends }) => [
      child,
      parent,
      foreignKey.join(", "),
      integrity.value,
      cardinality.value,
      cardinality.ceiling,
      trends.value,
      trends.ceiling,
      judge(cardinality.judgement),
    ]),
  };
}

function ruleSheet({ rules }: Report): Sheet {
  return {
    name: "Rules",
    columns: [
      { title: "Table", ...name },
      { title: "Rule", ...prose },
      { title: "Broken, real", ...share },
      { title: "Broken, synthetic", ...share },
      { title: "Judgement", ...name, width: 14 },
      { title: "Note", ...prose },
    ],
    rows: rules.map(({ table, rule, broken, judgement, reason }) => [
      table,
      rule,
      broken.real,
      broken.synthetic,
      judge(judgement),
      reason ?? null,
    ]),
  };
}

function distributionSheet({ tables }: Report): Sheet {
  return {
    name: "Distributions",
    columns: [
      { title: "Table", ...name },
      { title: "Column", ...name },
      { title: "From, or category", ...name },
      { title: "To", ...name },
      { title: "Real", ...share },
      { title: "Synthetic", ...share },
      { title: "Held out", ...share },
    ],
    rows: listDistributions(tables),
  };
}

function* listDistributions(tables: Report["tables"]): Generator<SheetRow> {
  for (const table of tables)
    for (const column of table.columns)
      if (column.distribution !== null)
        for (const row of listBins(column.distribution)) yield [table.name, column.name, ...row];
}

function* listBins(distribution: Distribution): Generator<SheetCell[]> {
  const { real, synthetic, holdout } = distribution;
  if (distribution.kind === "bins") {
    const isTime = distribution.scale === "time" || distribution.scale === "date";
    const edge = (index: number) => {
      const value = distribution.edges[index] ?? 0;
      return isTime ? new Date(value / 1_000).toISOString().replace("T00:00:00.000Z", "") : String(value);
    };
    for (const [index, share] of real.entries())
      yield [edge(index), edge(index + 1), share, synthetic[index] ?? null, holdout?.[index] ?? null];
    return;
  }
  for (const [index, category] of distribution.categories.entries())
    yield [category, "", real[index] ?? null, synthetic[index] ?? null, holdout?.[index] ?? null];
  for (const other of distribution.others)
    yield [`(${other.count} ${other.what})`, "", other.real, other.synthetic, other.holdout];
}

function metricSheet({ metrics }: Report): Sheet {
  return {
    name: "Metrics",
    columns: [
      { title: "Metric", ...name, width: 34 },
      { title: "Value", ...score },
      { title: "Best", ...score },
      { title: "What it compares", ...prose },
      { title: "Note", ...prose },
    ],
    rows: metrics.map(({ name: metric, value, best, about, reason, note }) => [
      metric,
      value,
      best,
      about,
      value === null ? `Not computable: ${reason ?? ""}` : (note ?? null),
    ]),
  };
}

function originSheet({ about, notes }: Report): Sheet {
  const sides = [
    ["Real", about.real],
    ["Synthetic", about.synthetic],
    ["Held out", about.holdout],
  ] as const;
  const rows: SheetRow[] = [
    ["Made at", about.createdAt],
    ["Made by", about.by],
    ["Made with", about.program],
    ["Seed", about.seed],
    ...sides.flatMap(([side, described]): SheetRow[] =>
      described === null
        ? [[side, "not given"]]
        : [
            [side, described.name],
            [`${side}, fingerprint`, described.fingerprint],
            ...Object.entries(described.tables).map(
              ([table, size]): SheetRow => [
                `${side}, ${table}`,
                `${size.rows} rows, ${size.columns} columns`,
              ],
            ),
          ],
    ),
    ...notes.map((note): SheetRow => ["Note", note]),
  ];
  return {
    name: "Origin",
    columns: [
      { title: "What", ...name },
      { title: "Value", ...prose },
    ],
    rows,
  };
}
