import { namesOf } from "./column-names.ts";
import { definePiiDetector } from "./pii-kind.ts";

/** Password hashes by their own prefix, tokens of well-known services, JSON web tokens, private keys. */
const MARKED = [
  /^\$2[abxy]?\$\d\d\$[./A-Za-z\d]{53}$/,
  /^\$(?:argon2(?:id|i|d)|scrypt|pbkdf2(?:-sha(?:1|256|512))?|[156y]|apr1)\$/,
  /^pbkdf2_sha\d{1,3}\$\d+\$/,
  /^\{S?(?:SHA|MD5|SMD5)(?:256|512)?\}/,
  /^eyJ[\w-]{8,1024}\.eyJ[\w-]{2,4096}\./,
  /^(?:sk|pk|rk)_(?:live|test)_[A-Za-z\d]{16,}/,
  /^(?:AKIA|ASIA)[A-Z\d]{16}$/,
  /^gh[pousr]_[A-Za-z\d]{36}/,
  /^xox[abpr]-[\dA-Za-z-]{10,}/,
  /^-----BEGIN [A-Z ]{0,20}PRIVATE KEY/,
];
const HASH = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/i;

export function recogniseSecret(text: string): boolean {
  const head = text.slice(0, 6_000);
  return MARKED.some((shape) => shape.test(head));
}

/** Whatever stands in a password column: one word without spaces, hash or plain. */
export function recognisePasswordLike(text: string): boolean {
  return (
    recogniseSecret(text) ||
    HASH.test(text.slice(0, 129)) ||
    (text.length >= 4 && /^\S{4,128}$/.test(text.slice(0, 129)))
  );
}

export const detectSecret = definePiiDetector({
  pii: "secret",
  what: "password hashes, keys or tokens",
  schema: { type: "text", role: "sensitive" },
  names: namesOf("token, api key, secret, access token, refresh token, auth token, private key"),
  recognise: recogniseSecret,
  chance: 1e-4,
  byValues: 0.93,
  byBoth: 0.97,
});

export const detectPassword = definePiiDetector({
  pii: "password",
  what: "single words as passwords or their hashes are",
  schema: { type: "text", role: "sensitive" },
  names:
    namesOf(`password, passwd, pwd, passphrase, password hash, hashed password, passwordhash, pass hash, pin code, salt,
    password salt, api key, apikey, secret, secret key, client secret, access token, refresh token, auth token,
    session token, private key, security answer, passwort, kennwort, passwort hash, mot de passe, mdp, contrasena, clave,
    senha, parola, wachtwoord, haslo, heslo, sifre, parola hash, пароль, parol, κωδικος προσβασης, كلمة المرور, 密码,
    密碼, パスワード, 비밀번호`),
  recognise: recognisePasswordLike,
  chance: 0.9,
  byValues: 0,
  byBoth: 0.93,
});
