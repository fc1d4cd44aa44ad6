import { namesOf } from "./column-names.ts";
import { recogniseEmail } from "./email.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** One word without spaces as people log in with; letters somewhere. E-mail addresses are logins too. */
export function recogniseUsername(text: string): boolean {
  if (text.length < 2 || text.length > 64) return recogniseEmail(text);
  return (/\p{L}/u.test(text) && /^@?[\p{L}\p{N}][\p{L}\p{N}._+\\-]*$/u.test(text)) || recogniseEmail(text);
}

export const detectUsername = definePiiDetector({
  pii: "username",
  what: "single words as people log in with",
  schema: { role: "identifier" },
  names:
    namesOf(`username, user name, login, login name, user login, userid name, screen name, nickname, nick, handle,
    twitter handle, twitter, instagram, skype, telegram, github, account name, alias name, email, mail, benutzername, anmeldename,
    nutzername, nom utilisateur, nom d utilisateur, identifiant, pseudo, usuario, nombre de usuario, nome utente, utente,
    nome de usuario, gebruikersnaam, nazwa uzytkownika, uzivatelske jmeno, kullanici adi, имя пользователя, логин,
    imya polzovatelya, ονομα χρηστη, اسم المستخدم, 用户名, ユーザー名, 아이디`),
  recognise: recogniseUsername,
  chance: 0.5,
  byValues: 0,
  byBoth: 0.9,
});
