import { digitAt, digitsIn, isDayOfYear, isOneDigit, passesLuhn, weigh } from "../checksums.ts";
import { namesOf } from "../column-names.ts";
import type { NationalId } from "./national-id.ts";

/** Area, group and serial number, none of them all zeros; area 666 and from 900 on were never given. */
export function recogniseUsSsn(text: string): boolean {
  const digits = digitsIn(text, /^\d{3}([- ]?)\d{2}\1\d{4}$/);
  return digits !== undefined && !/^(?:000|666|9)|^\d{3}00|0000$/.test(digits) && !isOneDigit(digits);
}

export function recogniseUsItin(text: string): boolean {
  return /^9\d{2}-?(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])-?\d{4}$/.test(text.slice(0, 12));
}

export function recogniseCaSin(text: string): boolean {
  const digits = digitsIn(text, /^[1-79]\d{2}([- ]?)\d{3}\1\d{3}$/);
  return digits !== undefined && passesLuhn(digits) && !isOneDigit(digits);
}

const CURP_LETTERS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

export function recogniseMxCurp(text: string): boolean {
  const [, year, month, day] =
    /^[A-ZÑ][AEIOUX][A-ZÑ]{2}(\d{2})(\d{2})(\d{2})[HMX][A-Z]{2}[B-DF-HJ-NP-TV-ZÑ]{3}[A-Z\d]\d$/.exec(
      text.slice(0, 20),
    ) ?? [];
  if (year === undefined || !isDayOfYear(Number(year), Number(month), Number(day))) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CURP_LETTERS.indexOf(text[i] as string) * (18 - i);
  return (10 - (sum % 10)) % 10 === digitAt(text, 17);
}

export function recogniseBrCpf(text: string): boolean {
  const digits = digitsIn(text, /^\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/);
  if (digits === undefined || isOneDigit(digits)) return false;
  const check = (length: number) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += digitAt(digits, i) * (length + 1 - i);
    return ((sum * 10) % 11) % 10;
  };
  return check(9) === digitAt(digits, 9) && check(10) === digitAt(digits, 10);
}

export function recogniseArCuil(text: string): boolean {
  const digits = digitsIn(text, /^(?:20|23|24|25|26|27)-?\d{8}-?\d$/);
  return (
    digits !== undefined &&
    (11 - (weigh(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digitAt(digits, 10)
  );
}

export function recogniseClRut(text: string): boolean {
  const [, body = "", check] = /^(\d{1,2}\.?\d{3}\.?\d{3})-?([\dKk])$/.exec(text.slice(0, 14)) ?? [];
  if (check === undefined) return false;
  const digits = body.replaceAll(".", "");
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += digitAt(digits, digits.length - 1 - i) * (2 + (i % 6));
  return "0K987654321"[sum % 11] === check.toUpperCase();
}

export function recogniseEcCedula(text: string): boolean {
  const digits = digitsIn(text, /^(?:0[1-9]|1\d|2[0-4]|30)[0-5]\d{6}-?\d$/);
  return digits !== undefined && passesLuhn(digits);
}

export function recogniseUyCedula(text: string): boolean {
  const digits = digitsIn(text, /^\d\.?\d{3}\.?\d{3}-?\d$/);
  return (
    digits !== undefined && (10 - (weigh(digits, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10 === digitAt(digits, 7)
  );
}

export const americas: readonly NationalId[] = [
  {
    id: "us-ssn",
    names: namesOf(
      "ssn, social security, social security number, social security no, soc sec, soc sec num, ss number, sss number",
    ),
    recognise: recogniseUsSsn,
    chance: 0.89,
    byValues: 0,
  },
  {
    // The dashes at these places are the mark.
    id: "us-ssn",
    names: namesOf("ssn"),
    recognise: (text) => text.length === 11 && text[3] === "-" && recogniseUsSsn(text),
    chance: 0.001,
    byValues: 0.88,
  },
  {
    id: "us-itin",
    names: namesOf("itin, taxpayer id, taxpayer identification number, tin"),
    recognise: recogniseUsItin,
    chance: 0.05,
    byValues: 0.6,
  },
  {
    id: "ca-sin",
    names: namesOf("sin, social insurance number, nas, numero d assurance sociale"),
    recognise: recogniseCaSin,
    chance: 0.1,
    byValues: 0.55,
  },
  {
    id: "mx-curp",
    names: namesOf("curp, clave unica"),
    recognise: recogniseMxCurp,
    chance: 1e-4,
    byValues: 0.96,
  },
  {
    id: "br-cpf",
    names: namesOf("cpf, cadastro de pessoas fisicas, cpf cliente, numero cpf"),
    recognise: recogniseBrCpf,
    chance: 0.01,
    byValues: 0.93,
  },
  {
    id: "ar-cuil",
    names: namesOf("cuil, cuit, cuit cuil"),
    recognise: recogniseArCuil,
    chance: 0.005,
    byValues: 0.9,
  },
  {
    id: "cl-rut",
    names: namesOf("rut, run, rol unico tributario"),
    recognise: recogniseClRut,
    chance: 0.09,
    byValues: 0.65,
  },
  {
    id: "ec-cedula",
    names: namesOf("cedula, cedula de identidad, ci"),
    recognise: recogniseEcCedula,
    chance: 0.015,
    byValues: 0.6,
  },
  {
    id: "uy-cedula",
    names: namesOf("cedula, cedula de identidad, ci"),
    recognise: recogniseUyCedula,
    chance: 0.1,
    byValues: 0.5,
  },
];
