import { ksComplement } from "../metrics/columns/ks-complement.ts";
import { tvComplement } from "../metrics/columns/tv-complement.ts";
import { attemptScore } from "../score.ts";
import type { Sides } from "../sides/sides.ts";
import type { DetailRow } from "./report.ts";
import { requireSides, type TableSides } from "./table-sides.ts";

export function listColumnShapes(table: TableSides): DetailRow[] {
  return [...table.columns].map(([column, sides]) => {
    const score = attemptScore(() => compareShape(requireSides(table, column)));
    return {
      Table: table.table,
      Column: column,
      Metric: sides?.kind === "discrete" ? "TVComplement" : "KSComplement",
      Score: score.value,
      ...(score.value === null && { Error: score.reason }),
    };
  });
}

function compareShape(sides: Sides): number {
  return sides.kind === "continuous" ? ksComplement.compute(sides) : tvComplement.compute(sides);
}
