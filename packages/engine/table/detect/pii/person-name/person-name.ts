/**
 * @file Names of people. A column called `name` may hold cities, products or species, so the values must speak:
 * how many of them hold a known given name or surname. A name that says `first name` or `surname` needs only the
 * shape and some known names, for no list is complete.
 */
import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../../detection.ts";
import { splitName } from "../../split-name.ts";
import { matchNames, namesOf } from "../column-names.ts";
import { listValues, pickEvenly } from "../value-share.ts";
import { type NameReading, readPersonName } from "./read-name.ts";

const givenColumns =
  namesOf(`first name, firstname, given name, givenname, forename, christian name, middle name, fname, f name, first nm, name first, given, vorname, rufname, prenom, nombre de pila, primer nombre, segundo nombre,
  nome proprio, primeiro nome, prenome, voornaam, imie, imie drugie, krestni jmeno, jmeno, ad, isim, fornamn, fornavn, etunimi, keresztnev, ime, prenume, имя, imya, отчество, onoma, ονομα, الاسم الأول, 名, 이름`);
const familyColumns =
  namesOf(`last name, lastname, surname, family name, familyname, lname, l name, last nm, name last, maiden name, nachname, familienname, zuname, geburtsname, nom de famille, nom famille, nom de naissance,
  apellido, apellidos, primer apellido, segundo apellido, cognome, sobrenome, apelido, ultimo nome, achternaam, familienaam, nazwisko, prijmeni, priezvisko, soyad, soyadi, soyisim, efternamn, etternavn, efternavn, sukunimi,
  vezeteknev, prezime, фамилия, familiya, επωνυμο, eponymo, اسم العائلة, 姓, 姓氏, 苗字, 성`);
const fullColumns =
  namesOf(`full name, fullname, person name, customer name, client name, patient name, employee name, contact name, student name, user full name, member name, passenger name, guest name, owner name, cardholder name, card holder,
  account holder, beneficiary, beneficiary name, recipient name, emergency contact, next of kin, spouse name, mother name, father name, name surname, doctor name, physician, attending physician, teacher name, agent name, sales rep, manager name, author, authors, composer,
  kundenname, vollstandiger name, vor und nachname, name vorname, ansprechpartner, kontoinhaber, inhaber, patientenname, mitarbeitername, nom complet, nom et prenom, nom prenom, nom client, nom du client, titulaire, nombre completo,
  nombre y apellidos, nombre cliente, nombre del cliente, titular, nome completo, nome e cognome, nome cognome, nome cliente, nominativo, intestatario, nome do cliente, volledige naam, naam klant, klantnaam, contactpersoon, rekeninghouder,
  imie i nazwisko, nazwa klienta, cele jmeno, jmeno a prijmeni, jmeno zakaznika, ad soyad, adi soyadi, musteri adi, hasta adi, isim soyisim, фио, полное имя, имя клиента, fio, ονοματεπωνυμο, onomateponymo, الاسم الكامل, اسم العميل, 姓名, 客户姓名, 氏名, お名前, 顧客名, 성명, 고객명`);
const anyColumns =
  namesOf(`name, nm, names, person, customer, client, patient, employee, contact, owner, user, member, manager, artist, player, driver, teacher, student, doctor, agent, seller, buyer, recipient, sender, passenger, guest, actor, director,
  naam, nom, nombre, nome, nazwa, nazev, kunde, mitarbeiter, patientin, besitzer, clientes, cliente, paciente, empleado, dipendente, paziente, klant, werknemer, klient, pracownik, zakaznik, musteri, hasta, calisan, имя, клиент, пациент, сотрудник, ονομα,
  الاسم, اسم, 名字, 名前, 患者, 客户, 고객, 환자`);
/** What else has given names: animals, storms, ships. A table or column that says so is not about people. */
const NOT_PEOPLE = new Set(
  `animal pet pets dog cat horse storm storms hurricane cyclone ship ships boat vessel brand product products item city cities town place river lake mountain island sea species breed genus company companies category genre
  album track song film movie book game team club school airport airline hotel store shop country region street park station server host file table column playlist language department project campaign organization organisation
  tier tiere haustier hund pferd produkt firma stadt animaux animal produit ville empresa producto ciudad mascota prodotto azienda citta animale produto cidade dier bedrijf product zwierze produkt miasto firma`.split(
    /\s+/,
  ),
);

/** Where fewer of some values hold known names, the rest is not read. */
const HOPELESS = 0.05;

type NameKind = "person-name" | "given-name" | "surname";

interface NameShares {
  readonly tested: number;
  readonly shaped: number;
  readonly given: number;
  readonly surname: number;
  readonly full: number;
  readonly foreign: number;
  readonly oneWord: number;
}

export const detectPersonName: ColumnDetector = {
  name: "person-name",
  detect(profile) {
    if (profile.column.kind !== "text") return undefined;
    const values = listValues(profile);
    const probe = measureNames(pickEvenly(values));
    const shares = Math.max(probe.given, probe.surname) < HOPELESS ? probe : measureNames(values);
    const guesses = [
      judgeOwnColumn(profile, shares),
      judgeFull(profile, shares),
      judgeUnnamed(profile, shares),
    ];
    return guesses.reduce((a, b) => ((b?.confidence ?? 0) > (a?.confidence ?? 0) ? b : a), undefined);
  },
};

export function recognisePersonName(text: string): boolean {
  const { shaped, full, foreign } = readPersonName(text);
  return shaped && full && !foreign;
}

function measureNames(values: readonly string[]): NameShares {
  const readings = values.map(readPersonName);
  const share = (test: (reading: NameReading) => boolean) =>
    readings.length === 0 ? 0 : readings.filter(test).length / readings.length;
  return {
    tested: readings.length,
    shaped: share(({ shaped }) => shaped),
    given: share(({ shaped, given }) => shaped && given),
    surname: share(({ shaped, surname }) => shaped && surname),
    full: share(({ shaped, full, foreign }) => shaped && full && !foreign),
    foreign: share(({ foreign }) => foreign),
    oneWord: share(({ words }) => words === 1),
  };
}

/** `first name`, `surname`: shape is enough when at least some names are known; fewer make it less sure. */
function judgeOwnColumn(profile: ColumnProfile, shares: NameShares): ColumnGuess | undefined {
  const given = matchNames(givenColumns, profile.words);
  const family = matchNames(familyColumns, profile.words);
  const named = Math.max(given, family);
  if (named === 0) return undefined;
  const kind = given > family ? "given-name" : "surname";
  if (shares.tested === 0) return describeGuess(kind, 0.4 * named, shares, true);
  if (shares.shaped < 0.7 || profile.words.some((word) => NOT_PEOPLE.has(word))) return undefined;
  const known = Math.max(shares.given, shares.surname);
  const confidence = 0.97 * named * (0.75 + 0.25 * Math.min(1, known / 0.3)) * (0.6 + 0.4 * shares.shaped);
  return describeGuess(kind, confidence, shares, true);
}

/** `customer name`, `name`, `owner`: the clearer the name, the fewer known names are asked for. */
function judgeFull(profile: ColumnProfile, shares: NameShares): ColumnGuess | undefined {
  const full = matchNames(fullColumns, profile.words);
  const any = matchNames(anyColumns, profile.words);
  if (full === 0 && (any === 0 || speaksOfOthers(profile))) return undefined;
  if (shares.tested === 0)
    return full === 0 ? undefined : describeGuess("person-name", 0.4 * full, shares, true);
  if (shares.shaped < 0.6 || shares.foreign > 0.3) return undefined;
  const known = Math.max(shares.full, 0.6 * shares.given + 0.4 * shares.surname);
  const enough = full > 0 ? 0.25 : 0.5;
  const base = (full > 0 ? 0.95 * full : 0.9 * any) * (1 - shares.foreign);
  if (known < enough * 0.6) return undefined;
  const oneWord = full === 0 && shares.oneWord > 0.7;
  const confidence = base * Math.min(1, 0.5 + (0.5 * known) / enough) * (0.7 + 0.3 * shares.shaped);
  return describeGuess("person-name", oneWord ? Math.min(0.6, confidence) : confidence, shares, true);
}

/** By values alone: given name beside surname convinces; single words could be towns, pets or brands. */
function judgeUnnamed(profile: ColumnProfile, shares: NameShares): ColumnGuess | undefined {
  if (shares.tested < 5 || shares.shaped < 0.85 || shares.foreign > 0.12 || speaksOfOthers(profile))
    return undefined;
  if (shares.oneWord < 0.3) return judgeSeveralWords(shares);
  if (shares.oneWord < 0.9) return undefined;
  const known = Math.max(shares.given, shares.surname);
  if (known < 0.5) return undefined;
  return describeGuess(
    shares.given >= shares.surname ? "given-name" : "surname",
    Math.min(0.6, 0.3 + known * 0.35),
    shares,
    false,
  );
}

/** Lists know most given names and some surnames: some full names among many given ones are enough. */
function judgeSeveralWords(shares: NameShares): ColumnGuess | undefined {
  const { given, full } = shares;
  if (full < 0.35 && (given < 0.45 || full < 0.12)) return undefined;
  return describeGuess(
    "person-name",
    Math.min(0.92, 0.55 + 0.7 * full + 0.3 * Math.max(0, given - 0.45)),
    shares,
    false,
  );
}

function speaksOfOthers({ words, table }: ColumnProfile): boolean {
  return [...words, ...splitName(table)].some((word) => NOT_PEOPLE.has(word));
}

function describeGuess(pii: NameKind, confidence: number, shares: NameShares, named: boolean): ColumnGuess {
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const values =
    shares.tested === 0
      ? "no values to look at"
      : `of ${shares.tested} distinct values ${percent(shares.given)} hold a known given name, ${percent(shares.surname)} a known surname`;
  return {
    schema: { type: "name", pii, role: "identifier" },
    confidence,
    evidence: `${values}; the column's name says ${named ? "so" : "nothing"}`,
  };
}
