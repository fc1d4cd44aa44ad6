import type { ColumnDetector, ColumnProfile } from "../detection.ts";
import { matchNames, namesOf } from "./column-names.ts";
import { describeEvidence } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";

/** The oldest age ever proven is 122 years. */
const OLDEST = 125;
const BRACKET =
  /^(?:[[(]?\d{1,3} ?(?:-|–|to|bis|a) ?\d{1,3}[\])]?|[<>]=? ?\d{1,3}|\d{1,3} ?\+|(?:under|over|less than|greater than|unter|uber|plus de|moins de) \d{1,3})(?: ?(?:years?|yrs?|jahre|ans|anos|anni))?$/i;

const names =
  namesOf(`age, ages, age years, age in years, age group, age range, age band, age bracket, age cat, age category, age class,
  patient age, customer age, alter, altersgruppe, lebensalter, edad, grupo de edad, eta, fascia di eta, fascia eta, idade, faixa etaria,
  leeftijd, leeftijdsgroep, wiek, vek, yas, yas grubu, alder, ika, возраст, vozrast, ηλικια, العمر, 年龄, 年齡, 年齢, 나이, 연령`);
/** Things have ages too. */
const OF_THINGS = new Set(
  "house home building car vehicle account credit loan policy company firm machine bond stock tree page data cache".split(
    " ",
  ),
);

export function recogniseAgeBracket(text: string): boolean {
  return text.length <= 40 && BRACKET.test(text);
}

export const detectAge: ColumnDetector = {
  name: "age",
  detect(profile) {
    const named = matchNames(names, profile.words);
    if (named === 0 || profile.words.some((word) => OF_THINGS.has(word))) return undefined;
    const support = rateSupport(profile);
    if (support === 0) return undefined;
    return {
      schema: { pii: "age", role: "quasi" },
      confidence: 0.95 * named * support,
      evidence: describeEvidence("ages of people", measureShare(listValues(profile), recogniseAge), named),
    };
  },
};

export function recogniseAge(text: string): boolean {
  if (recogniseAgeBracket(text)) return true;
  return /^\d{1,3}(?:\.\d{1,3})?$/.test(text.slice(0, 8)) && Number(text) <= OLDEST;
}

function rateSupport(profile: ColumnProfile): number {
  const { share, tested } = measureShare(listValues(profile), recogniseAge);
  if (tested === 0) return 0.4;
  if (profile.max !== undefined && (profile.max > OLDEST || (profile.min ?? 0) < 0))
    return share > 0.95 ? 0.7 : 0;
  return share >= 0.5 ? 0.8 + 0.2 * share : 0;
}
