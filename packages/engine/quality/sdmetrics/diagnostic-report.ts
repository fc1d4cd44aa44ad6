import type { Table, TableSchema } from "../../table/index.ts";
import { computeTableStructure } from "../metrics/table-structure.ts";
import { attemptScore } from "../score.ts";
import { listConstraintValidity } from "./constraints/judge-constraints.ts";
import { listDataValidity } from "./data-validity.ts";
import type { QualityInput } from "./quality-report.ts";
import { describeRelationshipValidity } from "./relationship-validity.ts";
import { linkRelationships } from "./relationships.ts";
import { assembleReport, type DetailRow, type SdReport } from "./report.ts";
import { takeTableSides } from "./table-sides.ts";

export interface DiagnosticInput extends QualityInput {
  /** The rules of the schema were found in the real data. Nobody gave them, so they are no constraints. */
  readonly foundRules?: boolean;
}

/** SDMetrics' DiagnosticReport (0.32.0). */
export function computeDiagnosticReport({
  real,
  synthetic,
  schema,
  foundRules = false,
}: DiagnosticInput): SdReport {
  const validity: DetailRow[] = [];
  const structure: DetailRow[] = [];
  for (const [name, table] of Object.entries(schema.tables)) {
    const [realTable, syntheticTable] = [real.get(name), synthetic.get(name)];
    if (realTable === undefined || syntheticTable === undefined) continue;
    const present = keepShared(table, realTable, syntheticTable);
    validity.push(
      ...listDataValidity(takeTableSides(realTable, syntheticTable, present), syntheticTable, present),
    );
    const score = attemptScore(() => computeTableStructure(realTable, syntheticTable));
    const error = score.value === null ? { Error: score.reason } : {};
    structure.push({ Table: name, Metric: "TableStructure", Score: score.value, ...error });
  }
  const several = Object.keys(schema.tables).length > 1;
  const relationships = several ? [...linkRelationships(schema, real, synthetic)] : [];
  return assembleReport({
    "Data Validity": validity,
    "Data Structure": structure,
    ...(several && { "Relationship Validity": relationships.flatMap(describeRelationshipValidity) }),
    "Constraint Validity": foundRules ? [] : listConstraintValidity({ real, synthetic, schema }),
  });
}

/** Columns that are on one side only count against the structure and cannot be judged otherwise. */
function keepShared(schema: TableSchema, real: Table, synthetic: Table): TableSchema {
  const shared = (name: string) => real.columns.has(name) && synthetic.columns.has(name);
  const columns = Object.fromEntries(Object.entries(schema.columns).filter(([name]) => shared(name)));
  const primaryKey = schema.primaryKey.every(shared) ? schema.primaryKey : [];
  return { ...schema, columns, primaryKey, uniqueKeys: schema.uniqueKeys.filter((key) => key.every(shared)) };
}
