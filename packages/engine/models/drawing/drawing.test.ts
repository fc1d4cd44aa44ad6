import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import type { TokenVariable } from "../tokens.ts";
import { drawCoarse, drawFine, drawPositions } from "./draw-levels.ts";
import { drawLattice } from "./lattice.ts";
import { orderVariables } from "./order-variables.ts";
import { pickToken, pickWithin } from "./pick-token.ts";

test("a lattice has one number in each of its strata, in random order", () => {
  const lattice = drawLattice(new Random("lattice"), 1_000);
  const strata = lattice.map((u) => Math.floor(u * 1_000));
  expect([...strata].sort((a, b) => a - b)).toEqual([...strata.keys()]);
  expect(strata[0] === 0 && strata[1] === 1).toBe(false);
});

test("drawn with a lattice, shares are the probabilities", () => {
  const values = [0.125, 0.5, 0, 0.375];
  const uniforms = drawLattice(new Random("shares"), 800);
  const tokens = drawCoarse({ variable: { name: "a", size: 4 }, uniforms }, { values, startOf: () => 0 });
  const counts = values.map((_, token) => tokens.filter((drawn) => drawn === token).length);
  expect(counts).toEqual([100, 400, 0, 300]);
});

test("a token that cannot happen is never picked, even by rounding", () => {
  const weights = fc.array(fc.constantFrom(0, 0, 0.1, 0.3, 1e-30), { minLength: 1, maxLength: 9 });
  const u = fc.constantFrom(0, 0.3, 0.999_999_999, 1);
  fc.assert(
    fc.property(weights, u, (values, at) => {
      fc.pre(values.some((weight) => weight > 0));
      const total = values.reduce<number>((a, b) => a + b, 0) * 1.001;
      const token = pickToken({ values, start: 0, count: values.length }, total, at);
      expect(values[token]! > 0).toBe(true);
    }),
  );
});

/** Two stretches of two parts each, the value 0.5 and null. */
const variable: TokenVariable = {
  name: "a",
  size: 4,
  fineSizes: Uint8Array.of(2, 2, 1, 1),
  scale: {
    from: Float32Array.of(0, 0.5, 0.5, Number.NaN),
    to: Float32Array.of(0.5, 1, 0.5, Number.NaN),
    distinct: Uint8Array.of(0, 0, 1, 1),
  },
};

test("whatever the bounds, what can lie inside does, null keeps its share and nothing is thrown", () => {
  const bound = fc.option(fc.float({ min: 0, max: 1, noNaN: true }), { nil: Number.NaN });
  fc.assert(
    fc.property(bound, bound, fc.integer(), (low, high, seed) => {
      const rows = 200;
      const random = new Random(seed);
      const draw = {
        variable,
        uniforms: drawLattice(random, rows),
        bounds: { low: new Float32Array(rows).fill(low), high: new Float32Array(rows).fill(high) },
      };
      const coarse = drawCoarse(draw, { values: [0.3, 0.3, 0.2, 0.2], startOf: () => 0 });
      const fine = drawFine(draw, coarse, { values: [0.4, 0.6], startOf: () => 0 });
      const positions = drawPositions({ ...draw, uniforms: drawLattice(random, rows) }, { coarse, fine });
      expect(coarse.filter((token) => token === 3).length).toBe(40);
      const drawn = positions.filter((position) => !Number.isNaN(position));
      expect(drawn.length).toBe(160);
      const isInside = (position: number) => !(position < low) && !(position > high);
      if (!(low > high)) expect(drawn.every(isInside)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("a token that reaches into the bounds in part has its share of them", () => {
  const stretches = variable.scale!;
  const weights = { values: [0.4, 0.4, 0, 0], start: 0, count: 4 };
  // Left of .75 lie all of the first stretch and half of the second: two to one.
  const picked = Array.from({ length: 300 }, (_, i) =>
    pickWithin(weights, (i + 0.5) / 300, { stretches, low: 0, high: 0.75 }),
  );
  expect(picked.filter((token) => token === 0)).toHaveLength(200);
});

test("where nothing lies inside, the nearest token is taken at its nearest end", () => {
  const one: TokenVariable = {
    name: "a",
    size: 2,
    scale: {
      from: Float32Array.of(0.25, 0.5),
      to: Float32Array.of(0.375, 0.625),
      distinct: new Uint8Array(2),
    },
  };
  const draw = { variable: one, uniforms: Float64Array.of(0.9), bounds: { low: Float32Array.of(0.875) } };
  const coarse = drawCoarse(draw, { values: [1, 0], startOf: () => 0 });
  expect(coarse[0]).toBe(1);
  expect(drawPositions(draw, { coarse })[0]).toBe(0.625);
});

test("variables wait for those that they come after, else the one that is told most of is next", () => {
  const names = ["a", "b", "c", "d"];
  const told = [
    [0, 5, 1, 1],
    [5, 0, 4, 3],
    [1, 4, 0, 2],
    [1, 3, 2, 0],
  ];
  const tells = (a: number, b: number) => told[a]![b]!;
  const variables = names.map((name) => ({ name, size: 2 }));
  expect(orderVariables(variables, tells)).toEqual([1, 0, 2, 3]);
  const waiting = variables.map((own) => (own.name === "b" ? { ...own, after: ["d", "c"] } : own));
  expect(orderVariables(waiting, tells)).toEqual([0, 2, 3, 1]);
});
