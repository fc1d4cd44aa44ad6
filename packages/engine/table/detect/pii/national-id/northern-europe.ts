import { digitAt, digitsIn, isDayOfYear, passesLuhn, weigh } from "../checksums.ts";
import { namesOf } from "../column-names.ts";
import type { NationalId } from "./national-id.ts";

const part = (digits: string, from: number, to: number) => Number(digits.slice(from, to));

/** Two digits of the year or four; coordination numbers add 60 to the day. */
export function recogniseSePersonnummer(text: string): boolean {
  const digits = digitsIn(text, /^(?:19|20)?\d{6}[-+]?\d{4}$/)?.slice(-10);
  if (digits === undefined || !passesLuhn(digits)) return false;
  return isDayOfYear(part(digits, 0, 2), part(digits, 2, 4), part(digits, 4, 6) % 60);
}

export function recogniseNoFodselsnummer(text: string): boolean {
  const digits = digitsIn(text, /^\d{6} ?\d{5}$/);
  if (
    digits === undefined ||
    !isDayOfYear(part(digits, 4, 6), part(digits, 2, 4) % 40, part(digits, 0, 2) % 40)
  )
    return false;
  return (
    weigh(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weigh(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0
  );
}

/** Since 2007 without a check: the date is all there is. */
export function recogniseDkCpr(text: string): boolean {
  const digits = digitsIn(text, /^\d{6}[- ]?\d{4}$/);
  return digits !== undefined && isDayOfYear(part(digits, 4, 6), part(digits, 2, 4), part(digits, 0, 2));
}

export function recogniseFiHetu(text: string): boolean {
  const [, date, serial, check] =
    /^(\d{6})[-+ABCDEFUVWXY](\d{3})([\dA-FHJ-NPR-Y])$/i.exec(text.slice(0, 12)) ?? [];
  if (date === undefined || !isDayOfYear(part(date, 4, 6), part(date, 2, 4), part(date, 0, 2))) return false;
  return "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(date + serial) % 31] === check?.toUpperCase();
}

export function recogniseIsKennitala(text: string): boolean {
  const digits = digitsIn(text, /^\d{6}-?\d{3}[089]$/);
  if (digits === undefined || !isDayOfYear(part(digits, 4, 6), part(digits, 2, 4), part(digits, 0, 2) % 40))
    return false;
  return weigh(digits, [3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0;
}

/** Estonia and Lithuania share one: century and sex, date, serial, check by two rounds of weights. */
export function recogniseBalticCode(text: string): boolean {
  const digits = digitsIn(text, /^[1-6]\d{10}$/);
  if (digits === undefined || !isDayOfYear(part(digits, 1, 3), part(digits, 3, 5), part(digits, 5, 7)))
    return false;
  const first = weigh(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weigh(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first < 10 ? first : second % 10) === digitAt(digits, 10);
}

export function recogniseLvPersonasKods(text: string): boolean {
  const digits = digitsIn(text, /^\d{6}-?\d{5}$/);
  if (digits === undefined) return false;
  if (digits.startsWith("32")) return text.includes("-");
  if (!isDayOfYear(part(digits, 4, 6), part(digits, 2, 4), part(digits, 0, 2))) return false;
  return ((1 + weigh(digits, [10, 5, 8, 4, 2, 1, 6, 3, 7, 9])) % 11) % 10 === digitAt(digits, 10);
}

export const northernEurope: readonly NationalId[] = [
  {
    id: "se-personnummer",
    names: namesOf("personnummer, person nr, personnr"),
    recognise: recogniseSePersonnummer,
    chance: 0.004,
    byValues: 0.88,
  },
  {
    id: "no-fodselsnummer",
    names: namesOf("fodselsnummer, personnummer, fnr, fodselsnr"),
    recognise: recogniseNoFodselsnummer,
    chance: 0.001,
    byValues: 0.93,
  },
  {
    id: "dk-cpr",
    names: namesOf("cpr, cpr nummer, cprnr, cpr nr, personnummer"),
    recognise: recogniseDkCpr,
    chance: 0.037,
    byValues: 0.5,
  },
  {
    id: "fi-hetu",
    names: namesOf("hetu, henkilotunnus, sotu"),
    recognise: recogniseFiHetu,
    chance: 0.001,
    byValues: 0.95,
  },
  {
    id: "is-kennitala",
    names: namesOf("kennitala, kt"),
    recognise: recogniseIsKennitala,
    chance: 0.002,
    byValues: 0.88,
  },
  {
    id: "ee-lt-code",
    names: namesOf("isikukood, asmens kodas, personal code"),
    recognise: recogniseBalticCode,
    chance: 0.003,
    byValues: 0.9,
  },
  {
    id: "lv-personas-kods",
    names: namesOf("personas kods, personal code"),
    recognise: recogniseLvPersonasKods,
    chance: 0.01,
    byValues: 0.8,
  },
];
