/**
 * @file The normal distribution by the ziggurat of Marsaglia and Tsang (2000): the half bell is covered by
 * layers of equal area, 255 rectangles over a base that includes the tail; a point in a random layer is under
 * the curve at once in 98.8 % of draws. Layer, sign and place come from different bits (Doornik 2005).
 */
import type { FloatArray, Random } from "./random.ts";
import { checkParameters, finite, notNegative, type Sampler } from "./sampler.ts";

const LAYERS = 256;
/** Where the tail begins, and the area of each layer, so that the topmost closes at the peak. */
export const TAIL_START = 3.6541528853610088;
const LAYER_AREA = 0.004928673233974655;

const density = (x: number): number => Math.exp(-0.5 * x * x);

/** WIDTHS[i] is where layer i ends on the right, HEIGHTS[i] the curve there; both run to the peak. */
const WIDTHS = new Float64Array(LAYERS + 1);
const HEIGHTS = new Float64Array(LAYERS + 1);

function layOut(): void {
  // The base is as wide as a rectangle of its area and height would be.
  WIDTHS[0] = LAYER_AREA / density(TAIL_START);
  WIDTHS[1] = TAIL_START;
  HEIGHTS[1] = density(TAIL_START);
  for (let i = 2; i < LAYERS; i += 1) {
    HEIGHTS[i] = HEIGHTS[i - 1]! + LAYER_AREA / WIDTHS[i - 1]!;
    WIDTHS[i] = Math.sqrt(-2 * Math.log(HEIGHTS[i]!));
  }
  HEIGHTS[LAYERS] = 1;
}
layOut();

/** Marsaglia's tail: exponential steps beyond the start, thinned to the bell's. */
export function drawTail(random: Random): number {
  for (;;) {
    const beyond = -Math.log(1 - random.float()) / TAIL_START;
    const thinning = -Math.log(1 - random.float());
    if (2 * thinning >= beyond * beyond) return TAIL_START + beyond;
  }
}

/** A point beside the part of its layer that is wholly under the curve: under it or not, or in the tail. */
function settle(random: Random, layer: number, x: number): number {
  if (layer === 0) return Math.sign(x) * drawTail(random);
  const bottom = HEIGHTS[layer]!;
  const y = bottom + random.float() * (HEIGHTS[layer + 1]! - bottom);
  return y < density(x) ? x : drawStandardNormal(random);
}

const TWO_POW_MINUS_53 = 2 ** -53;
const TWO_POW_MINUS_23 = 2 ** -23;

/** Of mean 0 and deviation 1, from 62 bits: 8 choose the layer, 54 the place with its sign. */
export function drawStandardNormal(random: Random): number {
  const word = random.uint32();
  const layer = word & 0xff;
  const place = (word >> 8) * 0x40000000 + (random.uint32() >>> 2);
  const x = place * TWO_POW_MINUS_53 * WIDTHS[layer]!;
  return Math.abs(x) < WIDTHS[layer + 1]! ? x : settle(random, layer, x);
}

/** As above with 24 bits for the place: one word, as much as a float32 holds. */
function drawStandardNormalFloat32(random: Random): number {
  const word = random.uint32();
  const layer = word & 0xff;
  const x = ((word >> 8) + 0.5) * TWO_POW_MINUS_23 * WIDTHS[layer]!;
  return Math.abs(x) < WIDTHS[layer + 1]! ? x : settle(random, layer, x);
}

/** Density exp(−(x − mean)² / 2 deviation²) / (deviation √2π). A fill of float32 takes half the words. */
export function makeNormal({ mean = 0, deviation = 1 } = {}): Sampler {
  checkParameters("normal", { mean: [mean, finite], deviation: [deviation, notNegative] });
  return {
    draw: (random) => mean + deviation * drawStandardNormal(random),
    fill<A extends FloatArray>(random: Random, values: A): A {
      if (values instanceof Float32Array)
        for (let i = 0; i < values.length; i += 1)
          values[i] = mean + deviation * drawStandardNormalFloat32(random);
      else
        for (let i = 0; i < values.length; i += 1) values[i] = mean + deviation * drawStandardNormal(random);
      return values;
    },
  };
}
