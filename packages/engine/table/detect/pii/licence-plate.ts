import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** By country; several share a shape, so no country is named by it. */
const SHAPES = [
  /^[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?\d{1,4}[EH]?$/, // DE, AT's old ones
  /^[A-Z]{2}[- ]?\d{3}[- ]?[A-Z]{2}$/, // FR, IT
  /^[A-Z]{2}\d{2} ?[A-Z]{3}$/, // GB since 2001
  /^[A-Z]\d{1,3} ?[A-Z]{3}$/, // GB before
  /^\d{4}[- ]?[BCDFGHJKLMNPRSTVWXYZ]{3}$/, // ES
  /^(?:[A-Z]{2}|\d{2})-(?:[A-Z]{2}|\d{2})-(?:[A-Z]{2}|\d{2})$/, // PT, NL's old ones
  /^[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}$/, // NL
  /^[A-Z]{1,3} ?[A-Z\d]{4,5}$/, // PL, AT, CH
  /^\d[A-Z]\d[ -]?\d{4}$/, // CZ
  /^\d{2} ?[A-Z]{1,3} ?\d{2,5}$/, // TR
  /^[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2} ?\d{2,3}$/u, // RU
  /^[A-Z]{3}[- ]?\d{3}$/, // SE, FI, HU, LT
  /^[A-Z]{2} ?\d{2} ?\d{3}$/, // DK, NO
  /^[A-Z]{3}-?\d[A-Z\d]\d{2}$/, // BR
  /^[A-Z]{2}[ -]?\d{2}[ -]?[A-Z]{1,3}[ -]?\d{4}$/, // IN
  /^[\u4e00-\u9fff][A-Z][·. ]?[A-Z\d]{5,6}$/u, // CN
  /^[A-Z\d]{1,4}[- ]?[A-Z\d]{3,4}$/, // US, CA, AU
];

export function recogniseLicencePlate(text: string): boolean {
  if (text.length < 4 || text.length > 12 || !/\d/.test(text)) return false;
  const plate = text.toUpperCase();
  return /[\p{L}]/u.test(plate) && SHAPES.some((shape) => shape.test(plate));
}

export const detectLicencePlate = definePiiDetector({
  pii: "licence-plate",
  what: "values in the shape of licence plates",
  schema: { type: "id", role: "identifier" },
  names:
    namesOf(`licence plate, license plate, plate, plate number, plate no, number plate, registration plate, vehicle registration,
    car plate, license plate number, kennzeichen, kfz kennzeichen, autokennzeichen, nummernschild, plaque,
    plaque immatriculation, immatriculation, matricula, placa, patente, targa, targa auto, placa do carro, kenteken,
    kentekenplaat, tablica rejestracyjna, numer rejestracyjny, spz, rz, registracni znacka, plaka, arac plaka,
    госномер, номерной знак, gosnomer, πινακιδα, لوحة السيارة, 车牌, 车牌号, 車牌, ナンバープレート, 차량번호`),
  recognise: recogniseLicencePlate,
  chance: 0.5,
  byValues: 0,
  byBoth: 0.93,
});
