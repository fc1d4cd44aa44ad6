/** @file Texts that break writers of XML: controls, halves of surrogate pairs, markup, and what looks escaped. */
import fc from "fast-check";

const fragments = [
  "_x0041_",
  "_x",
  "_x00",
  "_",
  "x005F_",
  "x000D",
  "\r",
  "\n",
  "\t",
  " ",
  "\u0000",
  "\u0001",
  "\u0085",
];
const markup = [
  "&",
  "&amp;",
  "<",
  ">",
  "]]>",
  '"',
  "'",
  "=1+1",
  "\uFFFE",
  "\uFFFF",
  "\uFEFF",
  "😀",
  "\uD83D",
  "\uDE00",
];

export const arbitraryText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...fragments, ...markup), fc.string({ unit: "binary" }), fc.string()), {
    maxLength: 8,
  })
  .map((pieces) => pieces.join(""));
