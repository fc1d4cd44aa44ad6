import fc from "fast-check";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { unescapeText } from "../files/formats/xlsx/shared-strings.ts";
import { cutText, escapeText } from "./escape-text.ts";
import { arbitraryText } from "./testing/arbitrary-text.ts";

/** As a reader of the file sees it: through UTF-8, XML and Excel's escapes. */
function readBack(escaped: string): string {
  const parser = new SaxesParser();
  let text = "";
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("text", (piece) => {
    text += piece;
  });
  parser.write(Buffer.from(`<t>${escaped}</t>`).toString()).close();
  return unescapeText(text);
}

test("every text is well-formed XML and comes back, half surrogates as the replacement character", () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      expect(readBack(escapeText(text))).toBe(text.toWellFormed());
    }),
    { numRuns: 2_000 },
  );
});

test("escapes are those of Excel", () => {
  expect(escapeText("a\r\nb\tc\u0001")).toBe("a_x000D_\nb\tc_x0001_");
  expect(escapeText("_x0041_x0042_")).toBe("_x005F_x0041_x005F_x0042_");
  expect(escapeText("_x0041\u0001")).toBe("_x005F_x0041_x0001_");
  expect(escapeText("snake_x and _x12_")).toBe("snake_x and _x12_");
  expect(escapeText("<a> & ]]>")).toBe("&lt;a&gt; &amp; ]]&gt;");
});

test("a text is cut to what a cell holds, never through a character", () => {
  const longest = "x".repeat(32_767);
  expect(cutText(longest)).toBeUndefined();
  expect(cutText(`${longest}x`)).toBe(`${"x".repeat(32_766)}…`);
  expect(cutText(`${"x".repeat(32_765)}😀😀`)).toBe(`${"x".repeat(32_765)}…`);
  expect(cutText(`${"x".repeat(32_764)}😀😀`)).toBe(`${"x".repeat(32_764)}😀…`);
});
