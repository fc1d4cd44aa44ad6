/** @file Whether a word or code for a sex, or a title, is a woman's or a man's. */
import { foldText } from "../../../../table/index.ts";

export type Sex = "female" | "male";

const list = (words: string) => new Set(words.split(" "));
const FEMALE = list(
  "f w female woman femme feminin mujer femenino hembra donna femmina femminile mulher feminino vrouw vrouwelijk kobieta k zena kvinna kvinde kvinne nainen kadin weiblich frau girl жен женский женщина ж 女 女性 여 여성",
);
const MALE = list(
  "m male man homme masculin hombre masculino varon uomo maschio maschile homem mann mand mannlich maennlich mannelijk mezczyzna muz mies erkek herr boy муж мужской мужчина м 男 男性 남 남성",
);
const FEMALE_TITLES = list(
  "mrs ms miss frau mme mlle madame sra srta senora signora sig.ra mevrouw pani fru rouva bayan lady madam dame",
);
const MALE_TITLES = list("mr herr m monsieur sr senor signor sig meneer pan herra bay sir master don lord");
const OTHER_TITLES = list("dr prof rev doctor professor dott ing dipl hon capt col gen lt sgt major fr");

export function readSex(text: string): Sex | undefined {
  const word = foldText(text.trim());
  if (FEMALE.has(word)) return "female";
  return MALE.has(word) ? "male" : undefined;
}

/** Undefined for what is no title. */
export function readTitle(word: string): Sex | "either" | undefined {
  const plain = foldText(word).replace(/[.,]+$/, "");
  if (FEMALE_TITLES.has(plain)) return "female";
  if (MALE_TITLES.has(plain) && plain.length > 1) return "male";
  return OTHER_TITLES.has(plain) ? "either" : undefined;
}
