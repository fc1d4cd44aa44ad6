import fc from "fast-check";
import { expect, test } from "vitest";
import { isSemblanceError } from "../../../base/index.ts";
import { Language } from "./language.ts";

const leaf = fc.constantFrom(
  "a",
  "b",
  "7",
  "[ab]",
  "[^a]",
  "[a-c0-9]",
  "\\d",
  "\\w",
  "\\.",
  "é",
  ".",
  "[А-Я]",
);
const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 1 },
    leaf,
    tie("pattern").map((inner) => `(?:${inner})`),
  ),
  pattern: fc
    .array(fc.tuple(tie("atom"), fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}", "{2,}")), {
      minLength: 1,
      maxLength: 4,
    })
    .chain((parts) =>
      fc.constantFrom("", "", "|").map((glue) => parts.map(([atom, repeat]) => atom + repeat).join(glue)),
    ),
}));

/** Random patterns may nest repetitions that multiply. */
function open(source: string): Language | undefined {
  try {
    const language = new Language(source);
    language.lengths();
    return language;
  } catch (error) {
    if (isSemblanceError(error) && error.code === "pattern-too-large") return undefined;
    throw error;
  }
}

test("every text written matches, has the length asked for, and differs from all others", () => {
  fc.assert(
    fc.property(pattern, fc.nat(), (source, key) => {
      const language = open(source);
      fc.pre(language !== undefined);
      if (language === undefined) return;
      const native = new RegExp(`^(?:${source})$`, "u");
      for (const length of language.lengths().slice(0, 6)) {
        const count = Math.min(30, language.count(length));
        const texts = Array.from({ length: count }, (_, index) => language.write(length, index, key));
        expect(new Set(texts).size).toBe(count);
        for (const text of texts)
          expect([source, text, native.test(text), [...text].length]).toEqual([source, text, true, length]);
      }
    }),
    { numRuns: 60 },
  );
});

test("texts that a pattern says twice are counted once", () => {
  expect(new Language("(a|a)b?").count(1)).toBe(1);
  expect(new Language("[ab]*[bc]*").count(2)).toBe(8);
  expect(new Language("^[A-Z]{2}\\d{3}$").count(5)).toBe(676_000);
  expect(new Language("a^b").lengths()).toEqual([]);
});

test("numbers stay apart in spaces beyond exact arithmetic", () => {
  const language = new Language("[0-9a-f]{32}");
  const texts = Array.from({ length: 20_000 }, (_, index) => language.write(32, index, 5));
  expect(new Set(texts).size).toBe(20_000);
  expect(texts.every((text) => /^[0-9a-f]{32}$/.test(text))).toBe(true);
});

test("what unfolds to too much is refused", () => {
  expect(() => new Language("(?:[ab]{90}){90}")).toThrow(/pattern/);
});
