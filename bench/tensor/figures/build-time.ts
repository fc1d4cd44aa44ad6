import { openSession } from "../../../packages/engine/tensor/index.ts";
import { type Figure, median } from "../../report.ts";
import { buildColumns, type ColumnsSpec } from "../networks/columns.ts";
import { adultSpec, wideSpec } from "../networks/specs.ts";

/** From nothing to a session that can run the whole training step. */
export async function measureBuildTime(): Promise<Figure[]> {
  return [await measureBuild(adultSpec, 0.5, 5), await measureBuild(wideSpec, 5, 3)];
}

async function measureBuild(spec: ColumnsSpec, targetSeconds: number, repeats: number): Promise<Figure> {
  const seconds: number[] = [];
  let nodes = 0;
  for (let i = 0; i < repeats; i++) {
    const startMs = performance.now();
    const { step } = buildColumns(spec);
    const session = await openSession(step.model, { threads: 1 });
    seconds.push((performance.now() - startMs) / 1_000);
    nodes = step.model.nodes.length;
    await session.release();
  }
  const value = median(seconds);
  return {
    name: `building and loading a generator of ${spec.columns.length} columns`,
    value,
    unit: "s",
    target: `≤ ${targetSeconds} s`,
    reached: value <= targetSeconds,
    note: `${nodes} nodes; least ${Math.min(...seconds).toFixed(2)} s`,
  };
}
