/** @file Names of tables and columns as words: `PULocationID` is pu, location, id. */
import { splitName } from "../split-name.ts";

export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that say that something is a key, not what it is a key of. */
const KEY_WORDS = wordSet(
  `id ids key keys code codes cd no nr nbr num number ref fk pk sk bk uuid guid oid identifier ident idx sid
  nummer schluessel kennung codigo cod numero clave cle codice chiave chave`,
);

/** Words that any table uses for columns of its own: sharing one says nothing about sharing values. */
const GENERIC_WORDS = wordSet(
  `name title type kind class date time datetime timestamp status state description label value text comment note
  created updated modified year month day active flag count total amount email mail phone address first last
  nom nombre nome bezeichnung datum titel typ art line position`,
);

/** What measures, counts and places in a list are called: numbers that may lie among somebody's keys by chance. */
const MEASURE_WORDS = wordSet(
  `quantity qty amount price cost total sum count cnt year month day hour minute second week quarter age size
  weight height width length depth volume duration percent percentage pct rate ratio score rating rank level lat
  latitude lon lng longitude population salary wage income budget discount tax balance points stock capacity floor
  version seats speed temperature distance area max min avg mean stars likes views visits limit units
  line position seq sequence sort priority
  menge anzahl preis betrag jahr monat tag alter gewicht groesse hoehe laenge breite dauer zeile
  cantidad precio importe ano mes dia edad peso quantite prix montant annee mois jour poids quantita prezzo anno`,
);

/** Ways to reach somebody: often unique, hardly ever what a table is keyed by. */
const CONTACT_WORDS = wordSet(
  "email mail phone telephone tel mobile fax url website address telefon correo telefono",
);

/** Prefixes that say of what sort a table is. */
const TABLE_PREFIXES = wordSet(
  "tbl tb t dim fact fct stg raw src ref lkp lookup mst master app tab vw dbo public",
);

/** Of a name, in lower case, without digits. */
export function splitWords(name: string): string[] {
  return splitName(name).filter((word) => !/^\d/.test(word));
}

/** Splits what is written without a border: `idcliente`, `managerfk`, where the parts are known words or "key". */
export function segmentWords(words: readonly string[], known: ReadonlySet<string>): string[] {
  return words.flatMap((word) =>
    known.has(word)
      ? [word]
      : (segmentWord(word, known) ?? segmentTail(word, known) ?? trimKeyWord(word, known)),
  );
}

/** Words of tables with their shorter forms, which references to them may have: `kunden`, `kunde`, `kund`. */
export function knowWords(tables: TableWords, others: readonly string[]): ReadonlySet<string> {
  const words = [...tables.values()].flat();
  const plural = words.map((word) => `${word}s`);
  const shorter = words.flatMap((word) =>
    [1, 2].map((cut) => word.slice(0, -cut)).filter(({ length }) => length >= 4),
  );
  return new Set([...words, ...plural, ...shorter, ...others]);
}

function segmentWord(word: string, known: ReadonlySet<string>): string[] | undefined {
  if (word === "") return [];
  for (let end = word.length; end >= 2; end--) {
    const head = word.slice(0, end);
    if (!KEY_WORDS.has(head) && !(end >= 3 && known.has(head))) continue;
    const rest = segmentWord(word.slice(end), known);
    if (rest !== undefined) return [head, ...rest];
  }
  return undefined;
}

/** `billingidcustomer`: a role before what is known. */
function segmentTail(word: string, known: ReadonlySet<string>): string[] | undefined {
  for (let start = 3; start < word.length - 3; start++) {
    const tail = segmentWord(word.slice(start), known);
    if (tail !== undefined && tail.length > 1) return [word.slice(0, start), ...tail];
  }
  return undefined;
}

/** `besid` is the id of a `besuch`; `valid` is a word. */
function trimKeyWord(word: string, known: ReadonlySet<string>): string[] {
  const [, front, back] = /^(id|fk|pk)(.{4,})$/.exec(word) ?? [];
  if (front !== undefined && back !== undefined) return [front, back];
  const [, head, tail] = /^(.{2,})(id|key|code|no|nr|uuid|guid|fk)$/.exec(word) ?? [];
  if (head === undefined || tail === undefined) return [word];
  const isAbbreviation = known.values().some((other) => other.startsWith(head));
  return isAbbreviation || (head.length > 3 && !tail.startsWith("n")) ? [head, tail] : [word];
}

/** What the words are about: without those that only say "key", and without single letters. */
export function contentWords(words: readonly string[]): string[] {
  return words.filter((word) => word.length > 1 && !KEY_WORDS.has(word)).map(toSingular);
}

/** By the name of the table, what it is about. */
export type TableWords = ReadonlyMap<string, readonly string[]>;

/** Without what all tables begin with (`tcustomers`, `torders`) and what says of what sort they are. */
export function nameTables(names: readonly string[]): TableWords {
  const shared = names.length > 2 ? countSharedLetters(names.map((name) => name.toLowerCase())) : 0;
  const cut = names.every((name) => name.length >= shared + 3) && shared <= 4 ? shared : 0;
  return new Map(names.map((name) => [name, splitTableName(name.slice(cut))]));
}

function splitTableName(name: string): string[] {
  const words = splitWords(name);
  const kept =
    words[0] !== undefined && words.length > 1 && TABLE_PREFIXES.has(words[0]) ? words.slice(1) : words;
  return kept.filter((word) => word.length > 1).map(toSingular);
}

function countSharedLetters([first = "", ...others]: readonly string[]): number {
  let shared = 0;
  while (shared < first.length && others.every((other) => other[shared] === first[shared])) shared++;
  return shared;
}

export function hasKeyWord(words: readonly string[]): boolean {
  return words.some((word) => KEY_WORDS.has(word));
}

/** Whether the name says "so many" or "so much" and nowhere "key". */
export function namesMeasure(words: readonly string[]): boolean {
  return words.some((word) => MEASURE_WORDS.has(word)) && !hasKeyWord(words);
}

export function namesContact(words: readonly string[]): boolean {
  return words.some((word) => CONTACT_WORDS.has(word));
}

export function isGeneric(words: readonly string[]): boolean {
  return words.every((word) => GENERIC_WORDS.has(word) || KEY_WORDS.has(word));
}

/** Whether a person chose the name: it says "key" or has a word of three letters or more. */
export function saysSomething(words: readonly string[]): boolean {
  return words.some(
    (word) =>
      KEY_WORDS.has(word) || (word.length > 2 && !/^(col|column|field|var|attr|feature|unnamed)$/.test(word)),
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
  if (shared === short.length || short === long[0] + long.slice(1).replace(/[aeiou]/g, "")) return 0.6;
  if (!isSubsequence(short, long)) return 0;
  if (short.length >= 5 && long.length - short.length <= 2) return 0.85;
  return short.length <= 0.7 * long.length ? 0.5 : 0;
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
