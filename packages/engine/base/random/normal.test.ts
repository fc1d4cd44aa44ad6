import { expect, test } from "vitest";
import { drawTail, makeNormal, TAIL_START } from "./normal.ts";
import { Random } from "./random.ts";
import { BELL, KOLMOGOROV_LIMIT, kolmogorovStatistic, moment } from "./testing/goodness-of-fit.ts";

test("normals filled as float32 keep to the bell", () => {
  const values = makeNormal().fill(new Random("float32"), new Float32Array(100_000));
  expect(kolmogorovStatistic(values, BELL)).toBeLessThan(KOLMOGOROV_LIMIT);
});

test("normal moments", () => {
  const values = makeNormal().fill(new Random("moments"), new Float64Array(1_000_000));
  const error = 1 / Math.sqrt(values.length);
  expect(Math.abs(moment(values, 1))).toBeLessThan(4 * error);
  expect(Math.abs(moment(values, 2) - 1)).toBeLessThan(4 * Math.sqrt(2) * error);
  expect(Math.abs(moment(values, 3))).toBeLessThan(4 * Math.sqrt(15) * error);
  expect(Math.abs(moment(values, 4) - 3)).toBeLessThan(4 * Math.sqrt(96) * error);
});

test("as many draws as should lie beyond the ziggurat's base, half on each side", () => {
  const values = makeNormal().fill(new Random("tails"), new Float64Array(1_000_000));
  const tail = values.filter((x) => Math.abs(x) > TAIL_START);
  // 2 (1 − Φ(3.6541528853610088)) = 2.58032e-4
  const expected = 2.58032e-4 * values.length;
  expect(Math.abs(tail.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
  const right = tail.filter((x) => x > 0).length;
  expect(Math.abs(right - tail.length / 2)).toBeLessThan(2 * Math.sqrt(tail.length));
});

test("the tail keeps to the bell's", () => {
  const random = new Random("tail");
  const values = Float64Array.from({ length: 100_000 }, () => drawTail(random));
  const beyond = { density: BELL.density, low: TAIL_START, high: 9 };
  expect(kolmogorovStatistic(values, beyond)).toBeLessThan(KOLMOGOROV_LIMIT);
});

test("a float32 fill of normals is the same however it is cut", () => {
  const whole = makeNormal().fill(new Random("cut"), new Float32Array(5_000));
  const random = new Random("cut");
  makeNormal().fill(random, new Float32Array(1_777));
  const rest = makeNormal().fill(new Random(random.save()), new Float32Array(5_000 - 1_777));
  expect([...rest]).toEqual([...whole.subarray(1_777)]);
});
