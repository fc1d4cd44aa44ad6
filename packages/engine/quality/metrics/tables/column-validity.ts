/** @file The metrics of SDMetrics' Data Validity and Data Structure that are not metrics of any column. */
import type { Column, Table, TableSchema } from "../../../table/index.ts";
import { attemptScore, type Score } from "../../score.ts";
import { nameKey } from "../../sdmetrics/relationships.ts";
import { combine, overTables } from "../classifiers/over-tables.ts";
import { computeDatetimeFormatAdherence } from "../columns/datetime-format-adherence.ts";
import { computeKeyUniqueness } from "../columns/key-uniqueness.ts";
import { computeRegexFormatAdherence } from "../columns/regex-format-adherence.ts";
import type { MetricEntry } from "../entry.ts";
import { computeTableStructure } from "../table-structure.ts";

type Judgement = readonly [part: string, compute: () => number];

/** Synthetic columns by what the schema says of them. */
function overSynthetic(
  about: Omit<MetricEntry, "compute" | "range" | "best">,
  list: (synthetic: Table, schema: TableSchema, real: Table) => Iterable<Judgement>,
): MetricEntry {
  return {
    ...about,
    range: [0, 1],
    best: 1,
    compute({ real, synthetic, schema }) {
      const parts: Record<string, Score> = {};
      for (const [name, described] of Object.entries(schema.tables)) {
        const [realTable, table] = [real.get(name), synthetic.get(name)];
        if (realTable === undefined || table === undefined) continue;
        for (const [part, compute] of list(table, described, realTable))
          parts[`${name}.${part}`] = attemptScore(compute);
      }
      return combine(about.name, Object.values(parts), parts, "");
    },
  };
}

export const keyUniqueness = overSynthetic(
  {
    name: "KeyUniqueness",
    about: "Share of synthetic rows whose key is neither a repetition nor missing.",
    citation: "SDMetrics 0.32.0, KeyUniqueness",
    needs: ["keys"],
  },
  function* (table, { primaryKey, uniqueKeys }) {
    for (const names of [primaryKey, ...uniqueKeys]) {
      const columns = names.map((name) => table.columns.get(name)).filter((column) => column !== undefined);
      if (names.length > 0 && columns.length === names.length)
        yield [nameKey(names), () => computeKeyUniqueness(columns)];
    }
  },
);

export const regexFormatAdherence = overFormats(
  "RegexFormatAdherence",
  { about: "Share of synthetic identifiers that match the pattern of the schema as a whole.", types: ["id"] },
  computeRegexFormatAdherence,
);

export const datetimeFormatAdherence = overFormats(
  "DatetimeFormatAdherence",
  { about: "Share of synthetic times that are written as the schema says.", types: ["datetime", "date"] },
  computeDatetimeFormatAdherence,
);

function overFormats(
  name: string,
  { about, types }: { readonly about: string; readonly types: readonly string[] },
  compute: (synthetic: Column, format: string) => number,
): MetricEntry {
  return overSynthetic(
    { name, about, citation: `SDMetrics 0.32.0, ${name}`, needs: ["formats"] },
    function* (table, { columns }) {
      for (const [column, { type, format }] of Object.entries(columns)) {
        const synthetic = table.columns.get(column);
        if (format !== undefined && synthetic !== undefined && types.includes(type))
          yield [column, () => compute(synthetic, format)];
      }
    },
  );
}

export const tableStructure = overTables(
  {
    name: "TableStructure",
    about: "Share of all columns that both tables have, of one type.",
    range: [0, 1],
    best: 1,
    citation: "SDMetrics 0.32.0, TableStructure",
    needs: [],
    quirk: "Types are told apart as pandas tells them: missing values turn whole numbers into fractions.",
  },
  ({ real, synthetic }) => ({ value: computeTableStructure(real, synthetic) }),
);
