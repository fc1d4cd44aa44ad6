/** @file Identifiers that no two rows share: made from the row's number in the whole, so unique in any partition. */
import { z } from "zod";
import type { Encoder } from "../encoder.ts";
import { describeIds, idLaw, learnIds, makeIds } from "./id-law.ts";
import { decodePresence, encodePresence, hasPresence, presenceVariables } from "./presence.ts";

const state = z.strictObject({
  column: z.string(),
  law: idLaw,
  key: z.number().int().min(0).max(0xffffffff),
  presence: z.boolean(),
});
type UniqueIds = z.infer<typeof state>;

export const encodeUniqueIds: Encoder<UniqueIds> = {
  kind: "unique-ids",
  state,
  fit([given], { protection, random }) {
    if (given === undefined) throw new TypeError("unique ids are one column");
    return {
      column: given.name,
      law: learnIds(given, protection.leastPeople),
      key: random.uint32(),
      presence: hasPresence(given.column, protection.leastPeople),
    };
  },
  variables: ({ column, presence }) => presenceVariables(column, presence),
  encode: ({ presence }, [column]) => (column === undefined ? [] : encodePresence(column, presence)),
  decode({ column, law, key }, [drawn], { rowCount, firstRow }) {
    const numbers = Float64Array.from({ length: rowCount }, (_, row) => firstRow + row);
    return [makeIds(law, { numbers, key, name: column, ...decodePresence(drawn) })];
  },
  describe: ({ law }) => `unique, ${describeIds(law)}`,
  protections: () => ["no real identifier is kept: new ones of the same form"],
};
