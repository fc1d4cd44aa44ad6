import {
  digitAt,
  digitsIn,
  isDayOfYear,
  isOneDigit,
  passesMod11And10,
  remainder97,
  weigh,
} from "../checksums.ts";
import { namesOf } from "../column-names.ts";
import type { NationalId } from "./national-id.ts";

export function recogniseGbNino(text: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/i.test(
    text.slice(0, 15),
  );
}

export function recogniseGbNhs(text: string): boolean {
  const digits = digitsIn(text, /^\d{3}([- ]?)\d{3}\1\d{4}$/);
  if (digits === undefined || isOneDigit(digits)) return false;
  return (11 - (weigh(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digitAt(digits, 9);
}

export function recogniseIePps(text: string): boolean {
  const [, digits, check, second = ""] = /^(\d{7})([A-W])([A-IW]?)$/i.exec(text.slice(0, 12)) ?? [];
  if (digits === undefined || check === undefined) return false;
  const extra = second === "" || second.toUpperCase() === "W" ? 0 : second.toUpperCase().charCodeAt(0) - 64;
  return (
    "WABCDEFGHIJKLMNOPQRSTUV"[(weigh(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * extra) % 23] === check.toUpperCase()
  );
}

/** Among the first ten digits one stands two or three times, the others at most once; then ISO 7064 MOD 11,10. */
export function recogniseDeSteuerId(text: string): boolean {
  const digits = digitsIn(text, /^[1-9]\d ?\d{3} ?\d{3} ?\d{3}$/);
  if (digits === undefined || !passesMod11And10(digits)) return false;
  const counts = new Map<string, number>();
  for (const digit of digits.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] as number) <= 3;
}

export function recogniseDeSocialSecurity(text: string): boolean {
  const [, area, day, month, , letter, serial, check] =
    /^(\d{2}) ?(\d{2})(\d{2})(\d{2}) ?([A-Z]) ?(\d{2})(\d)$/i.exec(text.slice(0, 16)) ?? [];
  if (letter === undefined || Number(day) > 81 || Number(month) < 1 || Number(month) > 12) return false;
  const number = String(letter.toUpperCase().charCodeAt(0) - 64).padStart(2, "0");
  const digits = `${area}${text.replaceAll(" ", "").slice(2, 8)}${number}${serial}`;
  const products = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1].map(
    (weight, index) => weight * digitAt(digits, index),
  );
  return (
    products.reduce((sum, product) => sum + Math.floor(product / 10) + (product % 10), 0) % 10 ===
    Number(check)
  );
}

export function recogniseAtSvnr(text: string): boolean {
  const digits = digitsIn(text, /^[1-9]\d{3} ?\d{6}$/);
  if (
    digits === undefined ||
    !isDayOfYear(Number(digits.slice(8)), Number(digits.slice(6, 8)), Number(digits.slice(4, 6)))
  )
    return false;
  return weigh(digits, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === digitAt(digits, 3);
}

export function recogniseChAhv(text: string): boolean {
  const digits = digitsIn(text, /^756\.?\d{4}\.?\d{4}\.?\d{2}$/);
  return digits !== undefined && weigh(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

/** Sex, year, month, department (2A and 2B count as 19 and 18), commune, order, key = 97 − number mod 97. */
export function recogniseFrNir(text: string): boolean {
  const plain = text.length <= 24 ? text.replaceAll(/[ .]/g, "").toUpperCase() : "";
  if (!/^[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d)(?:\d{2}|2[AB])\d{8}$/.test(plain)) return false;
  const body = plain.slice(0, 13).replace("2A", "19").replace("2B", "18");
  return 97 - remainder97(body) === Number(plain.slice(13));
}

export function recogniseBeNational(text: string): boolean {
  const digits = digitsIn(text, /^\d{2}\.?\d{2}\.?\d{2}[- ]?\d{3}[. ]?\d{2}$/);
  if (digits === undefined || Number(digits.slice(2, 4)) % 20 > 12 || Number(digits.slice(4, 6)) > 31)
    return false;
  const key = Number(digits.slice(9));
  return (
    key > 0 && [digits.slice(0, 9), `2${digits.slice(0, 9)}`].some((body) => 97 - remainder97(body) === key)
  );
}

export function recogniseNlBsn(text: string): boolean {
  const digits = digitsIn(text, /^\d{3}\.?\d{3}\.?\d{2,3}$|^\d{4}\.\d{2}\.\d{3}$/)?.padStart(9, "0");
  return (
    digits !== undefined && !isOneDigit(digits) && weigh(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0
  );
}

const DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

export function recogniseEsDni(text: string): boolean {
  const [, digits, letter] = /^(\d{8})[- ]?([A-Z])$/i.exec(text.slice(0, 12)) ?? [];
  return letter !== undefined && DNI_LETTERS[Number(digits) % 23] === letter.toUpperCase();
}

export function recogniseEsNie(text: string): boolean {
  const [, first, digits, letter] = /^([XYZ])[- ]?(\d{7})[- ]?([A-Z])$/i.exec(text.slice(0, 12)) ?? [];
  if (first === undefined || letter === undefined) return false;
  return DNI_LETTERS[Number(`${"XYZ".indexOf(first.toUpperCase())}${digits}`) % 23] === letter.toUpperCase();
}

/** People's numbers start with 1 to 3 or 45; companies' do not. */
export function recognisePtNif(text: string): boolean {
  const digits = digitsIn(text, /^(?:[123]\d{2}|45\d) ?\d{3} ?\d{3}$/);
  if (digits === undefined) return false;
  const rest = weigh(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest < 2 ? 0 : 11 - rest) === digitAt(digits, 8);
}

const ODD_VALUES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
] as const;

export function recogniseItCodiceFiscale(text: string): boolean {
  const code = text.slice(0, 20).toUpperCase();
  if (!/^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/.test(code)) return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const letter = code[i] as string;
    const value = /\d/.test(letter) ? Number(letter) : letter.charCodeAt(0) - 65;
    sum += i % 2 === 0 ? (ODD_VALUES[value] as number) : value;
  }
  return code.charCodeAt(15) - 65 === sum % 26;
}

export const westernEurope: readonly NationalId[] = [
  {
    id: "gb-nino",
    names: namesOf("nino, national insurance, national insurance number, ni number, nino number"),
    recognise: recogniseGbNino,
    chance: 0.05,
    byValues: 0.92,
  },
  {
    id: "gb-nhs",
    names: namesOf("nhs, nhs number, nhs no"),
    recognise: recogniseGbNhs,
    chance: 0.09,
    byValues: 0.55,
  },
  {
    id: "ie-pps",
    names: namesOf("pps, ppsn, pps number"),
    recognise: recogniseIePps,
    chance: 0.04,
    byValues: 0.85,
  },
  {
    id: "de-steuer-id",
    names: namesOf(
      "steuer id, steuerid, steueridentifikationsnummer, idnr, steuer identifikationsnummer, steuernummer, tax id",
    ),
    recognise: recogniseDeSteuerId,
    chance: 0.04,
    byValues: 0.8,
  },
  {
    id: "de-rvnr",
    names: namesOf("sozialversicherungsnummer, sv nummer, svnr, rentenversicherungsnummer, rvnr"),
    recognise: recogniseDeSocialSecurity,
    chance: 0.02,
    byValues: 0.9,
  },
  {
    id: "at-svnr",
    names: namesOf("svnr, sozialversicherungsnummer, sv nummer"),
    recognise: recogniseAtSvnr,
    chance: 0.003,
    byValues: 0.75,
  },
  {
    id: "ch-ahv",
    names: namesOf("ahv, ahv nummer, ahvn13, avs, numero avs, numero ahv"),
    recognise: recogniseChAhv,
    chance: 0.001,
    byValues: 0.94,
  },
  {
    id: "fr-nir",
    names: namesOf(
      "nir, numero de securite sociale, securite sociale, num secu, numero secu, insee, numero insee",
    ),
    recognise: recogniseFrNir,
    chance: 0.003,
    byValues: 0.95,
  },
  {
    id: "be-nn",
    names: namesOf("rijksregisternummer, registre national, numero national, nn, insz, niss"),
    recognise: recogniseBeNational,
    chance: 0.005,
    byValues: 0.85,
  },
  {
    id: "nl-bsn",
    names: namesOf("bsn, burgerservicenummer, sofinummer, sofi nummer"),
    recognise: recogniseNlBsn,
    chance: 0.09,
    byValues: 0.55,
  },
  {
    id: "es-dni",
    names: namesOf("dni, nif, documento nacional de identidad, numero dni, documento identidad"),
    recognise: recogniseEsDni,
    chance: 0.04,
    byValues: 0.92,
  },
  {
    id: "es-nie",
    names: namesOf("nie, nif, numero nie, dni, dni nie"),
    recognise: recogniseEsNie,
    chance: 0.02,
    byValues: 0.92,
  },
  {
    id: "pt-nif",
    names: namesOf("nif, contribuinte, numero de contribuinte, numero fiscal"),
    recognise: recognisePtNif,
    chance: 0.09,
    byValues: 0.55,
  },
  {
    id: "it-codice-fiscale",
    names: namesOf("codice fiscale, cod fiscale, cf, codicefiscale"),
    recognise: recogniseItCodiceFiscale,
    chance: 0.001,
    byValues: 0.97,
  },
];
