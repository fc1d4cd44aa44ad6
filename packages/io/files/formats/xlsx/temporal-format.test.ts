import { expect, test } from "vitest";
import { readFormatCode } from "./temporal-format.ts";

test.each([
  ["yyyy-mm-dd", "date"],
  ["m/d/yy", "date"],
  ["[$-409]d-mmm-yyyy;@", "date"],
  ["mmmm", "date"],
  ['[$-411]ggge"年"m"月"d"日"', "date"],
  ["yyyy\\-mm\\-dd\\ hh:mm:ss", "datetime"],
  ["m/d/yyyy h:mm AM/PM", "datetime"],
  ["h:mm", "time"],
  ["mm:ss.0", "time"],
  ["h AM/PM", "time"],
  ["General", undefined],
  ["@", undefined],
  ["0.00", undefined],
  ["#,##0.00_);[Red](#,##0.00)", undefined],
  ['_-* #,##0.00 "days"_-', undefined],
  ["0\\d", undefined],
  ["[$USD] 0.00", undefined],
  ["0.00E+00", undefined],
  ["# ?/?", undefined],
  ["[h]:mm:ss", undefined],
  ["[mm]:ss", undefined],
  ["0%", undefined],
  ["", undefined],
] as const)("%s is %s", (code, format) => {
  expect(readFormatCode(code)).toBe(format);
});
