/** @file All columns hold the same value. Null equals null and nothing else: a copy carries its nulls along. */
import { z } from "zod";
import type { RuleKind } from "../rule-kind.ts";
import { joinNames } from "./fixed-combinations.ts";
import { broken, judgeRows, kept } from "./judge-rows.ts";
import { columnsOf } from "./rule-columns.ts";
import { codeTogether } from "./value-codes.ts";

const params = z.strictObject({});

export const equal: RuleKind<z.infer<typeof params>> = {
  kind: "equal",
  summary: "The columns hold the same value in every row.",
  columns: { least: 2, most: 64, places: "the columns that are equal" },
  params,
  describe: ({ columns }) => `${joinNames(columns)} are always equal`,
  check: (table, rule) => {
    const [first, ...others] = codeTogether(columnsOf(table, rule)).map(({ codes }) => codes);
    return judgeRows(table, (row) => {
      for (const codes of others) if (codes[row] !== first![row]) return broken;
      return kept;
    });
  },
};
