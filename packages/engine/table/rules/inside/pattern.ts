/**
 * @file Every text matches a regular expression as a whole. The user's pattern is run by an automaton of our own
 * that cannot hang. As in SDMetrics' RegexFormatAdherence a null is valid. Numbers are judged as they are written.
 */
import { z } from "zod";
import { isSemblanceError } from "../../../base/index.ts";
import { renderCell } from "../../column/cell.ts";
import { isNull } from "../../column/column.ts";
import type { RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { compilePattern } from "./pattern/compile-pattern.ts";
import { columnsOf } from "./rule-columns.ts";

const params = z.strictObject({ pattern: z.string() });

export const pattern: RuleKind<z.infer<typeof params>> = {
  kind: "pattern",
  summary: "Every text matches a regular expression as a whole.",
  columns: { least: 1, most: 1, places: "the column" },
  params,
  findFault: ({ params: { pattern: expression } }) => findPatternFault(expression),
  describe: ({ columns: [column], params: { pattern: expression } }) => `${column} matches ${expression}`,
  check: (table, rule) => {
    const column = columnsOf(table, rule)[0]!;
    const matches = compilePattern(rule.params.pattern);
    const ofCode =
      column.kind === "text"
        ? Uint8Array.from(column.dictionary.texts(), (text) => Number(matches(text)))
        : undefined;
    return judgeRows(table, (row) => {
      if (isNull(column, row)) return skipped;
      const isMatch =
        column.kind === "text"
          ? ofCode?.[column.codes[row]!] === 1
          : matches(renderCell(column, row) as string);
      return isMatch ? kept : broken;
    });
  },
};

function findPatternFault(expression: string): string | undefined {
  try {
    compilePattern(expression);
    return undefined;
  } catch (error) {
    if (isSemblanceError(error)) return error.message;
    throw error;
  }
}
