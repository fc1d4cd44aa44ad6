import { digitsIn, isOneDigit, passesLuhn } from "./checksums.ts";
import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** 3GPP TS 23.003: a reporting body's two digits, the model, a serial number and a Luhn digit. */
export function recogniseImei(text: string): boolean {
  const digits = digitsIn(text, /^\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d$/);
  return (
    digits !== undefined &&
    /^(?:0[1-9]|1[0-7]|3[0135]|4[459]|5[0-4]|8[0-9]|9[189])/.test(digits) &&
    !isOneDigit(digits.slice(2)) &&
    passesLuhn(digits)
  );
}

export const detectImei = definePiiDetector({
  pii: "imei",
  what: "device numbers (IMEI) with the right Luhn digit",
  schema: { type: "id", role: "identifier" },
  names: namesOf("imei, imei number, imei no, imei nummer, numero imei, phone imei, meid, imsi, номер imei"),
  recognise: recogniseImei,
  chance: 0.05,
  byValues: 0.75,
  byBoth: 0.98,
});
