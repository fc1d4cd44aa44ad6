import type { ColumnDetector, ColumnProfile } from "../detection.ts";
import { isDayOfYear } from "./checksums.ts";
import { matchNames, namesOf } from "./column-names.ts";
import { describeEvidence } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";

const MICROSECONDS_PER_YEAR = 365.2425 * 86_400e6;
const FIRST_YEAR = 1_850;
const LAST_YEAR = 2_060;

const names =
  namesOf(`birth date, birthdate, date of birth, dob, d o b, birthday, birth day, born, born on, birth dt, birth, dateofbirth, bday,
  year of birth, birth year, yob, birth number, geburtsdatum, geb datum, gebdatum, geburtstag, geboren, geburtsjahr, date de naissance,
  date naissance, naissance, ne le, annee de naissance, fecha de nacimiento, fecha nacimiento, nacimiento, ano de nacimiento,
  data di nascita, data nascita, nascita, anno di nascita, data de nascimento, data nascimento, nascimento, ano de nascimento,
  geboortedatum, geboorte, geboortejaar, data urodzenia, urodziny, rok urodzenia, datum narozeni, narozeni, rok narozeni,
  dogum tarihi, dogum yili, dogum gunu, fodelsedatum, fodselsdato, fodelsear, syntymaaika, szuletesi datum, datum rodenja,
  дата рождения, день рождения, год рождения, data rozhdeniya, ημερομηνια γεννησης, imerominia gennisis, تاريخ الميلاد,
  出生日期, 生日, 出生年月, 生年月日, 誕生日, 생년월일`);

/** A day or a year in which somebody alive or well remembered may be born, as text or as a number. */
export function recogniseBirthDate(text: string): boolean {
  if (text.length < 4 || text.length > 40) return false;
  if (/^\d+$/.test(text)) return isWrittenTogether(text);
  const year = /(?<!\d)(1[89]\d\d|20\d\d)(?!\d)/.exec(text)?.[1];
  if (year !== undefined) return isBirthYear(Number(year)) && /^[\p{L}\d\s,./:'TZ+-]+$/u.test(text);
  return /^\d{1,2}[./-](?:\d{1,2}|[A-Za-z]{3})[./-]\d{2}$/.test(text);
}

function isBirthYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/** YYYY, YYYYMMDD, DDMMYYYY or YYMMDD, in which Czech birth numbers add 50 to a woman's month. */
function isWrittenTogether(digits: string): boolean {
  const part = (from: number, to: number) => Number(digits.slice(from, to));
  if (digits.length === 4) return isBirthYear(part(0, 4));
  if (digits.length === 6) return isDayOfYear(part(0, 2), part(2, 4) % 50, part(4, 6));
  if (digits.length !== 8) return false;
  return (
    (isBirthYear(part(0, 4)) && isDayOfYear(part(0, 4), part(4, 6), part(6, 8))) ||
    (isBirthYear(part(4, 8)) && isDayOfYear(part(4, 8), part(2, 4), part(0, 2)))
  );
}

export const detectBirthDate: ColumnDetector = {
  name: "birth-date",
  detect(profile) {
    const named = matchNames(names, profile.words);
    if (named === 0) return undefined;
    const share = measureShare(listValues(profile), recogniseBirthDate);
    const support = profile.column.kind === "datetime" ? rateTimes(profile) : share.share;
    if (support < 0.5 && share.tested > 0) return undefined;
    return {
      schema: { pii: "birth-date", role: "quasi" },
      confidence: share.tested === 0 ? 0.4 * named : 0.97 * named * (0.6 + 0.4 * support),
      evidence: describeEvidence("days or years of birth", share, named),
    };
  },
};

function rateTimes({ min, max }: ColumnProfile): number {
  if (min === undefined || max === undefined) return 0.5;
  const [first, last] = [min, max].map((time) => 1_970 + time / MICROSECONDS_PER_YEAR) as [number, number];
  return first >= FIRST_YEAR && last <= LAST_YEAR ? 1 : 0.5;
}
