/** @file The thread that attacks a twin while the main one measures its quality. */
import { parentPort, workerData } from "node:worker_threads";
import { describeFailure, type Failure, type Progress } from "@semblance/engine/base";
import { type AttackOptions, type PrivacyResult, runAttacks } from "@semblance/engine/quality/privacy";
import { type Database, type Schema, unpackTable } from "@semblance/engine/table";

export type PackedDatabase = readonly Uint8Array[][];

export interface AttackOrder {
  readonly real: PackedDatabase;
  readonly synthetic: PackedDatabase;
  readonly holdout: PackedDatabase | undefined;
  readonly schema: Schema;
  readonly seed: number;
  readonly options: AttackOptions;
}

export type AttackMessage =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "result"; readonly result: PrivacyResult }
  | { readonly kind: "failure"; readonly failure: Failure };

const { real, synthetic, holdout, options, ...order } = workerData as AttackOrder;
const tell = (message: AttackMessage) => parentPort?.postMessage(message);

try {
  const sides = { real: unpack(real), synthetic: unpack(synthetic) };
  const result = await runAttacks(
    { ...order, ...sides, ...(holdout && { holdout: unpack(holdout) }) },
    options,
    { onProgress: (progress) => tell({ kind: "progress", progress }) },
  );
  tell({ kind: "result", result });
} catch (error) {
  tell({ kind: "failure", failure: describeFailure(error) });
}

function unpack(packed: PackedDatabase): Database {
  return new Map(packed.map(unpackTable).map((table) => [table.name, table]));
}
