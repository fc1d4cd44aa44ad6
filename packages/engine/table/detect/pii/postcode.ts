import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** By country, where letters or separators make the shape its own: GB, CA, NL, US with four more, IE, PT, BR, JP, PL, MT. */
const OWN_SHAPES = [
  /^(?:GIR 0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d|[A-HK-Y]\d\d|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2})$/i,
  /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] ?-?\d[ABCEGHJ-NPRSTV-Z]\d$/i,
  /^[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}$/i,
  /^\d{5}-\d{4}$/,
  /^[AC-FHKNPRTV-Y]\d[\dW] ?[AC-FHKNPRTV-Y\d]{4}$/i,
];
const SHARED_SHAPES =
  /^(?:[A-Z]{1,3}-?)?\d{3,7}$|^\d{5}-\d{3}$|^\d{4}-\d{3}$|^〒?\d{3}-\d{4}$|^\d{2}-\d{3}$|^\d{3} \d{2}$|^\d{3} \d{3}$|^[A-Z]{1,3} ?\d{4}(?: ?[A-Z]{3})?$|^\d{2} \d{3}$|^[A-Z]{1,2}\d[A-Z\d]?$/i;

/** Postcodes that are unmistakable by their shape. */
export function recogniseOwnPostcode(text: string): boolean {
  return text.length <= 10 && OWN_SHAPES.some((shape) => shape.test(text));
}

/** Anything some country uses as a postcode, plain numbers of 3 to 7 digits among them. */
export function recognisePostcode(text: string): boolean {
  return text.length <= 12 && (SHARED_SHAPES.test(text) || recogniseOwnPostcode(text));
}

const names =
  namesOf(`zip, zip code, zipcode, zip4, postcode, post code, postal code, postalcode, postal, pin code, pincode, eircode, plz, postleitzahl, code postal, cp,
  codigo postal, cap, codice postale, codigo postal, cep, kod pocztowy, psc, postcode huisnummer, posta kodu, postnummer, postnr, postinumero, iranyitoszam, postanski broj,
  почтовый индекс, индекс, pochtovyy indeks, ταχυδρομικος κωδικας, τκ, الرمز البريدي, 邮编, 邮政编码, 郵遞區號, 郵便番号, 우편번호`);

export const detectPostcode = definePiiDetector({
  pii: "postcode",
  what: "postcodes",
  schema: { role: "quasi" },
  names,
  recognise: recognisePostcode,
  chance: 0.9,
  byValues: 0,
  byBoth: 0.95,
});

export const detectOwnPostcode = definePiiDetector({
  pii: "postcode",
  what: "postcodes of a country with letters or a dash in them",
  schema: { role: "quasi" },
  names,
  recognise: recogniseOwnPostcode,
  chance: 0.02,
  byValues: 0.85,
  byBoth: 0.97,
});
