import { namesOf } from "./column-names.ts";
import { isCountryCode } from "./country-list.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** ISO 9362: bank, country, place, perhaps a branch. */
export function recogniseBic(text: string): boolean {
  return /^[A-Z]{6}[A-Z\d]{2}(?:[A-Z\d]{3})?$/.test(text.slice(0, 12)) && isCountryCode(text.slice(4, 6));
}

export const detectBic = definePiiDetector({
  pii: "bic",
  what: "bank identifier codes (BIC)",
  schema: { type: "id", role: "quasi" },
  names:
    namesOf(`bic, swift, swift code, bic code, swift bic, bank bic, bankleitzahl bic, codigo swift, code swift,
    codice swift, kod swift`),
  recognise: recogniseBic,
  chance: 0.05,
  byValues: 0.55,
  byBoth: 0.95,
});
