/** @file Starting values of the networks, as ALGORITHMS has them measured. */
import { makeNormal, type Random } from "../../base/index.ts";
import type { TokenVariable } from "../tokens.ts";
import type { NetworkWeights } from "./model.ts";
import type { NetworkShape } from "./networks.ts";

export interface StartOptions {
  readonly variable: TokenVariable;
  readonly hidden: number;
  /** How many earlier variables the network sees. */
  readonly parents: number;
  /** How often each token is among the training rows. */
  readonly counts: Float64Array;
}

const COSINES = 8;

/** First layer N(0, .5/√parents) with the bias at 0, second N(0, 1/√H), head .5/√H, its bias log frequencies. */
export function startWeights(network: NetworkShape, options: StartOptions, random: Random): NetworkWeights {
  const { variable, hidden, parents, counts } = options;
  const { inputs, outputs, level } = network;
  const draw = (name: string, size: number, deviation: number) =>
    makeNormal({ deviation }).fill(random.stream(name), new Float32Array(size));
  const first = draw("inputs", inputs * hidden, 0.5 / Math.sqrt(Math.max(1, parents)));
  first.fill(0, 0, hidden);
  const places = placeOutputs(variable, level, outputs);
  return {
    inputs: first,
    second: draw("second", hidden * hidden, 1 / Math.sqrt(hidden)),
    secondBias: new Float32Array(hidden),
    head: startHead(places, hidden, random.stream("head")),
    headBias: logShares(counts),
  };
}

function placeOutputs({ scale }: TokenVariable, level: NetworkShape["level"], outputs: number): Float64Array {
  return Float64Array.from({ length: outputs }, (_, token) => {
    if (scale === undefined) return Number.NaN;
    return level === "fine" ? (token + 0.5) / outputs : (scale.from[token]! + scale.to[token]!) / 2;
  });
}

/** Each hidden unit's weights to tokens on a scale are a random mix of cosines over it, the k-th with weight 1/k. */
function startHead(places: Float64Array, hidden: number, random: Random): Float32Array {
  const normal = makeNormal({});
  const outputs = places.length;
  const head = normal.fill(random, new Float32Array(hidden * outputs));
  const variance = Array.from({ length: COSINES }, (_, k) => 0.5 / (k + 1) ** 2).reduce((a, b) => a + b);
  const mix = new Float64Array(COSINES);
  for (let unit = 0; unit < hidden; unit++) {
    normal.fill(random, mix);
    for (let token = 0; token < outputs; token++) {
      const place = places[token]!;
      if (Number.isNaN(place)) continue;
      let value = 0;
      for (let k = 1; k <= COSINES; k++) value += (mix[k - 1]! / k) * Math.cos(Math.PI * k * place);
      head[unit * outputs + token] = value / Math.sqrt(variance);
    }
  }
  const scale = 0.5 / Math.sqrt(hidden);
  return head.map((value) => value * scale);
}

/** Half a row more for each, so that what was never seen is rare and not impossible. */
export function logShares(counts: Float64Array): Float32Array {
  const total = counts.reduce((sum, count) => sum + count + 0.5, 0);
  return Float32Array.from(counts, (count) => Math.log((count + 0.5) / total));
}
