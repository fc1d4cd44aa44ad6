import type { ColumnDetector } from "../detection.ts";
import { matchNames, namesOf } from "./column-names.ts";
import { recogniseIpv4 } from "./ip-address.ts";
import { describeEvidence } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";

const LONGEST = 40;
/** Groups of digits with single separators (` - `, `) ` count as one), perhaps a plus, one area in brackets, an extension. */
const LAYOUT =
  /^(?:tel\.?:? ?)?\+?(?:\d{1,4}[ .-]?)?(?:\(0?\d{1,5}\) ?[-/]? ?)?\d{1,14}(?:(?: ?[-./–] ?| )\d{1,12}){0,6}(?: ?(?:x|ext\.?|#|доб\.?) ?\d{1,6})?$/i;
const EXTENSION = / ?(?:x|ext\.?|#|доб\.?) ?\d{1,6}$/i;
const DATE =
  /^(?:(?:1[89]|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:(?:1[89]|20)\d\d|\d\d))$/;
const NUMBER = /^\d+[.-]?\d*$/;
const NORTH_AMERICAN =
  /^(?:1[-. ])?(?:[2-9]\d\d[-. ][2-9]\d\d[-. ]\d{4}|\([2-9]\d\d\) ?[2-9]\d\d[-. ]?\d{4})$/;
const TRUNK = /^(?:0[1-9]\d{0,4}[ /-]|0[1-9](?:[ .]\d\d){4}$)/;

/** How clearly a text is written as a telephone number: unmistakable, by national habit, or just digits enough. */
export type PhoneClarity = 0 | 1 | 2 | 3;

export function ratePhone(text: string): PhoneClarity {
  if (text.length > LONGEST || !LAYOUT.test(text)) return 0;
  const main = text.replace(EXTENSION, "");
  const digits = main.replaceAll(/\D/g, "");
  if (digits.length < 7 || digits.length > 15 || DATE.test(main) || recogniseIpv4(main)) return 0;
  if (/^\d{3}-\d\d-\d{4}$/.test(main) || /^(\d)\1+$/.test(digits)) return 0;
  if (/^(?:\+|00)[1-9]/.test(main) && digits.length >= 9 && (/[ ().-]/.test(main) || digits.length >= 11))
    return 3;
  if (/^\(0?[1-9]\d{0,4}\) ?\d/.test(main) && digits.length >= 8) return 3;
  if (NORTH_AMERICAN.test(main)) return 3;
  if (TRUNK.test(main) && digits.length >= 8 && digits.length <= 12) return 2;
  return /^\d+\.\d+$/.test(main) ? 0 : 1;
}

/** Anything that a telephone column may hold: 7 to 15 digits, written with or without separators. */
export function recognisePhone(text: string): boolean {
  return ratePhone(text) > 0;
}

/** Only what nobody would take for another kind of number: international, bracketed or in North America's groups. */
export function recogniseWrittenPhone(text: string): boolean {
  return ratePhone(text) === 3;
}

const names =
  namesOf(`phone, phone number, phone no, phone num, telephone, telephone number, tel, tel no, telno, mobile, mobile phone, mobile number,
  mobile no, msisdn, cell, cell phone, cellphone, cellular, contact number, contact no, fax, fax number, fax no, telefax, landline,
  home phone, work phone, whatsapp, telefon, telefonnummer, telefon nr, rufnummer, handy, handynummer, mobil, mobiltelefon,
  mobilnummer, festnetz, numero de telephone, num tel, tel portable, portable, tel mobile, tel fixe, telephone mobile,
  telefono, numero de telefono, movil, celular, telefono movil, cellulare, numero di telefono, telefone, telemovel,
  numero de telefone, telefoon, telefoonnummer, mobiel, gsm, gsm no, numer telefonu, nr telefonu, telefonu, nr tel, nr kom, komorka, telefon komorkowy, cislo telefonu,
  telefonni cislo, cep, cep telefonu, telefon no, telefon numarasi, puhelin, puhelinnumero, телефон, номер телефона, мобильный,
  nomer telefona, τηλεφωνο, κινητο, tilefono, هاتف, رقم الهاتف, جوال, 电话, 電話, 手机, 手机号, 手机号码, 电话号码, 電話番号,
  携帯電話, 전화번호, 휴대폰`);

const MOSTLY = 0.8;
const BY_CLARITY = [0, 0, 0.6, 0.92] as const;

export const detectPhone: ColumnDetector = {
  name: "phone",
  detect(profile) {
    if (
      profile.column.kind === "datetime" ||
      profile.column.kind === "boolean" ||
      (profile.decimals ?? 0) > 0
    )
      return undefined;
    const values = listValues(profile);
    const named = matchNames(names, profile.words);
    const share = measureShare(values, recognisePhone);
    const plain = measureShare(values, (text) => ratePhone(text) === 1 && NUMBER.test(text));
    let confidence = named > 0 && values.length === 0 ? 0.4 : 0;
    if (named > 0 && share.share >= 0.5) confidence = 0.97 * (0.6 + 0.4 * share.share) * (0.7 + 0.3 * named);
    if (share.share >= MOSTLY && plain.share < 0.5) confidence = Math.max(confidence, rateAlone(values));
    if (confidence === 0) return undefined;
    return {
      schema: { type: "phone", pii: "phone", role: "identifier" },
      confidence,
      evidence: describeEvidence("telephone numbers", share, named),
    };
  },
};

/** By the clarity that most values reach; a handful of values is less sure than many. */
function rateAlone(values: readonly string[]): number {
  for (const clarity of [3, 2] as const) {
    const { share, matched } = measureShare(values, (text) => ratePhone(text) >= clarity);
    if (share >= MOSTLY) return BY_CLARITY[clarity] * share * (matched / (matched + 0.5));
  }
  return 0;
}
