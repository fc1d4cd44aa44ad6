import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type Feature, fitBoosting, predictBoosting } from "../../../models/boosting/index.ts";
import { type Column, isMeasurable, type Table, toNumbers } from "../../../table/index.ts";
import { hasSharedData, loadSharedTable } from "../../../table/testing/load-shared.ts";
import { computeAuc } from "./auc.ts";

vi.setConfig({ testTimeout: 120_000 });

/** scikit-learn's areas, made by scripts/golden/boosting/golden.py. */
const golden = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../golden/boosting-areas.json"), "utf8"),
) as Readonly<Record<string, { readonly target: string; readonly leftOut: string[]; readonly auc: number }>>;

function makeFeature(name: string, column: Column): Feature {
  if (isMeasurable(column)) return { kind: "numeric", name, values: toNumbers(column) };
  const codes = column.codes.map((code, row) => (column.nulls?.[row] === 1 ? -1 : code));
  return { kind: "categorical", name, codes, size: column.dictionary.size };
}

/** 1 for the later of the two values. */
function takeTarget(table: Table, name: string): Float64Array {
  const column = table.columns.get(name)!;
  if (isMeasurable(column)) return toNumbers(column);
  const later = [...column.dictionary.texts()].sort()[1];
  return Float64Array.from(column.codes, (code) => (column.dictionary.at(code) === later ? 1 : 0));
}

test.skipIf(!hasSharedData).each(Object.entries(golden))(
  "%s: level with scikit-learn's HistGradientBoosting",
  (name, { target, leftOut, auc }) => {
    const table = loadSharedTable(name);
    const labels = takeTarget(table, target);
    const features = [...table.columns]
      .filter(([column]) => column !== target && !leftOut.includes(column))
      .map(([column, cells]) => makeFeature(column, cells));
    const rows = Int32Array.from({ length: table.rowCount }, (_, row) => row);
    const [even, odd] = [rows.filter((row) => row % 2 === 0), rows.filter((row) => row % 2 === 1)];
    const take = (some: Int32Array) => Float64Array.from(some, (row) => labels[row] as number);
    const model = fitBoosting(takeFeatureRows(features, even), take(even), { loss: "logistic" });
    const area = computeAuc(take(odd), predictBoosting(model, takeFeatureRows(features, odd)));
    expect(area).toBeGreaterThan(auc - 0.005);
  },
);

function takeFeatureRows(features: readonly Feature[], rows: Int32Array): Feature[] {
  return features.map((feature) => {
    if (feature.kind === "numeric")
      return { ...feature, values: Float64Array.from(rows, (row) => feature.values[row] as number) };
    return { ...feature, codes: Int32Array.from(rows, (row) => feature.codes[row] as number) };
  });
}
