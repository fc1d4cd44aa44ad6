/** @file What mostlyai-qa measures. */
import type { MetricEntry } from "../entry.ts";
import { mostlyAccuracy } from "./accuracy.ts";
import { centroidSimilarity } from "./centroid-similarity.ts";
import { mostlyCoherence } from "./coherence.ts";
import { discriminatorAuc } from "./discriminator-auc.ts";

export const mostlyMetrics: readonly MetricEntry[] = [
  mostlyAccuracy,
  mostlyCoherence,
  centroidSimilarity,
  discriminatorAuc,
];
