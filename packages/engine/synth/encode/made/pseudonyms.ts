/**
 * @file Identifiers of few who act in many rows each (staff, sensors): each is a token, so that what it does stays
 * joint with other columns, and shows under a new identifier.
 */
import { z } from "zod";
import type { Encoder } from "../encoder.ts";
import { countValues } from "./count-values.ts";
import { describeIds, idLaw, learnIds, makeIds } from "./id-law.ts";

const NULL = 0;
export const MOST_PSEUDONYMS = 250;

const state = z.strictObject({
  column: z.string(),
  law: idLaw,
  key: z.number().int().min(0).max(0xffffffff),
  count: z.number().int().min(1).max(MOST_PSEUDONYMS),
});
type Pseudonyms = z.infer<typeof state>;

export const encodePseudonyms: Encoder<Pseudonyms> = {
  kind: "pseudonyms",
  state,
  fit([given], { protection, random }) {
    if (given === undefined) throw new TypeError("pseudonyms are one column");
    const held = countValues(given.column).counts.filter((count) => count >= protection.leastPeople).length;
    return {
      column: given.name,
      law: learnIds(given, protection.leastPeople),
      key: random.uint32(),
      count: Math.min(MOST_PSEUDONYMS, Math.max(1, held)),
    };
  },
  variables: ({ column, count }) => [{ name: column, size: count + 1 }],
  /** The most frequent first; those beyond the last token share the rarest one. */
  encode({ count }, [column]) {
    if (column === undefined) return [];
    const { codes, counts } = countValues(column);
    const order = Array.from(counts.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b);
    const tokenOf = new Uint16Array(counts.length);
    order.forEach((code, rank) => {
      tokenOf[code] = 1 + Math.min(rank, count - 1);
    });
    return [{ coarse: Uint16Array.from(codes, (code) => (code < 0 ? NULL : tokenOf[code]!)) }];
  },
  decode({ column, law, key }, [drawn], { rowCount }) {
    const tokens = drawn?.coarse ?? new Uint16Array(rowCount).fill(1);
    const nulls = Uint8Array.from(tokens, (token) => (token === NULL ? 1 : 0));
    const numbers = Float64Array.from(tokens, (token) => Math.max(0, token - 1));
    return [makeIds(law, { numbers, key, name: column, ...(nulls.includes(1) && { nulls }) })];
  },
  describe: ({ law, count }) => `${count} new identifiers for those of many rows, ${describeIds(law)}`,
  protections: () => ["no real identifier is kept: each has a pseudonym"],
};
