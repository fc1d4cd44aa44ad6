import fc from "fast-check";
import { expect, test } from "vitest";
import { isSemblanceError } from "../../../../base/index.ts";
import { compilePattern } from "./compile-pattern.ts";

const leaf = fc.constantFrom(
  "a", "b", "0", ".", "[ab]", "[^a]", "[a-c0-9]", "\\d", "\\W", "\\s", "\\.", "é", "\\u0061", "[\\d-]", "^", "$",
  "\\p{Lu}", "😀", "[😀-😂]",
); // biome-ignore format: a list
const { pattern } = fc.letrec<{ pattern: string; atom: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 1 },
    leaf,
    tie("pattern").map((inner) => `(${inner})`),
    tie("pattern").map((inner) => `(?:${inner})`),
  ),
  pattern: fc
    .array(fc.tuple(tie("atom"), fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "*?")), {
      minLength: 1,
      maxLength: 4,
    })
    .chain((parts) =>
      fc
        .constantFrom("", "|")
        .map((glue) =>
          parts.map(([atom, repeat]) => (/^[$^]$/.test(atom) ? atom : atom + repeat)).join(glue),
        ),
    ),
}));
const text = fc.string({
  unit: fc.constantFrom("a", "b", "c", "0", " ", ".", "-", "é", "A", "😀", "\n"),
  maxLength: 5,
});

test("whole texts match exactly where JavaScript's own engine says so", () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 1, maxLength: 8 }), (source, texts) => {
      const own = compilePattern(source);
      const native = new RegExp(`^(?:${source})$`, "u");
      for (const sample of texts)
        expect([source, sample, own(sample)]).toEqual([source, sample, native.test(sample)]);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["[A-Z]{2}\\d{9}", "AB123456789", true],
  ["[A-Z]{2}\\d{9}", "AB12345678", false],
  ["(?P<year>\\d{4})-(?<month>0[1-9]|1[0-2])", "2024-12", true],
  ["(?P<year>\\d{4})-(?<month>0[1-9]|1[0-2])", "2024-13", false],
  ["", "", true],
  ["", "a", false],
  ["\\Aab\\z", "ab", true],
  ["[]a]+", "]a", true],
  ["[\\x41-\\x43]{,2}", "AC", true],
  ["a{0}", "", true],
  ["\\t\\0", "\t\0", true],
])("%s against %j: %s", (source, sample, expected) => {
  expect(compilePattern(source)(sample)).toBe(expected);
});

test.each([
  "(a)\\1",
  "(?=a)",
  "(?!a)",
  "(?<=a)",
  "(?i)a",
  "a++",
  "*a",
  "(a",
  "a)",
  "[a",
  "[b-a]",
  "\\",
  "a{3,1}",
  "a**",
  "\\ba",
  "\\k<x>",
  "a{1001}",
  "((a{99}){99}){99}",
  "[[:alpha:]]",
  "\\p{Nonsense}",
  "\\u{110000}",
  "(".repeat(300),
])("%s is refused with a reason", (source) => {
  // biome-ignore format: a list
  try {
    compilePattern(source);
    expect.unreachable();
  } catch (error) {
    expect(isSemblanceError(error) && error.code).toBe("pattern-refused");
  }
});

test.each(["(a+)+b", "(a|a)*b", "(.*a){12}", "(a?){100}a{100}", "(x+x+)+y"])(
  "%s does not hang on a text made to hang it",
  (source) => {
    const matches = compilePattern(source);
    const startMs = performance.now();
    matches(`${"ax".repeat(200_000)}!`);
    matches(`${"a".repeat(200_000)}!`);
    expect(performance.now() - startMs).toBeLessThan(5_000);
  },
);
