/** @file Steps of 1, 2 or 5 times a power of ten. Lines are whole multiples, divided last: 0.3 is 0.3. */
import type { Grid, Range } from "./grid.ts";

const MANTISSAS = [1, 2, 5, 10];

export function makeNumberGrid({ low, high }: Range, most: number, scale: "number" | "whole"): Grid {
  const rough = high / most - low / most;
  let exponent = Math.floor(Math.log10(rough));
  let mantissa = MANTISSAS.find((one) => one * 10 ** exponent >= rough) ?? 10;
  if (scale === "whole" && mantissa * 10 ** exponent < 1) [mantissa, exponent] = [1, 0];
  const at = (line: number) =>
    exponent < 0 ? (line * mantissa) / 10 ** -exponent : line * mantissa * 10 ** exponent;
  const step = mantissa * 10 ** exponent;
  return {
    at,
    floor(value) {
      const line = Math.floor(value / step);
      if (at(line) > value) return line - 1;
      return at(line + 1) <= value ? line + 1 : line;
    },
  };
}
