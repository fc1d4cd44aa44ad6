/**
 * @file What the words of a column's name say about its meaning, in the languages most databases are named in. A
 * hint tips the balance between readings that the values allow; it never overrules the values.
 */
import type { ColumnProfile } from "../detection.ts";

const listWords = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Identifiers: `customer_id`. */
const ID =
  listWords(`id ids uuid guid oid uid pid gid sid cid eid tid rid pk fk identifier identifiant identificador
  identificativo kennung ident idx rowid recordid objectid ид идентификатор 编号 標識 番号 식별자 번호 المعرف`);
/** Numbers that are names: `invoice_no`. They identify when they hardly repeat. */
const NUMBERED =
  listWords(`no nr nbr num number key code ref reference serial nummer numero numer number cislo numara
  matricule folio clave codigo codice kod schlussel referenz barcode ean upc isbn sku gtin asin hash token номер код 号 号码`);
/** Codes for classes: `payment_type`. */
const CLASS =
  listWords(`type typ tipo tyyp kind category cat categorie categoria kategorie kategoria class classe clase
  klasse subclass status estado statut stato state zip zipcode postal postcode plz cep cap region regione region zone zona
  district ward borough sex sexo sexe gender geschlecht genero marital marriage married education race ethnicity ethnic
  religion nationality country land pays pais paese sector segment cluster group gruppe groupe grupo gruppo department dept
  abteilung division branch channel kanal method methode mode modus code codes flag label target vendor supplier provider
  carrier operator agent company browser os system platform device language locale currency industry occupation profession
  disposition source origin stand station terminal gate room ward specialty species breed brand make model variant version
  payer plan tariff tier severity priority outcome response arm treatment cohort batch shift team store shop warehouse
  territory county province municipality station site location area_code naics sic icd cpt drg ratecode
  тип класс статус регион пол 类型 类别 状态 地区 性别 種類 区分 유형 상태`);
/** Amounts that are counted or measured, whatever their values look like. */
const MEASURE =
  listWords(`count counts cnt num number n qty quantity quantidade cantidad quantite menge anzahl nombre
  numero total totals sum amount amt betrag montant importe importo valor value price preis prix precio prezzo preco cost
  costs kosten revenue sales income salary wage fee tax age alter edad eta idade score points rating stars rank level
  grade year years month months day days hour hours minute minutes second seconds week weeks duration dauer length width
  height depth weight size area volume distance speed temp temperature pressure rate ratio percent percentage pct share
  avg mean min max std median balance capacity population rooms bedrooms bathrooms bath floors seats children siblings dependents
  members visits clicks views likes stops items units stock streak tenure experience latitude longitude altitude
  количество сумма цена возраст 数量 金额 价格 年龄 数 金額 가격 나이 수량`);
/** Truths: `is_active`. */
const TRUTH =
  listWords(`is has was did does can should flag active enabled disabled deleted verified confirmed valid
  paid approved accepted rejected cancelled canceled completed done open closed public private visible hidden default
  churn churned smoker married subscribed survived defaulted fraud spam dead alive holiday weekend discontinued featured
  required optional locked archived available bool boolean yn ja nein aktiv actif activo attivo ativo ist hat est есть 是否`);
/** Times as numbers: `created_at`. */
const TIME =
  listWords(`time times timestamp ts datetime date dates dt epoch unix at on created updated modified deleted
  inserted started ended expires expiry expiration since until zeit datum zeitpunkt fecha hora heure data ora momento
  время дата 时间 日期 時刻 日時 시간 날짜`);
const YEAR =
  listWords(`year years yr yyyy jahr jahrgang baujahr annee ano anno rok yil ar jaar год έτος 年 年份 年度 연도 سنة
  vintage`);
const MONTH = listWords(
  `month monat mois mes mese maand miesiac mesic ay period yyyymm yearmonth месяц 月 月份 월`,
);
const POSTCODE = listWords(`zip zipcode postal postcode plz cep postleitzahl cap`);

export const hints = { ID, NUMBERED, CLASS, MEASURE, TRUTH, TIME, YEAR, MONTH, POSTCODE } as const;

/** The words without the counters behind them: `pay_0`, `line2`. */
export function plainWords({ words }: ColumnProfile): readonly string[] {
  const plain = words.filter((word) => !/^\d+$/.test(word));
  return plain.length === 0 ? words : plain;
}

export function hasWord(profile: ColumnProfile, hint: ReadonlySet<string>): boolean {
  return plainWords(profile).some((word) => hint.has(word) || hint.has(singular(word)));
}

/** The head of a name stands last in most languages: `order_date` is a date. */
export function headIs(profile: ColumnProfile, hint: ReadonlySet<string>): boolean {
  const head = plainWords(profile).at(-1);
  return head !== undefined && (hint.has(head) || hint.has(singular(head)));
}

const singular = (word: string) => (word.endsWith("s") && word.length > 3 ? word.slice(0, -1) : word);

/** Things that have identifiers: only behind these does `…id` in one word mean one. */
const THINGS =
  `customer client user account order product item invoice session device transaction event member student
  employee patient store shop vendor supplier driver vehicle ride trip booking payment card loan order ticket case doc
  document file page post comment message group team company person people record row entry object node station sensor
  asset branch agent policy claim contract visit encounter admission passenger flight route city country region category
  brand artist album track genre playlist film movie actor author book game player match season department job location
  address contact lead campaign ad merchant terminal rate`
    .split(/\s+/)
    .filter((thing) => thing !== "");

/** `id`, `customer_id`, `customerid`, `id_customer`, `TrackId`. */
export function isNamedId(profile: ColumnProfile): boolean {
  const words = plainWords(profile);
  const head = words.at(-1) ?? "";
  if (ID.has(head) || (words[0] === "id" && words.length === 2)) return true;
  const stem = /^(.+?)ids?$/.exec(head)?.[1];
  return stem !== undefined && THINGS.includes(stem);
}

/** A class named in one word, as in `pclass`. */
export function isNamedClass(profile: ColumnProfile): boolean {
  const head = plainWords(profile).at(-1) ?? "";
  return (
    hasWord(profile, CLASS) ||
    /.(?:class|type|code|category|status|group|typ|klasse|gruppe|kategorie)$/.test(head)
  );
}
