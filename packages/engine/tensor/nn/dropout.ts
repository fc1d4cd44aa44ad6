import type { Random } from "../../base/index.ts";
import { mul } from "../primitives/index.ts";
import type { FlatArray } from "./flat-layout.ts";
import type { Layer } from "./layer.ts";

/**
 * Drops each value with probability `rate` and scales the rest up (Srivastava et al. 2014), in training
 * only. The mask is an input of the graph: the runtime's own random numbers can be neither seeded per run
 * nor saved.
 */
export function dropout(rate: number): Layer {
  return (pass, x) => (pass.training && rate > 0 ? mul(x, pass.dropoutMask(x.shape, rate)) : x);
}

/** One byte decides on one value, so that the rate is rounded to a multiple of 1/256. */
const LEVELS = 256;

/** Fills a mask: 0 with probability `rate`, else 1/(1 − rate) for the rate as rounded. */
export function fillDropoutMask(random: Random, mask: FlatArray, rate: number): void {
  const dropped = Math.min(LEVELS - 1, Math.round(rate * LEVELS));
  const kept = LEVELS / (LEVELS - dropped);
  const bytes = new Uint8Array(random.fillUint32(new Uint32Array(Math.ceil(mask.length / 4))).buffer);
  // The sign bit of (dropped − 1 − byte), without a branch: half the time of a comparison.
  for (let i = 0; i < mask.length; i++) mask[i] = kept * ((dropped - 1 - bytes[i]!) >>> 31);
}
