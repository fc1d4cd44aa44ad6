import { expect, test } from "vitest";
import { Random } from "../../../base/index.ts";
import { transform, transformBack } from "./fourier.ts";

test("the transform is the sum that defines it, and its inverse undoes it", () => {
  const random = new Random("fourier");
  for (const n of [2, 8, 64]) {
    const re = random.fillFloat(new Float64Array(n));
    const im = random.fillFloat(new Float64Array(n));
    const values = { re: re.slice(), im: im.slice() };
    transform(values);
    for (let k = 0; k < n; k++) {
      let [sumRe, sumIm] = [0, 0];
      for (let j = 0; j < n; j++) {
        const angle = (-2 * Math.PI * j * k) / n;
        sumRe += re[j]! * Math.cos(angle) - im[j]! * Math.sin(angle);
        sumIm += re[j]! * Math.sin(angle) + im[j]! * Math.cos(angle);
      }
      expect(values.re[k]).toBeCloseTo(sumRe, 11);
      expect(values.im[k]).toBeCloseTo(sumIm, 11);
    }
    transformBack(values);
    values.re.forEach((value, j) => {
      expect(value).toBeCloseTo(re[j]!, 13);
    });
    values.im.forEach((value, j) => {
      expect(value).toBeCloseTo(im[j]!, 13);
    });
  }
});
