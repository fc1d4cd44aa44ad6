/**
 * @file What each column of a table gives away, decided for all columns together. A city, an age or a salary is
 * personal only where rows are about people; names, numbers of people and e-mail addresses are so anywhere. How
 * likely rows are about people follows from all that the table holds. Three roles: an identifier points at
 * somebody alone, quasi-identifiers do together, sensitive values are what nobody may learn.
 */
import { formatPath } from "../../schema/schema-path.ts";
import type { ColumnGuess, ColumnProfile, Guess } from "../detection.ts";
import { splitName } from "../split-name.ts";
import { matchNames, namesOf } from "./column-names.ts";
import type { PiiGuess } from "./detect-pii.ts";

export interface ColumnFinding {
  readonly profile: ColumnProfile;
  /** The surest guess of the detectors, if any. */
  readonly guess?: PiiGuess;
}

/** How much a kind of column by itself says that rows are about people. */
const SPEAKS_OF_PEOPLE: Readonly<Record<string, number>> = {
  "person-name": 0.75,
  "given-name": 0.6,
  surname: 0.8,
  "birth-date": 0.9,
  passport: 0.9,
  "driving-licence": 0.9,
  "credit-card": 0.7,
  iban: 0.5,
  email: 0.6,
  username: 0.6,
  password: 0.6,
  phone: 0.3,
  salutation: 0.5,
  "marital-status": 0.6,
  ethnicity: 0.5,
  nationality: 0.35,
  sex: 0.4,
  age: 0.4,
  education: 0.35,
  occupation: 0.35,
  income: 0.4,
  household: 0.3,
  health: 0.25,
  religion: 0.25,
  "political-opinion": 0.25,
  "sexual-orientation": 0.6,
  creditworthiness: 0.3,
  "criminal-record": 0.35,
};
const NATIONAL_ID = 0.95;

/** Personal only where rows are about people. */
const ONLY_OF_PEOPLE = new Set(
  `city region country postcode latitude longitude geo-coordinates age sex nationality education occupation household income health
  religion ethnicity political-opinion creditworthiness criminal-record bic biometric union-membership marital-status salutation`.split(
    /\s+/,
  ),
);
/** Also what firms and buildings have. */
/** Beside a street and a house number these are its parts, whoever lives there. */
const PARTS_OF_ADDRESS = new Set(
  "city region country postcode latitude longitude geo-coordinates".split(" "),
);
const ALSO_OF_OTHERS = new Set(["phone", "address", "email", "bank-account", "licence-plate", "vin"]);

const people =
  namesOf(`customer, client, patient, employee, user, member, student, person, people, staff, voter, applicant, subscriber, passenger, donor, contact, guest, borrower, tenant, citizen,
  resident, worker, player, athlete, teacher, doctor, physician, nurse, driver, owner, holder, account holder, cardholder, participant, respondent, subject, visitor, individual, household member, lead, buyer, candidate, pupil, child, prisoner, defendant,
  kunde, kunden, patientin, mitarbeiter, benutzer, mitglied, schuler, studierende, personen, angestellte, bewerber, versicherte, mieter, client, employe, utilisateur, membre, etudiant, personne, adherent, salarie, patiente,
  cliente, empleado, usuario, miembro, estudiante, persona, paciente, alumno, dipendente, utente, membro, studente, paziente, impiegato, funcionario, aluno, pessoa, klant, werknemer, gebruiker, lid, medewerker, persoon, patienten,
  klient, pracownik, uzytkownik, czlonek, pacjent, osoba, uczen, zakaznik, zamestnanec, uzivatel, clen, osoba, musteri, calisan, kullanici, uye, ogrenci, hasta, kisi, клиент, сотрудник, пользователь, пациент, студент, человек, πελατης, υπαλληλος,
  客户, 用户, 患者, 员工, 学生, 顧客, 社員, 고객, 환자, 직원`);
const REFERENCE_WORDS = new Set(
  "id ids nr no nbr num number key code ref uid uuid guid nummer numero numer cislo ident".split(" "),
);

/** Rows that people cause: they are about somebody when little else says so. */
const transactions =
  namesOf(`order, booking, reservation, invoice, visit, admission, appointment, prescription, subscription, membership, purchase, claim,
  enrollment, enrolment, bestellung, rechnung, buchung, termin, commande, facture, rendez vous, pedido, factura, reserva, cita, ordine,
  fattura, prenotazione, fatura, bestelling, factuur, zamowienie, faktura, wizyta, objednavka, siparis, заказ, 订单, 注文`);

const TABLE_NAME = 0.55;
const TRANSACTION = 0.3;
const REFERENCE = 0.45;
const ABOUT_PEOPLE = 0.5;
const LEAST_CONFIDENCE = 0.35;
const SURE_ADDRESS = 0.7;
const KEY_CONFIDENCE = 0.7;
/** So many of a column's values must differ for it to be a key, and so few rows prove nothing. */
const KEY_DISTINCT = 0.98;
const KEY_ROWS = 10;

/** Proposals for `pii` and `role` of every column of one table that has one. */
export function assignRoles(columns: readonly ColumnFinding[]): Guess[] {
  const about = rateAboutPeople(columns);
  const addresses = columns.some(
    ({ guess }) => guess?.schema.pii === "address" && guess.confidence >= SURE_ADDRESS,
  );
  return columns.flatMap((column, place) => {
    const guess = weighGuess(column, { about, addresses });
    if (guess !== undefined) return proposeColumn(column.profile, guess);
    const key =
      judgeReference(column.profile) ?? (about < ABOUT_PEOPLE ? undefined : judgeKey(column.profile, place));
    return key === undefined ? [] : proposeColumn(column.profile, key);
  });
}

/** Independent hints: 1 − Π(1 − pᵢ), each kind of column counted once. */
export function rateAboutPeople(columns: readonly ColumnFinding[]): number {
  const hints = new Map<string, number>();
  const add = (what: string, weight: number) => hints.set(what, Math.max(hints.get(what) ?? 0, weight));
  for (const { profile, guess } of columns) {
    const words = splitName(profile.table);
    add("table", matchNames(people, words) * TABLE_NAME);
    add("transaction", matchNames(transactions, words) * TRANSACTION);
    if (refersToPerson(profile)) add("reference", REFERENCE);
    const pii = guess?.schema.pii;
    if (guess === undefined || pii === undefined) continue;
    const weight = pii.startsWith("national-id") ? NATIONAL_ID : (SPEAKS_OF_PEOPLE[pii] ?? 0);
    add(pii, weight * guess.confidence);
  }
  return 1 - [...hints.values()].reduce((product, weight) => product * (1 - weight), 1);
}

interface Context {
  readonly about: number;
  /** Another column holds street addresses. */
  readonly addresses: boolean;
}

function weighGuess({ guess }: ColumnFinding, context: Context): PiiGuess | undefined {
  const pii = guess?.schema.pii;
  if (guess === undefined || pii === undefined) return undefined;
  const confidence = guess.confidence * rateContext(pii, context);
  if (confidence < LEAST_CONFIDENCE) return undefined;
  const rows = context.about >= ABOUT_PEOPLE ? "rows are about people" : "rows may not be about people";
  return { ...guess, confidence, evidence: `${guess.evidence}; ${rows}` };
}

function rateContext(pii: string, { about, addresses }: Context): number {
  if (!ONLY_OF_PEOPLE.has(pii) && !ALSO_OF_OTHERS.has(pii)) return 1;
  if (about >= ABOUT_PEOPLE) return Math.min(1, 0.9 + 0.2 * (about - ABOUT_PEOPLE));
  if (ALSO_OF_OTHERS.has(pii) || (addresses && PARTS_OF_ADDRESS.has(pii))) return 0.8;
  return 0.2 + 0.4 * about;
}

function proposeColumn({ table, name }: ColumnProfile, guess: ColumnGuess & { by: string }): Guess[] {
  const { confidence, evidence, by } = guess;
  const propose = (key: "pii" | "role"): Guess[] => {
    const value = guess.schema[key];
    const path = formatPath(["tables", table, "columns", name, key]);
    return value === undefined ? [] : [{ path, value, confidence, evidence, by }];
  };
  return [...propose("pii"), ...propose("role")];
}

/** `customer_id`, `PassengerId`, `patient_nbr`: a pseudonym, unique or not. */
function refersToPerson({ words }: ColumnProfile): boolean {
  return words.some(isReferenceWord) && matchNames(people, withoutReference(words)) > 0.7;
}

function judgeReference(profile: ColumnProfile): PiiGuess | undefined {
  if (!mayBeKey(profile) || !refersToPerson(profile)) return undefined;
  return proposeKey("its name refers to a person by number");
}

/** The table's own key: called `id` or after the table, or in the first place. */
function judgeKey(profile: ColumnProfile, place: number): PiiGuess | undefined {
  const { distinctCount, rowCount, nullCount, words, table } = profile;
  const unique =
    rowCount >= KEY_ROWS && distinctCount > 0 && distinctCount >= KEY_DISTINCT * (rowCount - nullCount);
  if (!mayBeKey(profile) || !unique || !words.some(isReferenceWord)) return undefined;
  const own = new Set(splitName(table).map(dropPlural));
  if (place > 0 && !withoutReference(words).every((word) => own.has(dropPlural(word)))) return undefined;
  return proposeKey(`${distinctCount} distinct values in ${rowCount} rows about people`);
}

function mayBeKey({ column, decimals = 0 }: ColumnProfile): boolean {
  return column.kind !== "boolean" && column.kind !== "datetime" && decimals === 0;
}

function proposeKey(evidence: string): PiiGuess {
  return { schema: { role: "identifier" }, confidence: KEY_CONFIDENCE, evidence, by: "roles" };
}

const isReferenceWord = (word: string) => REFERENCE_WORDS.has(word);
const withoutReference = (words: readonly string[]) => words.filter((word) => !isReferenceWord(word));
const dropPlural = (word: string) => word.replace(/s$/, "");
