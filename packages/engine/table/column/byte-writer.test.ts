import { expect, test } from "vitest";
import { ByteWriter } from "./byte-writer.ts";

test("grows from any size without losing what was written", () => {
  const out = new ByteWriter(1);
  out.writeText("é😀");
  out.writeInteger(-9_007_199_254_740_991);
  out.writeBytes(new TextEncoder().encode("x".repeat(1_000)));
  expect(new TextDecoder().decode(out.view())).toBe(`é😀-9007199254740991${"x".repeat(1_000)}`);
});

test("digits are padded across the billion", () => {
  const out = new ByteWriter();
  for (const [value, width] of [
    [0, 3],
    [1e9, 1],
    [1e9, 12],
    [999_999_999, 1],
    [1_000_000_001, 20],
  ] as const) {
    out.clear();
    out.writeDigits(value, width);
    expect(out.toAscii()).toBe(String(value).padStart(width, "0"));
  }
});

test("fractions lose their zeros and an empty fraction its point", () => {
  const out = new ByteWriter();
  out.writeDigits(1_000, 4);
  out.insertPoint(3);
  out.trimFraction();
  expect(out.toAscii()).toBe("1");
});
