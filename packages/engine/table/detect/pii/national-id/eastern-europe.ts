import {
  digitAt,
  digitsIn,
  isDayOfYear,
  isOneDigit,
  passesLuhn,
  passesMod11And10,
  weigh,
} from "../checksums.ts";
import { namesOf } from "../column-names.ts";
import type { NationalId } from "./national-id.ts";

const part = (digits: string, from: number, to: number) => Number(digits.slice(from, to));

/** The century hides in the month, which grows by 20 for each. */
export function recognisePlPesel(text: string): boolean {
  const digits = digitsIn(text, /^\d{11}$/);
  if (digits === undefined || !isDayOfYear(part(digits, 0, 2), part(digits, 2, 4) % 20, part(digits, 4, 6)))
    return false;
  return weigh(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0;
}

/** Women's months grow by 50, in busy years by 20 more. Nine digits, without a check, before 1954. */
export function recogniseCzSkBirthNumber(text: string): boolean {
  const digits = digitsIn(text, /^\d{6}\/?\d{3,4}$/);
  if (digits === undefined) return false;
  const month = part(digits, 2, 4) % 50;
  if (!isDayOfYear(part(digits, 0, 2), month > 20 ? month - 20 : month, part(digits, 4, 6))) return false;
  if (digits.length === 9) return part(digits, 0, 2) < 54 && text.includes("/");
  return (
    Number(digits) % 11 === 0 ||
    ((part(digits, 0, 9) % 11) % 10 === digitAt(digits, 9) && part(digits, 0, 2) < 86)
  );
}

export function recogniseHuTaj(text: string): boolean {
  const digits = digitsIn(text, /^\d{3}([- ]?)\d{3}\1\d{3}$/);
  return (
    digits !== undefined &&
    !isOneDigit(digits) &&
    weigh(digits, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digitAt(digits, 8)
  );
}

export function recogniseRoCnp(text: string): boolean {
  const digits = digitsIn(text, /^[1-9]\d{12}$/);
  if (digits === undefined || !isDayOfYear(part(digits, 1, 3), part(digits, 3, 5), part(digits, 5, 7)))
    return false;
  const rest = weigh(digits, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return (rest === 10 ? 1 : rest) === digitAt(digits, 12);
}

export function recogniseBgEgn(text: string): boolean {
  const digits = digitsIn(text, /^\d{10}$/);
  if (digits === undefined) return false;
  const month = part(digits, 2, 4) % 20;
  if (part(digits, 2, 4) > 52 || !isDayOfYear(part(digits, 0, 2), month, part(digits, 4, 6))) return false;
  return (weigh(digits, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === digitAt(digits, 9);
}

export function recogniseHrOib(text: string): boolean {
  const digits = digitsIn(text, /^\d{11}$/);
  return digits !== undefined && passesMod11And10(digits);
}

/** Yugoslavia's number, in use in its successors (EMŠO, JMBG): day, month, last three of the year. */
export function recogniseYuJmbg(text: string): boolean {
  const digits = digitsIn(text, /^\d{4}(?:9|0)\d{8}$/);
  if (digits === undefined || !isDayOfYear(part(digits, 5, 7), part(digits, 2, 4), part(digits, 0, 2)))
    return false;
  const rest = weigh(digits, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === digitAt(digits, 12) && rest !== 1;
}

export function recogniseGrAmka(text: string): boolean {
  const digits = digitsIn(text, /^\d{11}$/);
  if (digits === undefined || !passesLuhn(digits)) return false;
  return isDayOfYear(part(digits, 4, 6), part(digits, 2, 4), part(digits, 0, 2));
}

export function recogniseTrTckn(text: string): boolean {
  const digits = digitsIn(text, /^[1-9]\d{10}$/);
  if (digits === undefined) return false;
  const tenth = ((weigh(digits, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10) + 10) % 10;
  return (
    tenth === digitAt(digits, 9) && weigh(digits, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10 === digitAt(digits, 10)
  );
}

export function recogniseRuSnils(text: string): boolean {
  const digits = digitsIn(text, /^\d{3}-?\d{3}-?\d{3}[- ]?\d{2}$/);
  if (digits === undefined || isOneDigit(digits)) return false;
  return (weigh(digits, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === part(digits, 9, 11);
}

/** Twelve digits are a person's; companies have ten. */
export function recogniseRuInn(text: string): boolean {
  const digits = digitsIn(text, /^\d{12}$/);
  if (digits === undefined || isOneDigit(digits)) return false;
  const check = (weights: readonly number[]) => (weigh(digits, weights) % 11) % 10;
  return (
    check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digitAt(digits, 10) &&
    check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digitAt(digits, 11)
  );
}

export function recogniseUaRnokpp(text: string): boolean {
  const digits = digitsIn(text, /^[1-4]\d{9}$/);
  if (digits === undefined) return false;
  const rest = weigh(digits, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11;
  return ((rest + 11) % 11) % 10 === digitAt(digits, 9);
}

export function recogniseKzIin(text: string): boolean {
  const digits = digitsIn(text, /^\d{6}[0-6]\d{5}$/);
  if (digits === undefined || !isDayOfYear(part(digits, 0, 2), part(digits, 2, 4), part(digits, 4, 6)))
    return false;
  const first = weigh(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11;
  const second = weigh(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11;
  return (first === 10 ? second : first) === digitAt(digits, 11);
}

export const easternEurope: readonly NationalId[] = [
  {
    id: "pl-pesel",
    names: namesOf("pesel, numer pesel, nr pesel"),
    recognise: recognisePlPesel,
    chance: 0.006,
    byValues: 0.92,
  },
  {
    id: "cz-sk-rodne-cislo",
    names: namesOf("rodne cislo, rc, rodnecislo, birth number"),
    recognise: recogniseCzSkBirthNumber,
    chance: 0.007,
    byValues: 0.9,
  },
  {
    id: "hu-taj",
    names: namesOf("taj, taj szam, tajszam"),
    recognise: recogniseHuTaj,
    chance: 0.1,
    byValues: 0.5,
  },
  {
    id: "ro-cnp",
    names: namesOf("cnp, cod numeric personal"),
    recognise: recogniseRoCnp,
    chance: 0.003,
    byValues: 0.93,
  },
  {
    id: "bg-egn",
    names: namesOf("egn, егн, единен граждански номер"),
    recognise: recogniseBgEgn,
    chance: 0.007,
    byValues: 0.88,
  },
  {
    id: "hr-oib",
    names: namesOf("oib, osobni identifikacijski broj"),
    recognise: recogniseHrOib,
    chance: 0.1,
    byValues: 0.55,
  },
  {
    id: "yu-jmbg",
    names: namesOf("jmbg, emso, embg, matični broj, maticni broj"),
    recognise: recogniseYuJmbg,
    chance: 0.0006,
    byValues: 0.93,
  },
  { id: "gr-amka", names: namesOf("amka, αμκα"), recognise: recogniseGrAmka, chance: 0.004, byValues: 0.88 },
  {
    id: "tr-tckn",
    names: namesOf("tckn, tc kimlik, tc kimlik no, tc no, kimlik no, kimlik numarasi, tcno"),
    recognise: recogniseTrTckn,
    chance: 0.01,
    byValues: 0.92,
  },
  {
    id: "ru-snils",
    names: namesOf("snils, снилс"),
    recognise: recogniseRuSnils,
    chance: 0.01,
    byValues: 0.9,
  },
  {
    id: "ru-inn",
    names: namesOf("inn, инн, инн физлица"),
    recognise: recogniseRuInn,
    chance: 0.01,
    byValues: 0.9,
  },
  {
    id: "ua-rnokpp",
    names: namesOf("rnokpp, ipn, рнокпп, іпн"),
    recognise: recogniseUaRnokpp,
    chance: 0.09,
    byValues: 0.55,
  },
  { id: "kz-iin", names: namesOf("iin, иин, жсн"), recognise: recogniseKzIin, chance: 0.002, byValues: 0.92 },
];
