import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTextInput } from "./text-input.ts";
import { TextInterner } from "./text-interner.ts";

function intern(texts: readonly string[]) {
  const interner = new TextInterner();
  const bytes = Buffer.from(texts.join(""));
  const input = makeTextInput(bytes);
  let at = 0;
  const codes = texts.map((text) => {
    const start = at;
    at += Buffer.byteLength(text);
    return interner.add(input, start, at);
  });
  return { codes, texts: interner.toDictionary().texts() };
}

test("equal texts get equal codes, in the order of their first appearance", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 9 }), { maxLength: 100 }), (texts) => {
      const order = [...new Set(texts)];
      expect(intern(texts)).toEqual({ codes: texts.map((text) => order.indexOf(text)), texts: order });
    }),
  );
});

test("the table grows with its texts", () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => `text ${index % 10_000}`);
  const { codes, texts: distinct } = intern(texts);
  expect(distinct).toHaveLength(10_000);
  expect(codes.every((code, index) => code === index % 10_000)).toBe(true);
});
