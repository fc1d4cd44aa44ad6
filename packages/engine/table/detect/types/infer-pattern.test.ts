import fc from "fast-check";
import { expect, test } from "vitest";
import type { TextColumn } from "../../column/column.ts";
import { columnFromValues } from "../../column/column-from-values.ts";
import { inferColumnPattern, inferPattern } from "./infer-pattern.ts";

const many = (make: (index: number) => string) => Array.from({ length: 50 }, (_, index) => make(index));

test.each([
  [many((i) => `C-${10_000 + i}`), "^C\\-[0-9]{5}$"],
  [many((i) => `user${i}`), "^user[0-9]{1,2}$"],
  [many((i) => String(i).padStart(8, "0")), "^[0-9]{8}$"],
  [["7590-VHVEG", "5575-GNVDE"], "^[0-9]{4}\\-[A-Z]{5}$"],
  [["A1B2-77", "99Z-8"], "^[0-9A-Z]{3,4}\\-[0-9]{1,2}$"],
  [["abc", "a-b", "a.b"], "^[a-z\\-\\.]{3}$"],
  [["a/5 (x)"], "^[a-z]\\/[0-9] \\([a-z]\\)$"],
  [["", "a"], undefined],
  [["é"], undefined],
  [["x".repeat(300)], undefined],
])("%#", (texts, pattern) => {
  expect(inferPattern(texts)).toBe(pattern);
});

test("the pattern matches every value it was made from", () => {
  const code = fc.oneof(
    fc.stringMatching(/^[A-Z]{1,3}[0-9]{1,4}$/),
    fc.stringMatching(/^[a-z0-9]{1,3}([-./][A-Z0-9]{1,3}){0,3}$/),
    fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(code, { minLength: 1, maxLength: 30 }), (texts) => {
      const pattern = inferPattern(texts);
      if (pattern === undefined) return;
      const matcher = new RegExp(pattern);
      for (const text of texts) expect(text).toMatch(matcher);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test("an exception among many thousands is learnt from", () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `K${String(index).padStart(5, "0")}`);
  const column = columnFromValues([...texts.slice(0, 11_111), "K00A", ...texts]) as TextColumn;
  expect(inferColumnPattern(column)).toBe("^[0-9A-Z]{4,6}$");
});
