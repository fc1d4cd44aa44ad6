import type { Weights } from "./best-weights.ts";
import type { Checkpoint } from "./checkpoint.ts";

export interface ExpectedCheckpoint {
  readonly fingerprint: string;
  readonly seed: string;
  readonly lossCount: number;
  readonly partCount: number;
  readonly vectors: Weights;
  readonly weights: Weights;
}

/** What keeps a checkpoint from going on in this training; nothing where it fits. */
export function findMismatch(saved: Checkpoint, expected: ExpectedCheckpoint): string | undefined {
  if (saved.fingerprint !== expected.fingerprint) return "graphs or sizes";
  if (saved.seed !== expected.seed) return "seed";
  if (!haveSameShapes(saved.vectors, expected.vectors)) return "vectors";
  const hasBest = saved.records.length > 0;
  if (!haveSameShapes(saved.best, hasBest ? expected.weights : new Map())) return "best weights";
  const { lossCount, partCount } = expected;
  const fits =
    saved.lossSums.length === lossCount &&
    (!hasBest || saved.records.length === partCount) &&
    saved.evaluations.every(
      ({ trainingLosses, losses }) => trainingLosses.length === lossCount && losses.length === partCount,
    );
  return fits ? undefined : "losses";
}

function haveSameShapes(left: Weights, right: Weights): boolean {
  return (
    left.size === right.size &&
    [...left].every(([name, { dtype, shape }]) => {
      const other = right.get(name);
      return other?.dtype === dtype && other.shape.join() === shape.join();
    })
  );
}
