/** @file What the trees are fitted to: first and second derivatives of a loss by the margin, and back to answers. */

export interface Loss {
  /** Margins per row: 1, or one per class. */
  readonly outputs: number;
  /** The constant margins that fit best without any tree. */
  start(target: Float64Array, rows: Int32Array): Float64Array;
  /** Fills gradients and hessians of output `output`, by row. */
  differentiate(
    target: Float64Array,
    margins: Float64Array,
    output: number,
    into: { readonly gradients: Float64Array; readonly hessians: Float64Array },
  ): void;
  /** Mean loss over rows. */
  measure(target: Float64Array, margins: Float64Array, rows: Int32Array): number;
  /** Margins to means or probabilities, in place. */
  answer(margins: Float64Array): void;
}

export const squaredLoss: Loss = {
  outputs: 1,
  start(target, rows) {
    let sum = 0;
    for (const row of rows) sum += target[row] as number;
    return Float64Array.of(rows.length > 0 ? sum / rows.length : 0);
  },
  differentiate(target, margins, _output, { gradients, hessians }) {
    for (let row = 0; row < target.length; row++) {
      gradients[row] = (margins[row] as number) - (target[row] as number);
      hessians[row] = 1;
    }
  },
  measure(target, margins, rows) {
    let sum = 0;
    for (const row of rows) sum += ((margins[row] as number) - (target[row] as number)) ** 2 / 2;
    return sum / rows.length;
  },
  answer: () => undefined,
};

/** Target 0 or 1. */
export const logisticLoss: Loss = {
  outputs: 1,
  start(target, rows) {
    let ones = 0;
    for (const row of rows) ones += target[row] as number;
    const share = Math.min(Math.max(ones / rows.length, 1e-12), 1 - 1e-12);
    return Float64Array.of(Math.log(share / (1 - share)));
  },
  differentiate(target, margins, _output, { gradients, hessians }) {
    for (let row = 0; row < target.length; row++) {
      const probability = 1 / (1 + Math.exp(-(margins[row] as number)));
      gradients[row] = probability - (target[row] as number);
      hessians[row] = probability * (1 - probability);
    }
  },
  measure(target, margins, rows) {
    let sum = 0;
    for (const row of rows) {
      const margin = margins[row] as number;
      // log(1 + e^m) without overflow
      const softplus = Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
      sum += softplus - (target[row] as number) * margin;
    }
    return sum / rows.length;
  },
  answer(margins) {
    for (let i = 0; i < margins.length; i++) margins[i] = 1 / (1 + Math.exp(-(margins[i] as number)));
  },
};

/** Target 0 … classes − 1. */
export function makeSoftmaxLoss(classes: number): Loss {
  return {
    outputs: classes,
    start(target, rows) {
      const counts = new Float64Array(classes);
      for (const row of rows) counts[target[row] as number] = (counts[target[row] as number] as number) + 1;
      return counts.map((count) => Math.log(Math.max(count / rows.length, 1e-12)));
    },
    differentiate(target, margins, output, { gradients, hessians }) {
      for (let row = 0; row < target.length; row++) {
        const margin = margins[row * classes + output] as number;
        // Rounding must not make it more than 1, and the hessian negative.
        const probability = Math.min(1, Math.exp(margin - logSum(margins, row, classes)));
        gradients[row] = probability - (target[row] === output ? 1 : 0);
        hessians[row] = probability * (1 - probability);
      }
    },
    measure(target, margins, rows) {
      let sum = 0;
      for (const row of rows)
        sum += logSum(margins, row, classes) - (margins[row * classes + (target[row] as number)] as number);
      return sum / rows.length;
    },
    answer(margins) {
      for (let row = 0; row * classes < margins.length; row++) {
        const norm = logSum(margins, row, classes);
        for (let at = row * classes; at < (row + 1) * classes; at++)
          margins[at] = Math.exp((margins[at] as number) - norm);
      }
    },
  };
}

function logSum(margins: Float64Array, row: number, classes: number): number {
  const start = row * classes;
  let largest = Number.NEGATIVE_INFINITY;
  for (let at = start; at < start + classes; at++) largest = Math.max(largest, margins[at] as number);
  let sum = 0;
  for (let at = start; at < start + classes; at++) sum += Math.exp((margins[at] as number) - largest);
  return largest + Math.log(sum);
}
