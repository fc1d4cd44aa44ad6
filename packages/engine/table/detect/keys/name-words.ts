/** @file Names of tables and columns as words: `PULocationID` is pu, location, id. */

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that say that something is a key, not what it is a key of. */
const KEY_WORDS = wordSet(
  `id ids key keys code codes cd no nr nbr num number ref fk pk sk bk uuid guid oid identifier ident idx sid
  nummer schluessel kennung codigo cod numero clave cle codice chiave chave`,
);

/** Words that any table uses for columns of its own: sharing one says nothing about sharing values. */
const GENERIC_WORDS = wordSet(
  `name title type kind class date time datetime timestamp status state description label value text comment note
  created updated modified year month day active flag count total amount email mail phone address first last
  nom nombre nome bezeichnung datum titel typ art`,
);

/** What measures and counts are called: numbers that may lie among somebody's keys by chance. */
const MEASURE_WORDS = wordSet(
  `quantity qty amount price cost total sum count cnt year month day hour minute second week quarter age size
  weight height width length depth volume duration percent percentage pct rate ratio score rating rank level lat
  latitude lon lng longitude population salary wage income budget discount tax balance points stock capacity floor
  version seats speed temperature distance area max min avg mean stars likes views visits limit units
  menge anzahl preis betrag jahr monat tag alter gewicht groesse hoehe laenge breite dauer
  cantidad precio importe ano mes dia edad peso quantite prix montant annee mois jour poids quantita prezzo anno`,
);

/** Prefixes that say of what sort a table is. */
const TABLE_PREFIXES = wordSet(
  "tbl tb t dim fact fct stg raw src ref lkp lookup mst master app tab vw dbo public",
);

export function splitWords(name: string): string[] {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, "$1 $2")
    .replace(/([\p{Ll}\p{Nd}])(\p{Lu})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}

/** What the words are about: without those that only say "key", and without single letters. */
export function contentWords(words: readonly string[]): string[] {
  return words.filter((word) => word.length > 1 && !KEY_WORDS.has(word)).map(toSingular);
}

export function tableWords(name: string): string[] {
  const words = splitWords(name);
  const kept =
    words[0] !== undefined && words.length > 1 && TABLE_PREFIXES.has(words[0]) ? words.slice(1) : words;
  return kept.filter((word) => word.length > 1).map(toSingular);
}

export function hasKeyWord(words: readonly string[]): boolean {
  return words.some((word) => KEY_WORDS.has(word)) || /.{2}(id|key|code|uuid|guid)$/.test(words.at(-1) ?? "");
}

/** Whether the name says "so many" or "so much" and nowhere "key". */
export function namesMeasure(words: readonly string[]): boolean {
  return words.some((word) => MEASURE_WORDS.has(word)) && !words.some((word) => KEY_WORDS.has(word));
}

export function isGeneric(words: readonly string[]): boolean {
  return words.every((word) => GENERIC_WORDS.has(word) || KEY_WORDS.has(word));
}

/** Whether a person chose the name: it has a word of three letters or more. */
export function saysSomething(words: readonly string[]): boolean {
  return (
    words.some((word) => word.length > 2) &&
    !words.every((word) => /^(col|column|field|var|attr|feature|unnamed)$/.test(word))
  );
}

/** 1 for the same word, less for another form of it or an abbreviation (`dept`, `cust`), 0 for another word. */
export function compareWords(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || short[0] !== long[0]) return 0;
  let shared = 1;
  while (shared < short.length && short[shared] === long[shared]) shared++;
  if (shared >= 4 && long.length - shared <= 2) return 0.9;
  if (shared === short.length) return 0.6;
  return short.length <= 0.7 * long.length && isSubsequence(short, long) ? 0.5 : 0;
}

function isSubsequence(short: string, long: string): boolean {
  let place = 0;
  for (const letter of long) if (letter === short[place]) place++;
  return place === short.length;
}

function toSingular(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
