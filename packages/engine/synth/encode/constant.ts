import { z } from "zod";
import { categoryList, columnOfCategories, listCategories, takeCategories } from "./category-list.ts";
import type { EncodedColumn, Encoder } from "./encoder.ts";

const constantState = z
  .strictObject({ name: z.string(), list: categoryList, isNull: z.boolean() })
  .refine(({ list, isNull }) => isNull || list.size > 0, "a constant needs a value");

/** A column of one value in all rows, or of none: nothing to learn. */
export const constantEncoder: Encoder<z.infer<typeof constantState>> = {
  kind: "constant",
  state: constantState,
  fit([encoded], { protection }) {
    const { name, column } = encoded as EncodedColumn;
    const { list, counts } = listCategories(column);
    const isShown = list.size > 0 && (counts[0] as number) >= protection.leastPeople;
    return {
      name,
      list: isShown ? list : takeCategories(list, []),
      isNull: !isShown,
    };
  },
  variables: () => [],
  encode: () => [],
  decode({ list, isNull }, _drawn, { rowCount }) {
    const nulls = isNull ? new Uint8Array(rowCount).fill(1) : undefined;
    return [columnOfCategories(list, new Int32Array(rowCount), nulls)];
  },
  describe: ({ isNull }) => (isNull ? "always missing" : "one value, kept"),
};
