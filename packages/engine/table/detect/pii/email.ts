import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

const LONGEST = 254;
const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;
const TOP_LEVEL = /^(?:\p{L}{2,24}|xn--[a-z\d-]{2,40})$/iu;

/** The dot-atom form of RFC 5322 with a domain name of RFC 1035, international letters allowed (RFC 6531). */
export function recogniseEmail(text: string): boolean {
  if (text.length > LONGEST) return false;
  const at = text.indexOf("@");
  if (at < 1 || at > 64 || text.indexOf("@", at + 1) !== -1 || !LOCAL.test(text.slice(0, at))) return false;
  const labels = text.slice(at + 1).split(".");
  return (
    labels.length > 1 && labels.every((label) => LABEL.test(label)) && TOP_LEVEL.test(labels.at(-1) ?? "")
  );
}

export const detectEmail = definePiiDetector({
  pii: "email",
  what: "e-mail addresses",
  schema: { type: "email", role: "identifier" },
  names:
    namesOf(`email, e-mail, mail, email address, mail address, email id, contact email, e mail adresse, mailadresse,
    emailadresse, courriel, adresse mail, adresse electronique, correo, correo electronico, posta elettronica,
    indirizzo email, correio eletronico, endereco de email, epost, e-postadress, sahkoposti, adres email, poczta,
    e-posta, eposta, эл почта, электронная почта, почта, имейл, elektronnaya pochta, pochta,
    ηλεκτρονικο ταχυδρομειο, البريد الالكتروني, بريد, 邮箱, 电子邮件, 電子郵件, メール, メールアドレス, 이메일`),
  recognise: recogniseEmail,
  chance: 1e-6,
  byValues: 0.98,
  byBoth: 0.99,
});
