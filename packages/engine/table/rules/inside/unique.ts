/**
 * @file No two rows have the same value, or combination of values; broken are the second and later ones. By
 * default, as in SQL, a row with a null repeats nothing and is not judged. With `nulls: "refused"` a row that is
 * all null is broken and else null equals null: SDMetrics' KeyUniqueness.
 */
import { z } from "zod";
import type { RuleKind } from "../rule-kind.ts";
import { joinNames } from "./fixed-combinations.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { columnsOf } from "./rule-columns.ts";
import { codeValues, combineCodes } from "./value-codes.ts";

const params = z.strictObject({ nulls: z.enum(["ignored", "refused"]).default("ignored") });

export const unique: RuleKind<z.infer<typeof params>> = {
  kind: "unique",
  summary: "No two rows have the same value or combination of values.",
  columns: { least: 1, most: 64, places: "the columns that are unique together" },
  params,
  describe: ({ columns }) =>
    columns.length === 1 ? `${columns[0]} never repeats` : `${joinNames(columns)} together never repeat`,
  check: (table, rule) => {
    const columns = columnsOf(table, rule);
    const { codes, count } = combineCodes(columns.map(codeValues));
    const masks = columns.map(({ nulls }) => nulls);
    const areNullsRefused = rule.params.nulls === "refused";
    const isKnown = new Uint8Array(count);
    return judgeRows(table, (row) => {
      let nullCount = 0;
      for (const mask of masks) nullCount += mask?.[row] ?? 0;
      if (areNullsRefused ? nullCount === masks.length : nullCount > 0)
        return areNullsRefused ? broken : skipped;
      if (isKnown[codes[row]!] === 1) return broken;
      isKnown[codes[row]!] = 1;
      return kept;
    });
  },
};
