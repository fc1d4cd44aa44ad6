/** @file What a metric answers: a number, or why there is none. */
import { isSemblanceError, type SemblanceError } from "../base/index.ts";

export interface Computed {
  readonly value: number;
}

export interface NotComputable {
  readonly value: null;
  /** Stable code, see docs/errors.md. */
  readonly code: string;
  readonly reason: string;
}

export type Score = Computed | NotComputable;

export function computed(value: number): Computed {
  return { value };
}

export function notComputable({ code, message }: SemblanceError): NotComputable {
  return { value: null, code, reason: message };
}

/** Runs a metric; coded errors become its answer, defects stay errors. */
export function attemptScore(compute: () => number): Score {
  try {
    return computed(compute());
  } catch (error) {
    if (isSemblanceError(error)) return notComputable(error);
    throw error;
  }
}

/** Mean over what could be computed; null when nothing could. */
export function meanScore(scores: readonly Score[]): number | null {
  const values = scores.map(({ value }) => value).filter((value) => value !== null);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
