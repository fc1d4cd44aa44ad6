import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { makeNumber, makeNumbers } from "../autoregressive/testing/known-laws.ts";
import type { FindBounds } from "../tokens.ts";
import { fitIndependent, openIndependentSampler } from "./independent.ts";

const random = () => new Random("draw").save();

test("each column keeps its own law, and columns know nothing of each other", async () => {
  const { variables, rows } = makeNumbers(4_000);
  const sampler = await openIndependentSampler(fitIndependent(variables, rows), { random: random() });
  const drawn = await sampler.draw({ block: 0, rowCount: 4_000 });
  for (const [place, { coarse }] of drawn.columns.entries()) {
    const real = rows.columns[place]!.coarse;
    for (let token = 0; token < 9; token++) {
      const difference = countOf(coarse, token) - countOf(real, token);
      expect(Math.abs(difference)).toBeLessThanOrEqual(1);
    }
  }
  const [x, y] = drawn.columns.map(({ positions }) => positions!);
  const split = x!.filter((value, row) => Number.isNaN(value) !== Number.isNaN(y![row]!)).length;
  // 2 · .25 · .75 of the rows, give or take five standard errors.
  expect(Math.abs(split - 1_500)).toBeLessThan(150);
});

function countOf(tokens: Uint16Array, token: number): number {
  return tokens.filter((drawn) => drawn === token).length;
}

test("bounds given by what was drawn before hold in every row", async () => {
  const { rows } = makeNumbers(1_000);
  const variables = [makeNumber("x", ["y"]), makeNumber("y")];
  const sampler = await openIndependentSampler(fitIndependent(variables, rows), { random: random() });
  const findBounds: FindBounds = (variable, drawn) => {
    expect(variable).toBe("x");
    return { low: drawn.get("y")!.positions! };
  };
  const drawn = await sampler.draw({ block: 0, rowCount: 2_000, findBounds });
  const [x, y] = drawn.columns.map(({ positions }) => positions!);
  expect(x!.some((value, row) => value < y![row]!)).toBe(false);
  expect(x!.filter(Number.isNaN).length).toBe(countOf(rows.columns[0]!.coarse, 8) * 2);
});

test("blocks are their own, and no rows at all are no reason to fail", async () => {
  const { variables } = makeNumbers(0);
  const empty = { coarse: new Uint16Array(), fine: new Uint8Array(), positions: new Float32Array() };
  const model = fitIndependent(variables, { rowCount: 0, columns: [empty, empty] });
  const sampler = await openIndependentSampler(model, { random: random() });
  const block = await sampler.draw({ block: 5, rowCount: 20 });
  await sampler.draw({ block: 1, rowCount: 9 });
  expect(await sampler.draw({ block: 5, rowCount: 20 })).toEqual(block);
});

test("a model that was changed by hand is refused", async () => {
  const { variables, rows } = makeNumbers(50);
  const model = fitIndependent(variables, rows);
  const shares = model.shares.map((own) => ({ ...own, coarse: own.coarse.map(() => -1) }));
  const opening = openIndependentSampler({ ...model, shares }, { random: random() });
  await expect(opening).rejects.toMatchObject({ code: "model-invalid" });
});
