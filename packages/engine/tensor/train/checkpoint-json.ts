/** @file The checkpoint's JSON, believed only after every field has been looked at. */
import type { PartRecord } from "./best-weights.ts";
import type { Evaluation } from "./training-plan.ts";

export interface CheckpointJson {
  /** Digest of graphs and sizes: a checkpoint belongs to the plan that made it. */
  readonly fingerprint: string;
  /** Digest of the seed. */
  readonly seed: string;
  readonly step: number;
  /** Sum of each step plan's losses since the last validation, and over how many steps. */
  readonly lossSums: readonly number[];
  readonly lossCount: number;
  readonly evaluations: readonly Evaluation[];
  readonly records: readonly PartRecord[];
}

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => boolean;

const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isNumber: Check = (value) => Number.isFinite(value);
const isText: Check = (value) => typeof value === "string";
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const objectOf =
  (checks: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).length === Object.keys(checks).length &&
    Object.entries(checks).every(
      ([name, check]) => Object.hasOwn(value, name) && check((value as Fields)[name]),
    );

const isCheckpoint = objectOf({
  fingerprint: isText,
  seed: isText,
  step: isCount,
  lossSums: listOf(isNumber),
  lossCount: isCount,
  evaluations: listOf(
    objectOf({ step: isCount, trainingLosses: listOf(isNumber), losses: listOf(isNumber) }),
  ),
  records: listOf(objectOf({ loss: isNumber, step: isCount, worse: isCount })),
});

export function readCheckpointJson(text: string): CheckpointJson | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isCheckpoint(value) ? (value as CheckpointJson) : undefined;
  } catch {
    return undefined;
  }
}
