/**
 * @file Columns of many trades and languages, made up to see whether detection holds beyond the tables it was
 * written with. A family is a way to write values; each of its names makes one column.
 */
import type { Random } from "../../../base/index.ts";
import {
  between,
  type ColumnFamily,
  fixed,
  HEX,
  letters,
  pad,
  pick,
  skewed,
  sometimes,
  UPPER,
  written,
} from "./cells.ts";

const subject = pick(
  "the engine,our neighbour,a small parcel,the second invoice,this patient,the northern gate,my order,that report",
);
const verb = pick(
  "arrived late,was replaced,does not start,needs a new part,looks fine,was sent back,went missing,is still open",
);
const tail = pick(
  "after two days,without any reason,because of rain,near the old bridge,as agreed on the phone,for the third time",
);
const sentence = (random: Random) =>
  `${subject(random)} ${verb(random)} ${tail(random)}, case ${random.below(900)}`;
const german = pick("Die Lieferung,Der Kunde,Das Gerät,Die Rechnung,Der Motor,Die Tür");
const germanVerb = pick(
  "kam zu spät an,wurde ersetzt,funktioniert nicht mehr,ist in Ordnung,fehlt noch immer",
);
const hanzi =
  "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经";

export const columnFamilies: readonly ColumnFamily[] = [
  // Numbers
  {
    expect: ["numerical"],
    names: "reading,x7,Messwert,valeur,signal_a,col3,ph,concentration,voltage",
    cell: (r) => fixed(r, 40, 3),
  },
  {
    expect: ["numerical"],
    names: "net_amount,Betrag,montant_ht,importe,paid,prezzo,总额,сумма",
    cell: (r) => fixed(r, 900, 2),
  },
  {
    expect: ["numerical"],
    names: "population,einwohner,habitants,v1,metric,visits,Umsatz",
    cell: (r) => String(skewed(r, 2_000_000)),
  },
  {
    expect: ["numerical"],
    names: "age,Alter,edad,leeftijd,wiek,возраст,年龄",
    cell: (r) => String(between(r, 18, 90)),
  },
  {
    expect: ["numerical"],
    names: "children,num_rooms,anzahl_kinder,n_siblings,bedrooms,item_count,nombre_enfants",
    cell: (r) => String(skewed(r, 7)),
  },
  {
    expect: ["numerical"],
    names: "grid_x,delta,offset,drift,elevation",
    cell: (r) => String(between(r, -500, 500)),
  },
  {
    expect: ["numerical"],
    names: "year,Baujahr,annee,release_year,modelljahr,año",
    cell: (r) => String(between(r, 1960, 2023)),
  },
  { expect: ["numerical"], names: "score,rating,stars,points,note", cell: (r) => String(between(r, 1, 10)) },
  { expect: ["numerical"], names: "p_value,prob,similarity,weight_share", cell: (r) => String(r.float()) },
  { expect: ["numerical"], names: "flux,energy,mass_ev", cell: (r) => (r.float() * 1e12).toExponential(4) },
  { expect: ["numerical"], names: "month,hour,day,weekday_no", cell: (r) => String(between(r, 1, 12)) },
  {
    expect: ["numerical"],
    names: "pressure,temp_c,co2",
    cell: (r) => (r.below(20) === 0 ? "-999" : fixed(r, 30, 1)),
  },
  // Numbers as text
  { expect: ["numerical"], names: "weight,gewicht,poids,peso", cell: (r) => `${between(r, 40, 140)} kg` },
  { expect: ["numerical"], names: "growth,rate,Anteil,taux", cell: (r) => `${fixed(r, 60, 1)}%` },
  {
    expect: ["numerical"],
    names: "Preis,preco,hodnota,wartosc,delka",
    cell: (r) => fixed(r, 900, 2).replace(".", ","),
  },
  {
    expect: ["numerical"],
    names: "inhabitants,GDP,turnover",
    cell: (r) => between(r, 500, 9_000_000).toLocaleString("en-US"),
  },
  {
    expect: ["numerical"],
    names: "speed,tempo,vitesse",
    cell: (r) => (r.below(9) === 0 ? "n/a" : `${between(r, 20, 180)} km/h`),
  },
  {
    expect: ["numerical"],
    names: "lab_value,result,sensor_2",
    cell: (r) => (r.below(12) === 0 ? "?" : fixed(r, 9, 2)),
  },
  {
    expect: ["currency"],
    names: "price,cost,fare,kaufpreis",
    cell: (r) => `$${between(r, 1, 4000).toLocaleString("en-US")}.${pad(r.below(100), 2)}`,
  },
  {
    expect: ["currency"],
    names: "prix,Kosten,amount_due",
    cell: (r) => `${fixed(r, 800, 2).replace(".", ",")} €`,
  },
  { expect: ["currency"], names: "total,fee,salary_text", cell: (r) => `CHF ${between(r, 10, 990)}` },
  // Classes written as numbers
  {
    expect: ["categorical"],
    names: "payment_type,Kundentyp,tipo_cliente,status_code,room_class,category,género,category_id",
    rows: 2_000,
    cell: (r) => String(between(r, 1, 6)),
  },
  {
    expect: ["categorical"],
    names: "sex,geschlecht,arm,group,marital",
    cell: (r) => String(between(r, 1, 2)),
  },
  {
    expect: ["categorical"],
    names: "zip,postal_code,PLZ,cep",
    rows: 900,
    cell: (r) => String(10_000 + 37 * r.below(200)),
  },
  {
    expect: ["categorical", "id"],
    names: "Postleitzahl,zipcode,ship_postcode",
    rows: 900,
    cell: (r) => pad(97 * r.below(300), 5),
  },
  // Truths
  {
    expect: ["boolean"],
    names: "is_active,churned,gekündigt,a5,flag_2,default",
    cell: (r) => String(r.below(2)),
  },
  { expect: ["boolean"], names: "subscribed,smoker,aktiv,answer", cell: pick("Yes,No") },
  { expect: ["boolean"], names: "raucher,verheiratet,q12", cell: pick("ja,nein") },
  { expect: ["boolean"], names: "actif,fumeur", cell: pick("Oui,Non") },
  { expect: ["boolean"], names: "activo,pagado", cell: pick("Sí,No") },
  { expect: ["boolean"], names: "ativo,pago", cell: pick("Sim,Não") },
  { expect: ["boolean"], names: "valid,ok,approved", cell: pick("True,False") },
  { expect: ["boolean"], names: "deleted,visible", cell: pick("t,f") },
  { expect: ["boolean"], names: "in_stock,opt_in", cell: pick("Y,N") },
  { expect: ["boolean"], names: "курит,активен", cell: pick("да,нет") },
  { expect: ["boolean"], names: "有效,已付款", cell: pick("是,否") },
  { expect: ["boolean"], names: "aktywny,zaplacono", cell: pick("tak,nie") },
  // Dates and times
  { expect: ["date"], names: "birth_day,Datum,fecha,d1", cell: written("YYYY-MM-DD") },
  { expect: ["date"], names: "ship_date,us_date,when", cell: written("M/D/YYYY") },
  { expect: ["date"], names: "bestelldatum,geliefert_am,dato", cell: written("DD.MM.YYYY") },
  { expect: ["date"], names: "date_commande,fecha_alta", cell: written("DD/MM/YYYY") },
  { expect: ["date"], names: "posted,expiry,trade_day", cell: written("D-Mon-YYYY") },
  { expect: ["date"], names: "joined,released", cell: written("Mon D, YYYY") },
  { expect: ["date"], names: "opened,settled,dt", cell: written("YYYYMMDD") },
  { expect: ["date"], names: "period,Monat,mois", cell: written("YYYY-MM") },
  { expect: ["date"], names: "short_date,old_date", cell: written("MM/DD/YY") },
  { expect: ["date"], names: "last_seen,bad_date", cell: sometimes(30, "0000-00-00", written("YYYY-MM-DD")) },
  {
    expect: ["date"],
    names: "entry,messy",
    cell: sometimes(3, written("MM/DD/YYYY"), written("YYYY-MM-DD")),
  },
  {
    expect: ["datetime"],
    names: "created_at,Zeitstempel,horodatage,event",
    cell: written("YYYY-MM-DD hh:mm:ss"),
  },
  { expect: ["datetime"], names: "ts,logged,updatedAt", cell: written("YYYY-MM-DDThh:mm:ss.123Z") },
  { expect: ["datetime"], names: "start,departure", cell: written("M/D/YYYY H:mm AM") },
  { expect: ["datetime"], names: "termin,abfahrt", cell: written("DD.MM.YYYY hh:mm") },
  { expect: ["datetime"], names: "zoned,sent_on", cell: written("YYYY-MM-DDThh:mm:ss+02:00") },
  {
    expect: ["datetime"],
    names: "timestamp,created,epoch",
    cell: (r) => String(between(r, 1_500_000_000, 1_700_000_000)),
  },
  {
    expect: ["datetime"],
    names: "event_time,updated_at",
    cell: (r) => String(1_500_000_000_000 + r.below(200_000_000) * 1_000 + r.below(1000)),
  },
  { expect: ["time"], names: "opening,Uhrzeit,heure", cell: written("hh:mm") },
  { expect: ["time"], names: "lap_start,clock", cell: written("hh:mm:ss") },
  // Identifiers
  { expect: ["id"], names: "id,row,Laufnummer,key,ID,record_no", cell: (_, row) => String(row + 1) },
  {
    expect: ["id"],
    names: "customer_id,userId,KundenID,account_id,id_pedido",
    cell: (r) => String(between(r, 1_000, 1_900)),
  },
  { expect: ["id"], names: "order_code,Vorgang,ref,policy", cell: (_, row) => `ORD-${pad(row * 7 + 13, 6)}` },
  {
    expect: ["id"],
    names: "sku,Artikelnummer,part_no",
    cell: (r, row) => `${letters(r, 3, UPPER)}${pad(row, 5)}`,
  },
  { expect: ["id"], names: "hash,token,fingerprint", cell: (r) => letters(r, 40, HEX) },
  {
    expect: ["id"],
    names: "ticket,booking_ref,pnr",
    cell: (r, row) => `${letters(r, 4, UPPER)}${pad(row % 100, 2)}`,
  },
  {
    expect: ["id"],
    names: "device_id,sensor_id,machine_id",
    rows: 2_000,
    cell: (r) => `dev_${pad(r.below(150), 4)}`,
  },
  { expect: ["id"], names: "iban_like,contract_no,Vertragsnummer", cell: (_, row) => pad(row * 991 + 7, 9) },
  {
    expect: ["uuid"],
    names: "guid,request,session",
    cell: (r) =>
      `${letters(r, 8, HEX)}-${letters(r, 4, HEX)}-4${letters(r, 3, HEX)}-a${letters(r, 3, HEX)}-${letters(r, 12, HEX)}`,
  },
  // Order
  { expect: ["ordinal"], names: "priority,Wichtigkeit,sev,risk", cell: pick("low,medium,high") },
  { expect: ["ordinal"], names: "size,tshirt,grösse", cell: pick("XS,S,M,L,XL") },
  {
    expect: ["ordinal"],
    names: "q1,agreement,opinion",
    cell: pick("Strongly disagree,Disagree,Neutral,Agree,Strongly agree"),
  },
  {
    expect: ["ordinal"],
    names: "month_name,sold_in",
    cell: pick("January,February,March,April,May,June,July,August,September,October,November,December"),
  },
  { expect: ["ordinal"], names: "weekday,dow", cell: pick("Mon,Tue,Wed,Thu,Fri,Sat,Sun") },
  {
    expect: ["ordinal"],
    names: "wochentag",
    cell: pick("Montag,Dienstag,Mittwoch,Donnerstag,Freitag,Samstag,Sonntag"),
  },
  { expect: ["ordinal"], names: "age_group,Altersgruppe", cell: pick("18-24,25-34,35-44,45-54,55-64,65+") },
  {
    expect: ["ordinal"],
    names: "income_band,band",
    cell: pick("< 20000,20000 - 40000,40000 - 60000,> 60000"),
  },
  { expect: ["ordinal"], names: "bin,interval", cell: pick("[0-10),[10-20),[20-30),[30-40)") },
  { expect: ["ordinal"], names: "stage,cancer_stage", cell: pick("Stage I,Stage II,Stage III,Stage IV") },
  { expect: ["ordinal"], names: "frequency,how_often", cell: pick("never,rarely,sometimes,often,always") },
  // Classes
  { expect: ["categorical"], names: "colour,Farbe,couleur,c2", cell: pick("red,green,blue,black,white") },
  { expect: ["categorical"], names: "status,Zustand,état", cell: pick("open,closed,pending,in review") },
  {
    expect: ["categorical"],
    names: "Abteilung,dept,area",
    cell: pick("Einkauf,Vertrieb,Lager,Buchhaltung,IT"),
  },
  { expect: ["categorical"], names: "land,pays,country_code", cell: pick("DE,FR,IT,ES,PL,US,GB") },
  { expect: ["categorical"], names: "город,станция", cell: pick("Москва,Казань,Самара,Омск") },
  { expect: ["categorical"], names: "产品类别,部门", cell: pick("电子,食品,服装,图书") },
  {
    expect: ["categorical"],
    names: "diagnosis,icd,Diagnose",
    rows: 2_000,
    cell: (r) => `${letters(r, 1, "EJKM")}${pad(r.below(40), 2)}.${r.below(5)}`,
  },
  { expect: ["categorical"], names: "browser,ua_family", cell: pick("Chrome,Firefox,Safari,Edge") },
  { expect: ["categorical"], names: "grade_letter,klasse,blood", cell: pick("A,B,C,D,F") },
  { expect: ["categorical"], names: "gender,Geschlecht,sexo", cell: pick("male,female,diverse") },
  { expect: ["categorical"], names: "constant,source_system", cell: () => "SAP" },
  {
    expect: ["categorical"],
    names: "model,typ,variant",
    rows: 2_000,
    cell: (r) => `${pick("Alpha,Beta,Gamma,Delta")(r)} ${between(r, 100, 130)}`,
  },
  // Texts
  { expect: ["text"], names: "comment,notes,description,remark,text", cell: sentence },
  {
    expect: ["text"],
    names: "Bemerkung,Beschreibung",
    cell: (r) => `${german(r)} ${germanVerb(r)}, Vorgang ${r.below(5000)} vom Lager ${r.below(90)}`,
  },
  { expect: ["text"], names: "备注,内容", cell: (r) => letters(r, between(r, 20, 60), hanzi) },
  // Other shapes
  {
    expect: ["json"],
    names: "payload,attributes,meta",
    cell: (r) => JSON.stringify({ a: r.below(100), tags: ["x", "y"] }),
  },
  {
    expect: ["url"],
    names: "link,homepage",
    cell: (r, row) => `https://shop.example.com/item/${row}?v=${r.below(9)}`,
  },
  {
    expect: ["email"],
    names: "email,contact_mail",
    cell: (r, row) => `${letters(r, 5, "abcdefgh")}${row}@example.org`,
  },
  {
    expect: ["ip"],
    names: "ip,client_addr",
    cell: (r) => `${between(r, 11, 200)}.${r.below(256)}.${r.below(256)}.${r.below(256)}`,
  },
  { expect: ["unknown"], names: "empty,reserved", cell: () => "" },
];
