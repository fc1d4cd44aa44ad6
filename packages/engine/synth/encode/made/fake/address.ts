/** @file Street addresses: streets of a language's making, the house number where the real ones have it. */
import { z } from "zod";
import { permute } from "../permute.ts";
import { defineFake } from "./define-fake.ts";
import { guessLocale } from "./guess-locale.ts";
import { drawShare, locales, openLocale, pickFrom, pickWeighted } from "./locale-lists.ts";
import { applyCase, letterCases, readCase } from "./name-form.ts";
import { sampleTexts } from "./sample-texts.ts";

const places = ["before", "after", "none"] as const;
const weight = z.number().min(0);
const law = z.strictObject({
  locale: z.enum(locales),
  numbers: z
    .array(z.strictObject({ place: z.enum(places), digits: z.number().int().min(0).max(6), weight }))
    .min(1)
    .max(21),
  letterCase: z.enum(letterCases),
});
type AddressLaw = z.infer<typeof law>;

export const fakeAddress = defineFake<AddressLaw>({
  kind: "fake-address",
  law,
  learn(given, context) {
    const texts = sampleTexts(given);
    return {
      locale: guessLocale(context.columns),
      numbers: learnNumberPlaces(texts, context.protection.leastPeople),
      letterCase: readCase(texts.map(([text]) => text)),
    };
  },
  open({ locale, numbers, letterCase }, key) {
    const { streets } = openLocale(locale);
    return ({ entity }) => {
      const street = applyCase(pickFrom(streets, key, [entity, 30]).trim(), letterCase);
      const { place, digits } = pickWeighted(numbers, drawShare(key, entity, 31));
      if (place === "none") return street;
      const least = 10 ** (digits - 1);
      const number = least + permute(entity % (9 * least), 9 * least, key);
      return place === "before" ? `${number} ${street}` : `${street} ${number}`;
    };
  },
  describe: ({ locale }) => `made-up streets (${locale})`,
});

function learnNumberPlaces(
  texts: readonly (readonly [string, number])[],
  leastPeople: number,
): AddressLaw["numbers"] {
  const counts = new Map<string, number>();
  for (const [text, rows] of texts) {
    const before = /^\d+/.exec(text)?.[0];
    const after = /\s(\d+)\s?[A-Za-z]?$/.exec(text)?.[1];
    const key =
      before !== undefined
        ? `before ${before.length}`
        : after !== undefined
          ? `after ${after.length}`
          : "none 0";
    counts.set(key, (counts.get(key) ?? 0) + rows);
  }
  const kept = [...counts].flatMap(([key, weight]) => {
    const [place, digits] = key.split(" ") as [(typeof places)[number], string];
    return weight < leastPeople || Number(digits) > 6 ? [] : [{ place, digits: Number(digits), weight }];
  });
  return kept.length > 0 ? kept : [{ place: "none", digits: 0, weight: 1 }];
}
