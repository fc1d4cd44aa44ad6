/** @file Columns of personal information in many countries, for tests of recall. Names are not taken from the detector's lists. */
import type { Random } from "../../../../base/index.ts";
import { passesLuhn, remainder97 } from "../checksums.ts";
import { recogniseCheckedVin } from "../vin.ts";
import { fillChecked, fillTemplate, pick } from "./fill-template.ts";

export interface PersonalColumn {
  /** What is expected; several where one is as good as the other. */
  readonly pii: readonly string[];
  readonly label: string;
  readonly make: (random: Random) => string;
  readonly headers: readonly string[];
  /** Whether the values alone tell. */
  readonly alone: boolean;
}

const list = (words: string) => words.split(",").map((word) => word.trim());
const layout =
  (...templates: string[]) =>
  (random: Random) =>
    fillTemplate(random, pick(random, templates));
const oneOf = (words: string) => (random: Random) => pick(random, list(words));

const people: Readonly<Record<string, readonly [given: string, surnames: string]>> = {
  en: [
    "Emily, Oliver, Rosalind, George, Tabitha, Jack, Hattie, Samuel, Gemma, Callum, Ruth, Desmond",
    "Hartley, Brown, Ashworth, Patel, Walker, Greenwood, Okafor, Taylor, Thistlewood, Evans, Cooper",
  ],
  de: [
    "Anke, Jürgen, Sabine, Lukas, Hannelore, Uwe, Jonas, Mechthild, Katrin, Volker, Leonie, Ralf",
    "Müller, Kowalke, Schneider, Brückner, Hoffmann, Oehler, Zimmermann, Dombrowski, Krüger, Wolf",
  ],
  fr: [
    "Chloé, Mathieu, Françoise, Théo, Mireille, Julien, Bérénice, Antoine, Solène, Jean-Luc, Camille",
    "Dubois, Lefèvre, Moreau, Garnier, Thibault, Rousseau, Delacroix, Girard, Petit, Charpentier",
  ],
  es: [
    "María José, Javier, Lucía, Andrés, Macarena, Pablo, Begoña, Rocío, Fernando, Nuria, Íñigo",
    "García López, Fernández, Echeverría, Martín, Cabrera Ruiz, Navarro, Quiroga, Serrano",
  ],
  it: [
    "Giulia, Lorenzo, Ornella, Matteo, Chiara, Ludovica, Salvatore, Paola, Ettore, Ilaria, Fabrizio",
    "Rossi, Bianchi, Colombo, De Angelis, Ferrari, Esposito, Marchesini, Conti, Ricci",
  ],
  pt: [
    "João, Beatriz, Tiago, Inês, Rui, Mafalda, Henrique, Joana, Duarte, Catarina, Gonçalo",
    "Silva, Santos, Pereira, Almeida, Teixeira, Carvalho, Vasconcelos, Rocha, Lopes",
  ],
  nl: [
    "Sanne, Daan, Marijke, Bram, Femke, Joost, Lotte, Gijs, Anouk, Willem, Fleur, Teun",
    "de Vries, Jansen, van den Berg, Bakker, Visser, Smit, Hoekstra, Mulder, van Dijk",
  ],
  pl: [
    "Agnieszka, Tomasz, Małgorzata, Paweł, Zofia, Krzysztof, Kinga, Łukasz, Barbara, Wojciech",
    "Kowalski, Nowak, Wiśniewska, Wójcik, Lewandowska, Zieliński, Szymańska, Grabowski",
  ],
  cs: [
    "Jana, Petr, Lenka, Tomáš, Zdeněk, Markéta, Ondřej, Kateřina, Václav, Hana, Bořivoj",
    "Novák, Svobodová, Dvořák, Černá, Procházka, Kučerová, Veselý, Horáková, Pokorný",
  ],
  tr: [
    "Ayşe, Mehmet, Elif, Mustafa, Zeynep, Emre, Gülşen, Hakan, Tuğba, Oğuz, Merve",
    "Yılmaz, Demir, Şahin, Çelik, Kaya, Öztürk, Aydın, Arslan, Koç",
  ],
  sv: [
    "Astrid, Lars, Ingrid, Björn, Elin, Gustav, Karin, Nils, Maja, Sven, Torbjörn",
    "Andersson, Lindqvist, Johansson, Bergström, Nilsson, Karlsson, Sjöberg",
  ],
  in: [
    "Priya, Rahul, Ananya, Vikram, Sunita, Arjun, Kavita, Suresh, Deepika, Harpreet",
    "Sharma, Patel, Iyer, Reddy, Singh, Gupta, Nair, Banerjee, Chatterjee",
  ],
  ru: [
    "Елена, Дмитрий, Ольга, Алексей, Татьяна, Сергей, Наталья, Иван, Марина",
    "Смирнов, Кузнецова, Попов, Волкова, Соколов, Лебедева, Шевченко",
  ],
  el: [
    "Γιώργος, Μαρία, Δημήτρης, Ελένη, Νίκος, Κατερίνα, Παναγιώτης, Σοφία",
    "Παπαδόπουλος, Ιωαννίδης, Γεωργίου, Παπαδάκης, Αθανασιάδης",
  ],
};

const phones: readonly (readonly [country: string, alone: boolean, ...layouts: string[]])[] = [
  ["us", true, "(2##) 5##-####", "(4##) 7##-####"],
  ["us-dashes", true, "312-5##-####", "415-7##-####"],
  ["international", true, "+49 30 ########", "+33 1 ## ## ## ##", "+1 212 555 ####"],
  ["gb", true, "+44 20 7### ####", "+44 7### ######"],
  ["gb-national", true, "020 7### ####", "01632 ######", "07### ######"],
  ["de", true, "030 ########", "0171 #######", "089/#######"],
  ["fr", true, "01 ## ## ## ##", "06 ## ## ## ##"],
  ["it", true, "+39 06 ########", "+39 3## #######"],
  ["es", false, "6## ### ###", "91 ### ## ##"],
  ["pl", false, "5## ### ###", "601 ### ###"],
  ["cz", true, "+420 ### ### ###"],
  ["br", true, "(11) 9####-####", "(21) ####-####"],
  ["jp", true, "03-####-####", "090-####-####"],
  ["in", true, "+91 9#### #####"],
  ["cn", false, "138########", "159########"],
  ["tr", true, "+90 5## ### ## ##", "0532 ### ## ##"],
  ["ru", true, "+7 (9##) ###-##-##", "+7 495 ###-##-##"],
  ["us-plain", false, "2125######", "4157######"],
];

const addresses: Readonly<Record<string, (random: Random) => string>> = {
  us: layout("### Maple Street", "12## Oak Ave Apt #", "9## Washington Blvd", "4# W Elm Dr"),
  gb: layout("## High Street", "Flat #, ## Church Road", "#7 Victoria Terrace"),
  de: layout("Hauptstraße ##", "Goethestr. #@".replace("@", "a"), "Am Alten Markt Weg #", "Lindenweg ##"),
  fr: layout("## rue de la Paix", "# avenue Victor Hugo", "1## bd Saint-Michel"),
  es: layout("Calle Mayor ##", "Avda. de la Constitución, #", "C/ Alcalá ##, 3º"),
  it: layout("Via Roma ##", "Piazza Garibaldi #", "Corso Italia 1##"),
  nl: layout("Keizersgracht ###", "Kerkstraat ##", "Beethovenlaan #"),
  pl: layout("ul. Długa ##", "al. Jerozolimskie ##/#", "os. Słoneczne #"),
  cz: layout("Nádražní ulice ##", "náměstí Míru #", "třída Svobody 1#"),
  tr: layout("Atatürk Cad. No: ##", "İnönü Sok. #", "Gül Sokak ##"),
  ru: layout("ул. Ленина, ##", "проспект Мира, 1#", "пер. Садовый, #"),
  se: layout("Storgatan ##", "Kungsvägen #", "Drottninggatan 1#"),
  jp: layout("東京都港区#-#-#", "大阪市北区梅田#丁目#番#号"),
  cn: layout("北京市朝阳区建国路##号", "上海市南京东路#0#号"),
};

const emailHosts = list(
  "gmail.com, web.de, orange.fr, correo.es, libero.it, example.co.uk, seznam.cz, mail.ru",
);
const ibans: readonly (readonly [country: string, template: string])[] = [
  ["DE", "##################"],
  ["FR", "##########@#########@##"],
  ["GB", "@@@@##############"],
  ["ES", "####################"],
  ["IT", "@######################"],
  ["NL", "@@@@##########"],
  ["PL", "########################"],
  ["CH", "#################"],
  ["AT", "################"],
];
const cards: readonly (readonly [issuer: string, template: string])[] = [
  ["visa", "4##############?"],
  ["mastercard", "53#############?"],
  ["amex", "37############?"],
  ["discover", "6011###########?"],
  ["visa-spaces", "4### #### #### ###?"],
];

function makeIban(country: string, template: string): (random: Random) => string {
  return (random) => {
    const body = fillTemplate(random, template);
    return `${country}${String(98 - remainder97(`${body}${country}00`)).padStart(2, "0")}${body}`;
  };
}

const column = (
  pii: string,
  label: string,
  make: PersonalColumn["make"],
  headers: string,
  alone: boolean,
): PersonalColumn => ({
  pii: pii.split("|"),
  label,
  make,
  headers: list(headers),
  alone,
});

export const personalColumns: readonly PersonalColumn[] = [
  ...Object.entries(people).flatMap(([language, [given, surnames]]) => {
    const first = list(given);
    const last = list(surnames);
    return [
      column(
        "person-name",
        `full name ${language}`,
        (r) => `${pick(r, first)} ${pick(r, last)}`,
        "customer_name, FullName, name",
        true,
      ),
      column(
        "person-name",
        `reversed name ${language}`,
        (r) => `${pick(r, last)}, ${pick(r, first)}`,
        "patient_name",
        true,
      ),
      column(
        "given-name",
        `given name ${language}`,
        (r) => pick(r, first),
        "first_name, Vorname, prénom, imię, имя",
        false,
      ),
      column(
        "surname",
        `surname ${language}`,
        (r) => pick(r, last),
        "LastName, Nachname, apellido, cognome, фамилия",
        false,
      ),
    ];
  }),
  ...phones.map(([country, alone, ...layouts]) =>
    column(
      "phone",
      `phone ${country}`,
      layout(...layouts),
      "phone, Telefonnummer, téléphone, teléfono, nr telefonu, телефон",
      alone,
    ),
  ),
  ...Object.entries(addresses).map(([country, make]) =>
    column(
      "address",
      `address ${country}`,
      make,
      "address, Anschrift, adresse, dirección, indirizzo, adres, адрес",
      true,
    ),
  ),
  ...emailHosts.map((host) =>
    column(
      "email",
      `email ${host}`,
      (r) => `${fillTemplate(r, "%%%%%.%%%%%%")}${r.below(99)}@${host}`,
      "email, courriel, correo",
      true,
    ),
  ),
  ...ibans.map(([country, template]) =>
    column("iban", `iban ${country}`, makeIban(country, template), "iban, Kontonummer", true),
  ),
  ...cards.map(([issuer, template]) =>
    column(
      "credit-card",
      `card ${issuer}`,
      (r) => fillChecked(r, template, (text) => passesLuhn(text.replaceAll(" ", ""))),
      "card_number, Kreditkarte, numéro de carte",
      true,
    ),
  ),
  column(
    "ip-address",
    "ipv4",
    (r) => [0, 0, 0, 0].map(() => 1 + r.below(254)).join("."),
    "ip, client_ip",
    true,
  ),
  column(
    "ip-address",
    "ipv6",
    layout("2001:db8:~~~~:~~~~::~~~~", "fe80::~~~~:~~~~:~~~~:~~~~"),
    "ip_address",
    true,
  ),
  column("mac-address", "mac", layout("~~:~~:~~:~~:~~:~~"), "mac", true),
  column("imei", "imei", (r) => fillChecked(r, "35############?", passesLuhn), "imei", true),
  column(
    "vin",
    "vin",
    (r) => fillChecked(r, "1HGCM826?3A######", recogniseCheckedVin),
    "vin, Fahrgestellnummer",
    true,
  ),
  column("crypto-wallet", "ethereum", layout(`0x${"~".repeat(40)}`), "wallet", true),
  column(
    "user-agent",
    "user agent",
    layout("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.## (KHTML, like Gecko) Chrome/1##.0"),
    "ua",
    true,
  ),
  column("secret", "bcrypt", layout(`$2b$12$${"%@#".repeat(17)}%#`), "pw_hash", true),
  column(
    "geo-coordinates",
    "pair",
    (r) => `${(r.float() * 160 - 80).toFixed(5)}, ${(r.float() * 340 - 170).toFixed(5)}`,
    "location",
    true,
  ),
  column(
    "personal-url",
    "profiles",
    layout("https://www.linkedin.com/in/%%%%-%%%%%", "https://twitter.com/%%%%%%%"),
    "profile",
    true,
  ),
  column("postcode", "postcode gb", layout("SW#A #AA", "M# #AB", "LS## #QT"), "postcode", true),
  column("postcode", "postcode ca", layout("K#A #B#", "V#C #T#"), "postal_code", true),
  column("postcode", "postcode nl", layout("1### AB", "35## KL"), "postcode", true),
  column("postcode", "postcode de", layout("1####", "8####"), "PLZ, zip, code_postal, CAP", false),
  column("sex", "sex en", oneOf("male, female"), "sex", true),
  column("sex", "sex de", oneOf("männlich, weiblich, divers"), "Geschlecht", true),
  column("sex", "sex es", oneOf("hombre, mujer"), "sexo", true),
  column("sex", "sex ru", oneOf("мужской, женский"), "пол", true),
  column("sex", "sex zh", oneOf("男, 女"), "性别", true),
  column("sex", "sex letters", oneOf("M, F"), "gender, Geschlecht, cinsiyet, płeć", false),
  column("sex", "sex codes", oneOf("1, 2"), "sex, sexo", false),
  column("salutation", "salutation", oneOf("Mr, Mrs, Ms, Dr"), "title, Anrede", true),
  column("salutation", "salutation de", oneOf("Herr, Frau"), "Anrede", true),
  column("marital-status", "marital en", oneOf("single, married, divorced, widowed"), "marital_status", true),
  column("marital-status", "marital de", oneOf("ledig, verheiratet, geschieden"), "Familienstand", true),
  column("marital-status", "marital fr", oneOf("célibataire, marié, divorcé, veuf"), "état civil", true),
  column(
    "religion",
    "religion",
    oneOf("Catholic, Protestant, Muslim, Jewish, Hindu, Atheist"),
    "religion, Konfession, religión, wyznanie",
    true,
  ),
  column(
    "ethnicity",
    "ethnicity",
    oneOf("White, Black, Asian, Hispanic, Mixed race"),
    "ethnicity, race, etnia",
    true,
  ),
  column(
    "sexual-orientation",
    "orientation",
    oneOf("heterosexual, gay, lesbian, bisexual"),
    "sexual_orientation",
    true,
  ),
  column(
    "political-opinion",
    "party",
    oneOf("Democrat, Republican, Independent, Green"),
    "political_party, Partei-Zugehörigkeit",
    false,
  ),
  column("union-membership", "union", oneOf("yes, no"), "union_member, Gewerkschaft, syndicat", false),
  column(
    "health",
    "diagnosis",
    layout("E1#.#", "I#0.#", "J4#.#"),
    "diagnosis, Diagnose, diagnóstico, rozpoznanie",
    true,
  ),
  column("health", "blood group", oneOf("A+, A-, B+, O+, O-, AB+"), "blood_type, Blutgruppe", true),
  column(
    "country",
    "country",
    oneOf("Germany, France, Spain, Italy, Poland, Brazil, Japan"),
    "country, Land, pays, país, kraj",
    true,
  ),
  column(
    "country",
    "country codes",
    oneOf("DE, FR, ES, IT, PL, BR"),
    "country, Land, pays, país, ülke",
    false,
  ),
  column(
    "city",
    "city",
    oneOf("Berlin, Lyon, Sevilla, Torino, Kraków, Brno, İzmir"),
    "city, Stadt, ville, ciudad, città, cidade, miasto, şehir, город, 城市",
    false,
  ),
  column(
    "region",
    "region",
    oneOf("Bavaria, Texas, Ontario, Queensland"),
    "province, Bundesland, provincia, województwo",
    false,
  ),
  column(
    "birth-date",
    "birth date",
    layout("19{Y}-{M}-{T}"),
    "dob, Geburtsdatum, date_naissance, fecha_nacimiento, data di nascita, data_nascimento, geboortedatum, data urodzenia, datum narození, doğum tarihi, дата рождения, 生年月日, imerominia gennisis",
    false,
  ),
  column("birth-date", "birth year", layout("19{Y}"), "birth_year, Geburtsjahr, year_of_birth", false),
  column(
    "age",
    "age",
    (r) => String(18 + r.below(70)),
    "age, Alter, âge, edad, età, idade, leeftijd, wiek, věk, yaş, возраст, 年龄",
    false,
  ),
  column("age", "age bracket", oneOf("18-25, 26-35, 36-50, 51-65, 65+"), "age_group, Altersgruppe", false),
  column(
    "income",
    "salary",
    (r) => String(20_000 + 100 * r.below(800)),
    "salary, Gehalt, salaire, sueldo, stipendio, salário, salaris, wynagrodzenie, mzda, maaş, зарплата, 年収",
    false,
  ),
  column(
    "latitude",
    "latitude",
    (r) => (r.float() * 180 - 90).toFixed(5),
    "latitude, lat, Breitengrad, широта",
    false,
  ),
  column(
    "longitude",
    "longitude",
    (r) => (r.float() * 360 - 180).toFixed(5),
    "lng, longitude, Längengrad",
    false,
  ),
  column(
    "passport",
    "passport",
    layout("C########", "@#######"),
    "passport_no, Reisepassnummer, pasaporte, паспорт",
    false,
  ),
  column(
    "driving-licence",
    "licence",
    layout("@#######", "@@@##########"),
    "drivers_license, Führerscheinnummer, permis_de_conduire",
    false,
  ),
  column(
    "licence-plate",
    "plate",
    layout("B-@@ ####", "@@-###-@@"),
    "license_plate, Kennzeichen, immatriculation, matrícula, targa",
    false,
  ),
  column(
    "bank-account",
    "account",
    layout("##########"),
    "account_number, bank_account, numero_de_compte",
    false,
  ),
  column("bic", "bic", oneOf("DEUTDEFF, BNPAFRPP, BARCGB22, CHASUS33, INGBNL2A"), "bic, swift_code", true),
  column(
    "username",
    "username",
    layout("%%%%%##", "%%%_%%%%"),
    "username, login, Benutzername, usuario, kullanıcı adı",
    false,
  ),
  column(
    "password",
    "password",
    layout("%%@##%%!"),
    "password, Passwort, mot_de_passe, contraseña, hasło",
    false,
  ),
  column(
    "device-id",
    "device",
    layout("~~~~~~~~-~~~~-4~~~-a~~~-~~~~~~~~~~~~"),
    "device_id, cookie_id, advertising_id",
    false,
  ),
  column(
    "free-text",
    "mails in text",
    (r) =>
      `Please call back ${pick(r, ["Ms Hart", "the office"])} or write to ${fillTemplate(r, "%%%%")}@mail.example.org today`,
    "notes",
    true,
  ),
  column(
    "occupation",
    "job",
    oneOf("Engineer, Teacher, Nurse, Accountant, Driver, Lawyer"),
    "job_title, Beruf, profesión, zawód",
    true,
  ),
  column(
    "nationality",
    "nationality",
    oneOf("German, French, Turkish, Polish, Indian"),
    "nationality, Staatsangehörigkeit, nacionalidad",
    false,
  ),
  column(
    "education",
    "education",
    oneOf("Bachelor, Master, PhD, High school"),
    "education, Bildungsabschluss, niveau d'études",
    true,
  ),
];
