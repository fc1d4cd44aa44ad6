import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

const VALUE_OF: Readonly<Record<string, number>> = Object.fromEntries(
  [..."0123456789ABCDEFGHJKLMNPRSTUVWXYZ"].map((letter, index) => [
    letter,
    Number("012345678912345678123457923456789"[index]),
  ]),
);
const WEIGHTS: readonly number[] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** ISO 3779: 17 letters and digits without I, O, Q; the last four are digits. */
export function recogniseVin(text: string): boolean {
  return (
    text.length === 17 &&
    /^[A-HJ-NPR-Z\d]{13}\d{4}$/.test(text) &&
    /^[A-HJ-NPR-Z\d]?[A-HJ-NPR-Z]|^[A-HJ-NPR-Z]/.test(text) &&
    !/^\d{15}/.test(text)
  );
}

/** The check digit of 49 CFR 565, which North America and China demand at place nine. */
export function recogniseCheckedVin(text: string): boolean {
  if (!recogniseVin(text)) return false;
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * (VALUE_OF[text[index] ?? ""] ?? 0),
    0,
  );
  return text[8] === "0123456789X"[sum % 11];
}

const vin = {
  pii: "vin",
  schema: { type: "id", role: "identifier" },
  names:
    namesOf(`vin, vin number, vin no, vehicle identification number, chassis number, chassis no, frame number,
    fahrgestellnummer, fahrzeug identnummer, fin, numero de chassis, numero de serie vehicule, numero de bastidor, bastidor,
    numero di telaio, telaio, numero do chassi, chassi, chassisnummer, numer vin, numer nadwozia, vin kod, sasi no,
    sasi numarasi, вин, вин код, номер кузова, αριθμος πλαισιου, رقم الهيكل, 车架号, 車台番号, 차대번호`),
} as const;

export const detectVin = definePiiDetector({
  ...vin,
  what: "vehicle identification numbers with the right check digit",
  recognise: recogniseCheckedVin,
  chance: 0.03,
  byValues: 0.95,
  byBoth: 0.98,
});

/** Europe and most of Asia leave place nine to the maker. */
export const detectUncheckedVin = definePiiDetector({
  ...vin,
  what: "codes in the shape of vehicle identification numbers",
  recognise: recogniseVin,
  chance: 0.3,
  byValues: 0.5,
  byBoth: 0.93,
});
