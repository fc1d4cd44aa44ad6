import { namesOf } from "./column-names.ts";
import { defineVocabularyDetector, oneOf } from "./vocabulary-kind.ts";

/** A word for a sex in one of a score of languages; single letters and codes are not words. */
export const recogniseSexWord =
  oneOf(`male, female, man, woman, men, women, boy, girl, mannlich, weiblich, maennlich, divers, homme, femme,
  masculin, feminin, hombre, mujer, masculino, femenino, varon, hembra, maschio, femmina, uomo, donna, maschile, femminile,
  homem, mulher, feminino, vrouw, mannelijk, vrouwelijk, mezczyzna, kobieta, muz, zena, erkek, kadin, mies, nainen,
  kvinna, kvinde, kvinne, mand, mann, мужской, женский, мужчина, женщина, муж, жен, muzhskoy, zhenskiy, ανδρας, γυναικα, αρρεν, θηλυ,
  ذكر, أنثى, انثى, 男, 女, 男性, 女性, 남, 여, 남성, 여성, male., female.`);
const isLetter =
  oneOf(`m, f, w, d, h, v, k, e, x, u, o, м, ж, 0, 1, 2, 9, other, nonbinary, non-binary, non binary, nb, genderqueer, transgender,
  trans, agender, unspecified, not specified, not stated, prefer not to say, prefer not to disclose, diverse`);

const names =
  namesOf(`sex, gender, geschlecht, sexe, genre, sexo, genero, sesso, geslacht, plec, pohlavi, pohlavie, cinsiyet, kon, sukupuoli,
  kjonn, пол, φυλο, الجنس, جنس, 性别, 性別, 성별, sex code, gender code, gender identity`);

/** Without a name only words convince; with one, letters and codes do too. */
export const detectSex = defineVocabularyDetector({
  pii: "sex",
  what: "words or codes for a sex or gender",
  role: "quasi",
  names,
  recognise: recogniseSexWord,
  recogniseNamed: isLetter,
  byValues: 0.85,
  byName: 0,
});
