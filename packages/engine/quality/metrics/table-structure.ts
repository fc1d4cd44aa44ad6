import { type Column, countNulls, type Table } from "../../table/index.ts";
import { qualityErrors } from "../errors.ts";

/** Shared columns of one type / all columns (Jaccard). Types are told apart as pandas tells them. */
export function computeTableStructure(real: Table, synthetic: Table): number {
  const describe = ({ columns }: Table) =>
    new Set([...columns].map(([name, column]) => `${typeName(column)} ${name}`));
  const [one, other] = [describe(real), describe(synthetic)];
  const all = one.union(other);
  if (all.size === 0) throw qualityErrors.create("no-values", { side: "real" });
  return one.intersection(other).size / all.size;
}

/** Missing values turn whole numbers into fractions and truths into objects there. */
function typeName(column: Column): string {
  const hasNulls = countNulls(column) > 0;
  switch (column.kind) {
    case "int32":
    case "int64":
      return hasNulls ? "float64" : "int64";
    case "float64":
    case "decimal":
      return "float64";
    case "boolean":
      return hasNulls ? "object" : "bool";
    case "datetime":
      return column.part === "time" ? "object" : "datetime64";
    case "text":
      return countNulls(column) === column.length && column.length > 0 ? "float64" : "object";
  }
}
