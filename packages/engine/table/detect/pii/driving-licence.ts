import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** 5 to 20 letters and digits with at least three digits; the only thing that all countries share. */
export function recogniseDrivingLicence(text: string): boolean {
  if (text.length < 5 || text.length > 24 || !/^[A-Z\d*][A-Z\d */-]*$/i.test(text)) return false;
  return text.replaceAll(/\D/g, "").length >= 3;
}

export const detectDrivingLicence = definePiiDetector({
  pii: "driving-licence",
  what: "codes as long as driving licence numbers",
  schema: { type: "id", role: "identifier" },
  names:
    namesOf(`driving licence, driving license, drivers license, driver licence, driver license, drivers licence, driving licence number,
    drivers license number, driver license number, driver license no, dl number, dl no, dln, fuhrerschein, fuehrerschein,
    fuhrerscheinnummer, fuehrerscheinnummer, permis de conduire, numero de permis, carnet de conducir, licencia de conducir,
    permiso de conducir, patente di guida, numero patente, carta de conducao, cnh, carteira de motorista, rijbewijs,
    rijbewijsnummer, prawo jazdy, numer prawa jazdy, ridicsky prukaz, cislo ridicskeho prukazu, ehliyet, ehliyet no,
    surucu belgesi, водительское удостоверение, номер ву, voditelskoe udostoverenie, διπλωμα οδηγησης, رخصة القيادة, 驾驶证, 驾照,
    運転免許証番号, 운전면허`),
  recognise: recogniseDrivingLicence,
  chance: 0.6,
  byValues: 0,
  byBoth: 0.92,
});
