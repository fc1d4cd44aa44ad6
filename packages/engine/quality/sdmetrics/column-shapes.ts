import { ksComplement } from "../metrics/columns/ks-complement.ts";
import { tvComplement } from "../metrics/columns/tv-complement.ts";
import { attemptScore, type Score } from "../score.ts";
import type { Sides } from "../sides/sides.ts";
import type { DetailRow } from "./report.ts";
import type { TableSides } from "./table-sides.ts";

export function listColumnShapes({ table, columns }: TableSides): DetailRow[] {
  return [...columns].map(([column, sides]) => {
    const score = compareShape(sides);
    return {
      Table: table,
      Column: column,
      Metric: sides.kind === "continuous" ? "KSComplement" : "TVComplement",
      Score: score.value,
      ...(score.value === null && { Error: score.reason }),
    };
  });
}

function compareShape(sides: Sides): Score {
  return attemptScore(() =>
    sides.kind === "continuous" ? ksComplement.compute(sides) : tvComplement.compute(sides),
  );
}
