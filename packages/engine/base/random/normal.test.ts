import { expect, test } from "vitest";
import { makeNormal } from "./normal.ts";
import { Random } from "./random.ts";
import { BELL, KOLMOGOROV_LIMIT, kolmogorovStatistic, moment } from "./testing/goodness-of-fit.ts";

test("normals filled as float32 keep to the bell", () => {
  const values = makeNormal().fill(new Random("float32"), new Float32Array(100_000));
  expect(kolmogorovStatistic(values, BELL)).toBeLessThan(KOLMOGOROV_LIMIT);
});

test("normal moments, and the tail beyond the ziggurat's base", () => {
  const values = makeNormal().fill(new Random("moments"), new Float64Array(2_000_000));
  const error = 1 / Math.sqrt(values.length);
  expect(Math.abs(moment(values, 1))).toBeLessThan(4 * error);
  expect(Math.abs(moment(values, 2) - 1)).toBeLessThan(4 * Math.sqrt(2) * error);
  expect(Math.abs(moment(values, 3))).toBeLessThan(4 * Math.sqrt(15) * error);
  expect(Math.abs(moment(values, 4) - 3)).toBeLessThan(4 * Math.sqrt(96) * error);
  const tail = values.filter((x) => Math.abs(x) > 3.6541528853610088);
  // 2 (1 − Φ(3.6541528853610088)) = 2.5803e-4.
  const expected = 2.5803e-4 * values.length;
  expect(Math.abs(tail.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
  const beyond = { density: BELL.density, low: 3.6541528853610088, high: 9 };
  expect(kolmogorovStatistic(tail.map(Math.abs), beyond)).toBeLessThan(KOLMOGOROV_LIMIT);
  expect(Math.abs(tail.filter((x) => x > 0).length - tail.length / 2)).toBeLessThan(
    2 * Math.sqrt(tail.length),
  );
});

test("a float32 fill of normals is the same however it is cut", () => {
  const whole = makeNormal().fill(new Random("cut"), new Float32Array(5_000));
  const random = new Random("cut");
  makeNormal().fill(random, new Float32Array(1_777));
  const rest = makeNormal().fill(new Random(random.save()), new Float32Array(5_000 - 1_777));
  expect([...rest]).toEqual([...whole.subarray(1_777)]);
});
