/**
 * @file Early stopping. The weights of the best validation are kept, for each part by itself where a model
 * is many networks in one graph: since parts share no weights, putting their best together is exactly what
 * training each alone would have kept.
 */
import type { StoredTensor } from "../files/stored-tensor.ts";
import type { TrainingPart } from "./training-plan.ts";

export type Weights = ReadonlyMap<string, StoredTensor>;

export interface PartRecord {
  readonly loss: number;
  readonly step: number;
  /** Validations since then that were no better. */
  readonly worse: number;
}

export class BestWeights {
  readonly #parts: readonly TrainingPart[];
  records: readonly PartRecord[] = [];
  weights: Weights = new Map();

  /** Without parts the whole model is one. */
  constructor(parts: readonly TrainingPart[] | undefined, current: Weights) {
    this.#parts = parts ?? [{ name: "all", ranges: [...current].map(wholeRange) }];
  }

  get partCount(): number {
    return this.#parts.length;
  }

  restore(records: readonly PartRecord[], weights: Weights): void {
    this.records = records;
    this.weights = weights;
  }

  offer(step: number, losses: readonly number[], current: Weights): void {
    if (this.weights.size === 0) this.weights = copyWeights(current);
    this.records = this.#parts.map((part, index) => {
      const record = this.records[index];
      const loss = losses[index]!;
      if (record !== undefined && loss >= record.loss) return { ...record, worse: record.worse + 1 };
      for (const { vector, start, end } of part.ranges) {
        const best = this.weights.get(vector)!.data as Float32Array;
        best.set((current.get(vector)!.data as Float32Array).subarray(start, end), start);
      }
      return { loss, step, worse: 0 };
    });
  }

  isExhausted(patience: number): boolean {
    return this.records.length > 0 && this.records.every(({ worse }) => worse >= patience);
  }
}

function wholeRange([vector, { data }]: readonly [string, StoredTensor]) {
  return { vector, start: 0, end: data.length };
}

export function copyWeights(weights: Weights): Weights {
  return new Map([...weights].map(([name, tensor]) => [name, { ...tensor, data: tensor.data.slice() }]));
}
