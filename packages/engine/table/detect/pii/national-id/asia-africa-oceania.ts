import {
  digitAt,
  digitsIn,
  isDayOfYear,
  isOneDigit,
  passesLuhn,
  passesVerhoeff,
  weigh,
} from "../checksums.ts";
import { namesOf } from "../column-names.ts";
import type { NationalId } from "./national-id.ts";

const part = (digits: string, from: number, to: number) => Number(digits.slice(from, to));

export function recogniseInAadhaar(text: string): boolean {
  const digits = digitsIn(text, /^[2-9]\d{3}([- ]?)\d{4}\1\d{4}$/);
  return digits !== undefined && !isOneDigit(digits) && passesVerhoeff(digits);
}

/** The fourth letter says what kind of holder it is: P for persons. */
export function recogniseInPan(text: string): boolean {
  return /^[A-Z]{3}[PCHFATBLJG][A-Z]\d{4}[A-Z]$/.test(text.slice(0, 12));
}

const CN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

export function recogniseCnResidentId(text: string): boolean {
  const id = text.slice(0, 20).toUpperCase();
  if (
    !/^[1-9]\d{5}(?:19|20)\d{9}[\dX]$/.test(id) ||
    !isDayOfYear(part(id, 6, 10), part(id, 10, 12), part(id, 12, 14))
  )
    return false;
  return "10X98765432"[weigh(id, CN_WEIGHTS) % 11] === id[17];
}

const TW_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

export function recogniseTwNationalId(text: string): boolean {
  const id = text.slice(0, 12).toUpperCase();
  if (!/^[A-Z][1289A-D]\d{8}$/.test(id) || !/\d/.test(id[1] as string)) return false;
  const letter = String(TW_LETTERS.indexOf(id[0] as string) + 10);
  return weigh(letter + id.slice(1), [1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1]) % 10 === 0;
}

export function recogniseHkId(text: string): boolean {
  const [, letters, digits, check] = /^([A-Z]{1,2})(\d{6})\(?([\dA])\)?$/i.exec(text.slice(0, 14)) ?? [];
  if (letters === undefined || digits === undefined || check === undefined) return false;
  const values = [...letters.toUpperCase().padStart(2, " ")].map((letter) =>
    letter === " " ? 36 : letter.charCodeAt(0) - 55,
  );
  const sum = (values[0] as number) * 9 + (values[1] as number) * 8 + weigh(digits, [7, 6, 5, 4, 3, 2]);
  return (sum + (check.toUpperCase() === "A" ? 10 : Number(check))) % 11 === 0;
}

/** Numbers given since October 2020 have no check digit; the date and the dash stay. */
export function recogniseKrRrn(text: string): boolean {
  const digits = digitsIn(text, /^\d{6}-?[0-9]\d{6}$/);
  if (digits === undefined || !isDayOfYear(part(digits, 0, 2), part(digits, 2, 4), part(digits, 4, 6)))
    return false;
  const check = (11 - (weigh(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10;
  return (
    check === digitAt(digits, 12) ||
    (text.includes("-") && part(digits, 0, 2) >= 20 && /[3478]/.test(digits[6] as string))
  );
}

export function recogniseJpMyNumber(text: string): boolean {
  const digits = digitsIn(text, /^\d{4}([- ]?)\d{4}\1\d{4}$/);
  if (digits === undefined || isOneDigit(digits)) return false;
  const rest = weigh(digits, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === digitAt(digits, 11);
}

export function recogniseSgNric(text: string): boolean {
  const [, series, digits, check] = /^([STFG])(\d{7})([A-Z])$/i.exec(text.slice(0, 12)) ?? [];
  if (series === undefined || digits === undefined || check === undefined) return false;
  const sum = weigh(digits, [2, 7, 6, 5, 4, 3, 2]) + (/[TG]/i.test(series) ? 4 : 0);
  return (/[ST]/i.test(series) ? "JZIHGFEDCBA" : "XWUTRQPNMLK")[sum % 11] === check.toUpperCase();
}

export function recogniseThId(text: string): boolean {
  const digits = digitsIn(text, /^[1-8]([- ]?)\d{4}\1\d{5}\1\d{2}\1\d$/);
  if (digits === undefined || isOneDigit(digits)) return false;
  return (11 - (weigh(digits, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === digitAt(digits, 12);
}

export function recogniseMyKad(text: string): boolean {
  const digits = digitsIn(text, /^\d{6}-?(?:0[1-9]|[1-5]\d|7[14-9]|8[2-9]|9[0-3589])-?\d{4}$/);
  return digits !== undefined && isDayOfYear(part(digits, 0, 2), part(digits, 2, 4), part(digits, 4, 6));
}

/** Province, regency, district, then the day of birth, 40 more for women. */
export function recogniseIdNik(text: string): boolean {
  const digits = digitsIn(text, /^(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])\d{14}$/);
  return (
    digits !== undefined && isDayOfYear(part(digits, 10, 12), part(digits, 8, 10), part(digits, 6, 8) % 40)
  );
}

export function recogniseIlId(text: string): boolean {
  const digits = digitsIn(text, /^\d{8}-?\d$/);
  return digits !== undefined && passesLuhn(digits) && !isOneDigit(digits);
}

export function recogniseZaId(text: string): boolean {
  const digits = digitsIn(text, /^\d{6} ?\d{4} ?[012][89]\d$/);
  return (
    digits !== undefined &&
    passesLuhn(digits) &&
    isDayOfYear(part(digits, 0, 2), part(digits, 2, 4), part(digits, 4, 6))
  );
}

export function recogniseAuTfn(text: string): boolean {
  const digits = digitsIn(text, /^\d{3}([- ]?)\d{3}\1\d{3}$/);
  return (
    digits !== undefined && !isOneDigit(digits) && weigh(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0
  );
}

export function recogniseAuMedicare(text: string): boolean {
  const digits = digitsIn(text, /^[2-6]\d{3} ?\d{5} ?\d(?:[-/ ]?\d)?$/);
  return digits !== undefined && weigh(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(digits, 8);
}

export function recogniseNzIrd(text: string): boolean {
  const digits = digitsIn(text, /^\d{2,3}-?\d{3}-?\d{3}$/)?.padStart(9, "0");
  if (digits === undefined || Number(digits) < 10_000_000 || Number(digits) > 150_000_000) return false;
  const check = (weights: readonly number[]) => (11 - (weigh(digits, weights) % 11)) % 11;
  const first = check([3, 2, 7, 6, 5, 4, 3, 2]);
  return (first === 10 ? check([7, 4, 3, 2, 5, 2, 7, 6]) : first) === digitAt(digits, 8);
}

export const asiaAfricaOceania: readonly NationalId[] = [
  {
    id: "in-aadhaar",
    names: namesOf("aadhaar, aadhar, aadhaar number, aadhar number, uidai, आधार"),
    recognise: recogniseInAadhaar,
    chance: 0.08,
    byValues: 0.75,
  },
  {
    id: "in-pan",
    names: namesOf("pan, pan number, pan no, pan card, permanent account number"),
    recognise: recogniseInPan,
    chance: 0.02,
    byValues: 0.8,
  },
  {
    id: "cn-resident-id",
    names: namesOf("身份证, 身份证号, 身份证号码, 公民身份号码, sfz, shenfenzheng, id card no, resident id"),
    recognise: recogniseCnResidentId,
    chance: 0.0005,
    byValues: 0.96,
  },
  {
    id: "tw-national-id",
    names: namesOf("身分證, 身分證字號, 國民身分證"),
    recognise: recogniseTwNationalId,
    chance: 0.01,
    byValues: 0.85,
  },
  {
    id: "hk-id",
    names: namesOf("hkid, hkid number, 香港身份證"),
    recognise: recogniseHkId,
    chance: 0.05,
    byValues: 0.75,
  },
  {
    id: "kr-rrn",
    names: namesOf("rrn, 주민등록번호, jumin, resident registration number"),
    recognise: recogniseKrRrn,
    chance: 0.005,
    byValues: 0.88,
  },
  {
    id: "jp-my-number",
    names: namesOf("my number, mynumber, マイナンバー, 個人番号"),
    recognise: recogniseJpMyNumber,
    chance: 0.09,
    byValues: 0.55,
  },
  {
    id: "sg-nric",
    names: namesOf("nric, fin, nric fin, nric number"),
    recognise: recogniseSgNric,
    chance: 0.01,
    byValues: 0.9,
  },
  {
    id: "th-id",
    names: namesOf("thai id, เลขประจำตัวประชาชน, thai national id"),
    recognise: recogniseThId,
    chance: 0.09,
    byValues: 0.6,
  },
  {
    id: "my-kad",
    names: namesOf("mykad, nric, ic number, ic no, kad pengenalan"),
    recognise: recogniseMyKad,
    chance: 0.01,
    byValues: 0.6,
  },
  {
    id: "id-nik",
    names: namesOf("nik, nomor induk kependudukan, no ktp, ktp"),
    recognise: recogniseIdNik,
    chance: 0.003,
    byValues: 0.75,
  },
  {
    id: "il-id",
    names: namesOf("teudat zehut, tz, mispar zehut, תעודת זהות, מספר זהות"),
    recognise: recogniseIlId,
    chance: 0.1,
    byValues: 0.5,
  },
  {
    id: "za-id",
    names: namesOf("sa id, sa id number, rsa id, south african id"),
    recognise: recogniseZaId,
    chance: 0.0005,
    byValues: 0.93,
  },
  {
    id: "au-tfn",
    names: namesOf("tfn, tax file number"),
    recognise: recogniseAuTfn,
    chance: 0.09,
    byValues: 0.5,
  },
  {
    id: "au-medicare",
    names: namesOf("medicare, medicare number, medicare no"),
    recognise: recogniseAuMedicare,
    chance: 0.05,
    byValues: 0.5,
  },
  {
    id: "nz-ird",
    names: namesOf("ird, ird number"),
    recognise: recogniseNzIrd,
    chance: 0.09,
    byValues: 0.45,
  },
];
