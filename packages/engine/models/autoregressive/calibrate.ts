import { Random, type RandomState, throwIfCancelled, type WorkContext } from "../../base/index.ts";
import { countTokens } from "../count-tokens.ts";
import { type FindBounds, ROWS_PER_BLOCK, type TokenRows } from "../tokens.ts";
import { drawBlock } from "./draw-block.ts";
import type { AutoregressiveModel } from "./model.ts";
import { type NetworkAnswer, OpenModel } from "./open-model.ts";

const PASSES = 3;
/** 20,480 rows a pass. */
const BLOCKS = 5;
const DAMPING = 0.8;
const MOST_CHANGE = 0.5;

export interface CalibrationOptions extends WorkContext {
  readonly random: RandomState;
}

/**
 * Brings each token's share among drawn rows to that among the training rows: what networks drawn one after
 * the other get wrong adds up. In each pass c += clip(.8 · ln(p_train / p_drawn), ±.5) on the head's biases,
 * where p_drawn is the mean of the probabilities rather than the count of what was drawn, which has more noise.
 */
export async function calibrate(
  model: AutoregressiveModel,
  { rows, findBounds }: { readonly rows: TokenRows; readonly findBounds?: FindBounds },
  { random, signal, onProgress }: CalibrationOptions,
): Promise<AutoregressiveModel> {
  if (rows.rowCount === 0) return model;
  const calibrated = {
    ...model,
    weights: model.weights.map((weights) => ({ ...weights, headBias: weights.headBias.slice() })),
  };
  const targets = model.variables.map((variable, i) =>
    findShares(countTokens(variable, rows.columns[i]!).coarse),
  );
  const open = await OpenModel.open(calibrated);
  try {
    for (let pass = 0; pass < PASSES; pass++) {
      const sums = calibrated.weights.map(({ headBias }) => new Float64Array(headBias.length));
      for (let block = 0; block < BLOCKS; block++) {
        throwIfCancelled(signal);
        const stream = new Random(random).partition(pass * BLOCKS + block);
        const request = { rowCount: ROWS_PER_BLOCK, ...(findBounds && { findBounds }) };
        await drawBlock(open, request, stream, (answer) => addProbabilities(sums[answer.network]!, answer));
        onProgress?.({
          phase: "calibrate",
          done: pass * BLOCKS + block + 1,
          total: PASSES * BLOCKS,
          unit: "blocks",
        });
      }
      for (const [place, { variable, level }] of open.plan.networks.entries())
        if (level === "coarse")
          moveBiases(calibrated.weights[place]!.headBias, targets[variable]!, findShares(sums[place]!));
    }
    return calibrated;
  } finally {
    await open.close();
  }
}

function addProbabilities(sums: Float64Array, { values }: NetworkAnswer): void {
  const tokens = sums.length;
  for (let start = 0; start < values.length; start += tokens)
    for (let token = 0; token < tokens; token++) sums[token]! += values[start + token]!;
}

function findShares(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count + 0.5, 0);
  return counts.map((count) => (count + 0.5) / total);
}

function moveBiases(biases: Float32Array, target: Float64Array, drawn: Float64Array): void {
  for (let token = 0; token < biases.length; token++) {
    const change = DAMPING * Math.log(target[token]! / drawn[token]!);
    biases[token]! += Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, change));
  }
}
