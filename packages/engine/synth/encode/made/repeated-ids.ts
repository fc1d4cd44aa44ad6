/** @file Identifiers that several rows share, such as a person's in a table of visits. */
import { z } from "zod";
import type { Encoder } from "../encoder.ts";
import { describeIds, idLaw, learnIds, makeIds } from "./id-law.ts";
import {
  dealValues,
  encodeRepetition,
  learnRepetition,
  repetition,
  repetitionVariable,
} from "./repetition.ts";

const state = z.strictObject({
  column: z.string(),
  law: idLaw,
  key: z.number().int().min(0).max(0xffffffff),
  repetition,
});
type RepeatedIds = z.infer<typeof state>;

export const encodeRepeatedIds: Encoder<RepeatedIds> = {
  kind: "repeated-ids",
  state,
  fit([given], { protection, random }) {
    if (given === undefined) throw new TypeError("repeated ids are one column");
    return {
      column: given.name,
      law: learnIds(given, protection.leastPeople),
      key: random.uint32(),
      repetition: learnRepetition(given.column, protection.leastPeople),
    };
  },
  variables: (saved) => [repetitionVariable(saved.column, saved.repetition)],
  encode: (saved, [column]) => (column === undefined ? [] : [encodeRepetition(saved.repetition, column)]),
  decode(saved, [drawn], context) {
    const tokens = drawn?.coarse ?? new Uint16Array(context.rowCount).fill(1);
    const { law, key, column } = saved;
    return [makeIds(law, { ...dealValues(saved.repetition, tokens, context), key, name: column })];
  },
  describe: (saved) =>
    `by how many rows share one (${saved.repetition.starts.length} classes), ${describeIds(saved.law)}`,
  protections: () => ["no real identifier is kept: new ones of the same form, each with rows of its own"],
};
