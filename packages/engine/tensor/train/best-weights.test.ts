import fc from "fast-check";
import { expect, test } from "vitest";
import type { StoredTensor } from "../files/stored-tensor.ts";
import { BestWeights } from "./best-weights.ts";

const PARTS = [
  { name: "a", ranges: [{ vector: "parameters", start: 0, end: 2 }] },
  {
    name: "b",
    ranges: [
      { vector: "parameters", start: 2, end: 3 },
      { vector: "state", start: 0, end: 1 },
    ],
  },
];

/** Weights that tell which step they are from. */
function weightsAt(step: number): ReadonlyMap<string, StoredTensor> {
  const vector = (size: number): StoredTensor => ({
    dtype: "float32",
    shape: [size],
    data: new Float32Array(size).fill(step),
  });
  return new Map([
    ["parameters", vector(3)],
    ["state", vector(1)],
  ]);
}

const lossPairs = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { minLength: 1, maxLength: 12 });

test("each part keeps its weights of the first of its best validations", () => {
  fc.assert(
    fc.property(lossPairs, (history) => {
      const best = new BestWeights(PARTS, weightsAt(0));
      for (const [index, losses] of history.entries()) best.offer(index + 1, losses, weightsAt(index + 1));
      const expected = [0, 1].map((part) => {
        const losses = history.map((pair) => pair[part]!);
        return losses.indexOf(Math.min(...losses)) + 1;
      });
      const [a, b] = expected;
      expect([...best.weights.get("parameters")!.data]).toEqual([a, a, b]);
      expect([...best.weights.get("state")!.data]).toEqual([b]);
      expect(best.records.map(({ step }) => step)).toEqual(expected);
      expect(best.records.map(({ worse }) => worse)).toEqual(expected.map((step) => history.length - step));
    }),
  );
});

test("patience is out when every part has waited long enough", () => {
  const best = new BestWeights(PARTS, weightsAt(0));
  expect(best.isExhausted(1)).toBe(false);
  const histories: [number, number][] = [
    [5, 5],
    [5, 4],
    [5, 3],
    [6, 3],
  ];
  const exhausted = histories.map((losses, index) => {
    best.offer(index + 1, losses, weightsAt(index + 1));
    return best.isExhausted(1);
  });
  expect(exhausted).toEqual([false, false, false, true]);
  expect(best.isExhausted(2)).toBe(false);
});

test("the kept weights are copies, and without parts the whole model is one", () => {
  const best = new BestWeights(undefined, weightsAt(0));
  const current = weightsAt(1);
  best.offer(1, [1], current);
  (current.get("state")!.data as Float32Array).fill(9);
  best.offer(2, [2], weightsAt(2));
  expect([...best.weights.values()].flatMap(({ data }) => [...data])).toEqual([1, 1, 1, 1]);
});
