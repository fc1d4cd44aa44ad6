import type { ColumnDetector } from "../detection.ts";
import { matchNames, namesOf } from "./column-names.ts";
import { recogniseEmail } from "./email.ts";
import { foldText } from "./fold-text.ts";
import { recogniseIp } from "./ip-address.ts";
import { describeEvidence } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";

const LONGEST = 256;
const list = (words: string) => new Set(words.split(/\s+/).map(foldText));
/** Words for a street, whole. */
const STREET_WORDS = list(
  `street st str avenue ave av road rd lane ln boulevard blvd bvd drive dr way court ct place pl square sq terrace ter trail trl highway hwy parkway pkwy circle cir loop crescent cres close
  mews row alley plaza expressway turnpike pike causeway esplanade quay wharf gardens grove hill
  strasse platz weg allee gasse ring ufer damm rue chemin impasse allee cours quai faubourg route passage ruelle bd
  calle c/ avda avenida carrera cra paseo plaza ronda travesia camino carretera pasaje calzada via viale piazza corso largo vicolo strada contrada piazzale lungomare
  rua travessa praca alameda rodovia estrada largo r straat laan plein gracht kade singel dreef ulica ul aleja al aleje osiedle os plac pl rynek skwer
  ulice trida nam namesti nabrezi ul cesta sokak sk sokagi cadde cad caddesi bulvari blv mah mahallesi no gate gata gatan vagen vej veien vei plass katu tie polku utca ut ter korut
  bulevardul calea soseaua aleea intrarea улица ул проспект пр пр-т пр-кт переулок пер бульвар бул шоссе площадь пл набережная наб проезд вулиця вул
  οδος λεωφορος λεωφ πλατεια leoforos odos شارع طريق jalan jl jln marg nagar chowk gali`,
);
/** Endings of one-word street names: Hauptstraße, Keizersgracht, Storgatan, Mannerheimintie. */
const STREET_ENDINGS =
  /(?:strasse|str|straat|gasse|platz|weg|allee|damm|ufer|ring|laan|gracht|plein|kade|singel|dreef|steeg|gatan|gata|gade|vagen|vej|veien|vegen|katu|kuja|polku|tie|utca|platsen|stigen|plads|stien|utja)$/;
const EAST_ASIAN =
  /(?:路|街|道|巷|弄|胡同|大道)\s?\d{1,5}\s?(?:号|號|弄)|\d{1,3}(?:丁目|番地|番|号)|[都道府県市区町村郡].{0,40}\d{1,4}[-−‐]\d{1,4}|(?:로|길)\s?\d{1,4}/u;
const BOX =
  /^(?:p\.? ?o\.? ?box|postfach|apartado(?: de correos)?|casella postale|caixa postal|bp|boite postale|postbus|skrytka pocztowa|box|postboks|gpo box) ?#?\d/i;

interface AddressParts {
  readonly street: boolean;
  readonly number: boolean;
  readonly words: number;
}

function readParts(text: string): AddressParts {
  const words = foldText(text)
    .split(/[\s,;:()]+/)
    .filter((word) => word !== "");
  const plain = words.map((word) => word.replace(/\.+$/, ""));
  return {
    street: plain.some((word, index) => isStreetWord(word, words, index)),
    number: plain.some((word) => /^#?\d{1,5}(?:[a-z]|[-/]\d{1,4}[a-z]?)?$/.test(word)),
    words: plain.filter((word) => /\p{L}{2}/u.test(word)).length,
  };
}

function isStreetWord(word: string, words: readonly string[], index: number): boolean {
  if (STREET_WORDS.has(word)) return words.length > 1;
  return word.length > 5 && STREET_ENDINGS.test(word) && index < words.length;
}

/** A street with a house number, or a post office box. */
export function recogniseStreetAddress(text: string): boolean {
  if (text.length < 5 || text.length > LONGEST) return false;
  if (BOX.test(text) || EAST_ASIAN.test(text)) return true;
  const { street, number, words } = readParts(text);
  return street && number && words <= 16 && words > 0;
}

/** With a name: a street without a number, or some words and a number, count as well. */
export function recogniseAddressLine(text: string): boolean {
  if (text.length < 3 || text.length > LONGEST || recogniseEmail(text) || recogniseIp(text)) return false;
  if (recogniseStreetAddress(text)) return true;
  const { street, number, words } = readParts(text);
  return words > 0 && words <= 20 && (street || number || /\d/.test(text));
}

const names =
  namesOf(`address, addr, address 1, address line, address line 1, address1, street, street address, street name, home address, mailing address, postal address, residential address,
  billing address, shipping address, ship address, delivery address, residence, house number, full address, cross street, adresse, anschrift, strasse, str, strasse nr,
  strasse hausnummer, hausnummer, wohnadresse, lieferadresse, lieferanschrift, rechnungsadresse, rue, adresse postale, adresse ligne, adresse domicile, domicile, direccion, calle, domicilio, direccion postal,
  indirizzo, via, residenza, endereco, morada, rua, logradouro, adres, straat, straatnaam, huisnummer, woonadres, ulica, adres zamieszkania, ulica i numer, adresa, ulice, ulice cp, adresi, sokak, cadde, ev adresi,
  adress, gata, gatuadress, osoite, katuosoite, lakcim, utca, adresa ulice, адрес, улица, адрес проживания, adres prozhivaniya, διευθυνση, οδος, diefthynsi, العنوان, الشارع, 地址, 住址, 家庭住址, 住所, 주소`);

/** `ring`, `place` and a number meet by chance in product names too: values alone are asked for more. */
const ALONE = 0.8;

export const detectStreetAddress: ColumnDetector = {
  name: "address",
  detect(profile) {
    if (profile.column.kind !== "text") return undefined;
    const values = listValues(profile);
    const named = matchNames(names, profile.words);
    const full = measureShare(values, recogniseStreetAddress);
    const line = named > 0 ? measureShare(values, recogniseAddressLine) : full;
    let confidence = full.share >= ALONE && full.matched >= 3 ? 0.88 * full.share : 0;
    if (named > 0 && values.length === 0) confidence = 0.4 * named;
    if (named > 0 && line.share >= 0.5)
      confidence = Math.max(
        confidence,
        0.96 * (0.7 + 0.3 * named) * (0.7 + 0.2 * line.share + 0.1 * full.share),
      );
    if (confidence === 0) return undefined;
    const evidence = describeEvidence("streets with house numbers", full, named);
    return { schema: { type: "address", pii: "address", role: "identifier" }, confidence, evidence };
  },
};
