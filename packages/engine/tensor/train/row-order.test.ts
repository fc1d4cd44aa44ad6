import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { RowOrder } from "./row-order.ts";

const order = (rowCount: number, seed = "rows") => new RowOrder(rowCount, new Random(seed));
const count = fc.integer({ min: 1, max: 40 });

test("each epoch takes every row once, whatever the batch", () => {
  fc.assert(
    fc.property(count, count, (rowCount, batchSize) => {
      const rows = order(rowCount);
      const taken = Array.from({ length: 3 * rowCount }, (_, batch) => [
        ...rows.take(batch * batchSize, batchSize),
      ]).flat();
      for (let epoch = 0; epoch < 3; epoch++) {
        const part = taken.slice(epoch * rowCount, (epoch + 1) * rowCount);
        expect(part.sort((a, b) => a - b)).toEqual(Array.from({ length: rowCount }, (_, row) => row));
      }
    }),
  );
});

test("what stands at a place depends on place and seed alone", () => {
  fc.assert(
    fc.property(count, fc.nat({ max: 200 }), count, (rowCount, start, length) => {
      const whole = order(rowCount).take(0, start + length);
      expect(order(rowCount).take(start, length)).toEqual(whole.slice(start));
    }),
  );
  expect(order(40).take(0, 40)).not.toEqual(order(40).take(40, 40));
  expect(order(40, "others").take(0, 40)).not.toEqual(order(40).take(0, 40));
});
