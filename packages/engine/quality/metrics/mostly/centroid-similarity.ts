import { overTables } from "../classifiers/over-tables.ts";
import type { MetricEntry } from "../entry.ts";
import { type Embedding, embedTable, spreadCells } from "./embed-table.ts";

const MOST_ROWS = 10_000;
const name = "CentroidSimilarity";

/** Cosine of the angle between the mean real and the mean synthetic row, embedded. */
export const centroidSimilarity: MetricEntry = overTables(
  {
    name,
    about:
      "Cosine of the angle between the mean real and the mean synthetic row, on Semblance's own embedding.",
    range: [0, 1],
    best: 1,
    citation: "mostlyai-qa 1.10.11, cosine similarity of centroids, on another embedding",
    needs: [],
    quirk:
      "Its embedding knows no words, where mostlyai-qa places categories by a language model: the two are alike in kind, not in number.",
  },
  (input) => {
    const embedding = embedTable(input, name, MOST_ROWS);
    const { note } = embedding;
    const parts = input.holdout && scoreHoldout({ ...input, synthetic: input.holdout });
    return { value: compareCentroids(embedding), note, ...(parts && { parts }) };
  },
);

/** What held-out rows would score. */
function scoreHoldout(input: Parameters<typeof embedTable>[0]): Record<string, number> {
  if (input.synthetic.rowCount === 0) return {};
  return { holdout: compareCentroids(embedTable(input, name, MOST_ROWS)) };
}

function compareCentroids(embedding: Embedding): number {
  const { count } = embedding;
  const sums = { product: 0, real: 0, synthetic: 0 };
  for (const coordinate of spreadCells(embedding)) {
    const real = addUp(coordinate.subarray(0, count)) / count;
    const synthetic = addUp(coordinate.subarray(count)) / count;
    sums.product += real * synthetic;
    sums.real += real * real;
    sums.synthetic += synthetic * synthetic;
  }
  return Math.min(1, sums.product / Math.sqrt(sums.real * sums.synthetic));
}

function addUp(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
