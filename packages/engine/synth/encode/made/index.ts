/** @file Encoders of columns whose values are made, not modelled; a new one is one line here. */
import type { Encoder } from "../encoder.ts";
import { encodePseudonyms } from "./pseudonyms.ts";
import { encodeRepeatedIds } from "./repeated-ids.ts";
import { encodeUniqueIds } from "./unique-ids.ts";

export { chooseMade } from "./choose-made.ts";

export const madeEncoders: readonly Encoder[] = [
  encodeUniqueIds,
  encodeRepeatedIds,
  encodePseudonyms,
] as readonly Encoder[];
