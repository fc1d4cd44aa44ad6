import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** Passport numbers have up to nine letters and digits (ICAO 9303), digits among them; series may stand apart. */
export function recognisePassport(text: string): boolean {
  return (
    text.length <= 12 &&
    /^(?:[A-Z]{0,3} ?\d{4,9}[A-Z]?|[CFGHJKLMNPRTVWXYZ\d]{9}|\d{2} ?\d{2} ?\d{6}|[A-Z]\d[A-Z\d]{5,7})$/i.test(
      text,
    ) &&
    /\d/.test(text)
  );
}

export const detectPassport = definePiiDetector({
  pii: "passport",
  what: "values in the shape of passport numbers",
  schema: { type: "id", role: "identifier" },
  names:
    namesOf(`passport, passport number, passport no, passport num, passport id, travel document, reisepass, reisepassnummer,
    passnummer, pass nr, ausweisnummer, personalausweis, identity card, id card number, passeport, numero de passeport,
    pasaporte, numero de pasaporte, passaporto, numero passaporto, passaporte, numero do passaporte, paspoort,
    paspoortnummer, paszport, numer paszportu, dowod osobisty, cislo pasu, obcansky prukaz, pasaport, pasaport no,
    паспорт, номер паспорта, pasport, nomer pasporta, διαβατηριο, جواز السفر, 护照, 护照号, 護照, パスポート番号, 여권번호`),
  recognise: recognisePassport,
  chance: 0.5,
  byValues: 0,
  byBoth: 0.93,
});
