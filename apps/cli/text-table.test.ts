import { expect, test } from "vitest";
import { makePlain, measureText, renderTextTable } from "./text-table.ts";

const plain = (text: string) => text;

test("columns line up whatever the script", () => {
  const styles = [{ title: "name" }, { title: "rows", align: "right" }, { title: "note" }] as const;
  const rows = [
    ["顧客", "12", "x"],
    ["café", "1", ""],
    ["e\u0301te\u0301", "1,000", "y"],
  ];
  const [title, ...lines] = renderTextTable(styles, rows, plain);
  expect(title).toBe("name   rows  note");
  expect(lines).toEqual([
    "顧客     12  x",
    "café      1",
    "e\u0301te\u0301   1,000  y".replace("   ", "   "),
  ]);
});

test("text that is too long ends in an ellipsis and fits", () => {
  const [, line = ""] = renderTextTable([{ title: "t", maxWidth: 5 }], [["abcdefgh"]], plain);
  expect(line).toBe("abcd…");
  expect(
    measureText(renderTextTable([{ title: "t", maxWidth: 5 }], [["漢字漢字"]], plain)[1] ?? ""),
  ).toBeLessThan(6);
});

test("nothing in a name can move the cursor, colour the screen or turn the writing round", () => {
  expect(makePlain("a\u{1b}[31mb\rc\nd\u{202e}e\u{7}")).toBe("a\\u{1b}[31mb\\u{d}c\\u{a}d\\u{202e}e\\u{7}");
});
