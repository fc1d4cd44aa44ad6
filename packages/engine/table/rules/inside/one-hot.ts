/** @file Exactly one of the columns is 1 (or true), all others 0, none null: SDMetrics' OneHotEncoding. */
import { z } from "zod";
import type { RuleKind } from "../rule-kind.ts";
import { joinNames } from "./fixed-combinations.ts";
import { broken, judgeRows, kept } from "./judge-rows.ts";
import { numbersOf } from "./rule-columns.ts";

const params = z.strictObject({});

export const oneHot: RuleKind<z.infer<typeof params>> = {
  kind: "one-hot",
  summary: "Exactly one of the columns is 1, the others are 0.",
  columns: { least: 2, most: 4096, places: "the columns of 0 and 1" },
  params,
  describe: ({ columns }) => `exactly one of ${joinNames(columns)} is 1, the others are 0`,
  check: (table, rule) => {
    const columns = numbersOf(table, rule);
    return judgeRows(table, (row) => {
      let ones = 0;
      for (const numbers of columns) {
        const value = numbers[row]!;
        if (value === 1) ones += 1;
        else if (value !== 0) return broken;
      }
      return ones === 1 ? kept : broken;
    });
  },
};
