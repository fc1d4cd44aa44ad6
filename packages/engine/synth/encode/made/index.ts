/** @file Encoders of columns whose values are made, not modelled; a new one is one line here. */
import type { Encoder } from "../encoder.ts";
import { fakeAddress } from "./fake/address.ts";
import { codedText } from "./fake/coded-text.ts";
import { fakeEmail } from "./fake/email.ts";
import { fakePersonName } from "./fake/person-name.ts";
import { fakeUrl } from "./fake/url.ts";
import { encodePseudonyms } from "./pseudonyms.ts";
import { encodeRepeatedIds } from "./repeated-ids.ts";
import { encodeFreeText } from "./text/free-text.ts";
import { encodeUniqueIds } from "./unique-ids.ts";

export { chooseMade } from "./choose-made.ts";

export const madeEncoders: readonly Encoder[] = [
  encodeUniqueIds,
  encodeRepeatedIds,
  encodePseudonyms,
  fakePersonName,
  fakeEmail,
  fakeAddress,
  fakeUrl,
  codedText,
  encodeFreeText,
] as readonly Encoder[];
