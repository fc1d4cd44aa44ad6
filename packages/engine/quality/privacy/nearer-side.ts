/** @file How near synthetic rows are to fitted rows and to as many held-out ones, on one scale. */
import type { WorkContext } from "../../base/index.ts";
import { qualityErrors } from "../errors.ts";
import { drawRows } from "../metrics/classifiers/draw-rows.ts";
import { remember } from "../sides/remember.ts";
import type { TableUnderAttack } from "./attack.ts";
import type { AttackedRows } from "./attacked-columns.ts";
import { takeMeasuredRows } from "./attacked-columns.ts";
import { MOST_ATTACKED, requireRows } from "./exposure.ts";
import { findNeighbours, joinRows, pickRows, type Rows } from "./neighbours/index.ts";
import { rangesOf } from "./ranges-of.ts";

export interface DrawnSides {
  readonly real: Rows;
  readonly synthetic: Rows;
  readonly holdout: Rows;
}

/** As many fitted as held-out rows, or the larger side would be nearer. The same rows each time. */
export function drawSides(
  { random }: TableUnderAttack,
  { real, synthetic, holdout }: AttackedRows,
): DrawnSides {
  if (holdout === undefined) throw qualityErrors.create("no-holdout");
  requireRows({ fitted: real.count, synthetic: synthetic.count, "held-out": holdout.count });
  const count = Math.min(real.count, holdout.count);
  const draw = (side: Rows, most: number, name: string) =>
    side.count <= most ? side : pickRows(side, drawRows(side.count, most, random.stream(`sides: ${name}`)));
  return {
    real: draw(real, count, "fitted"),
    synthetic: draw(synthetic, MOST_ATTACKED, "synthetic"),
    holdout: draw(holdout, count, "held out"),
  };
}

export interface NearerSide {
  /** Of each synthetic row, to its nearest fitted and its nearest held-out row. */
  readonly toFitted: Float64Array;
  readonly toHeldOut: Float64Array;
  /** Rows on either real side. */
  readonly count: number;
}

const kept = remember((_: TableUnderAttack): { measured?: NearerSide } => ({}));

/** Measured once per table. */
export function measureNearerSide(table: TableUnderAttack, context: WorkContext): NearerSide {
  const own = kept(table);
  own.measured ??= measure(drawSides(table, takeMeasuredRows(table)), context);
  return own.measured;
}

function measure({ real, synthetic, holdout }: DrawnSides, context: WorkContext): NearerSide {
  // Ranges of both: by its own ranges, a side with one outlier more would be nearer to everything.
  const distance = { kind: "gower", ranges: rangesOf(joinRows(real, holdout)) } as const;
  const search = (among: Rows) => findNeighbours(synthetic, among, { distance }, context).distance;
  return { toFitted: search(real), toHeldOut: search(holdout), count: real.count };
}
