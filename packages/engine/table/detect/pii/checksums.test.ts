import fc from "fast-check";
import { expect, test } from "vitest";
import { isDayOfYear, passesLuhn, passesMod11And10, passesVerhoeff, remainder97 } from "./checksums.ts";

const checks = { Luhn: passesLuhn, Verhoeff: passesVerhoeff, "MOD 11,10": passesMod11And10 };
const digits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 20 })
  .map((list) => list.join(""));

test("examples of the standards", () => {
  expect(passesLuhn("79927398713")).toBe(true);
  expect(passesVerhoeff("2363")).toBe(true);
  expect(passesMod11And10("07945")).toBe(true);
  expect(remainder97("3214282912345698765432161182")).toBe(1);
});

test.each(Object.entries(checks))(
  "%s: one check digit of ten fits, and a changed digit is noticed",
  (_, passes) => {
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const fitting = [..."0123456789"].filter((check) => passes(body + check));
        expect(fitting).toHaveLength(1);
        const whole = [...(body + fitting[0])];
        const place = at % whole.length;
        whole[place] = String((Number(whole[place]) + by) % 10);
        expect(passes(whole.join(""))).toBe(false);
      }),
    );
  },
);

test("MOD 97 agrees with arithmetic", () => {
  fc.assert(
    fc.property(digits, (text) => {
      expect(remainder97(text)).toBe(Number(BigInt(text) % 97n));
    }),
  );
});

test("days of the calendar", () => {
  expect([isDayOfYear(2000, 2, 29), isDayOfYear(96, 2, 29), isDayOfYear(1999, 12, 31)]).toEqual([
    true,
    true,
    true,
  ]);
  expect([isDayOfYear(1999, 2, 29), isDayOfYear(1999, 13, 1), isDayOfYear(1999, 1, 0)]).toEqual([
    false,
    false,
    false,
  ]);
});
