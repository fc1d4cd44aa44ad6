import type { ColumnDetector } from "../detection.ts";
import { matchNames, namesOf } from "./column-names.ts";
import { isCountryCode, isCountryName } from "./country-list.ts";
import { definePiiDetector, describeEvidence } from "./pii-kind.ts";
import { listValues, measureShare } from "./value-share.ts";
import { oneOf } from "./vocabulary-kind.ts";

export function recogniseCountry(text: string): boolean {
  return isCountryCode(text) || isCountryName(text);
}

const countryNames =
  namesOf(`country, country code, country name, nation, ctry, iso country, country iso, country of residence, land, landercode, landkode, staat, pays, code pays, pais,
  codigo pais, paese, nazione, stato estero, kraj, zeme, stat zeme, ulke, ulke kodu, maa, orszag, страна, strana, код страны, χωρα, khora, البلد, الدولة, 国家, 國家, 国, 국가`);

export const detectCountry: ColumnDetector = {
  name: "country",
  detect(profile) {
    const values = listValues(profile);
    const named = matchNames(countryNames, profile.words);
    const share = measureShare(values, recogniseCountry);
    const written = measureShare(values, (text) => text.length > 3 && isCountryName(text));
    const alone = written.share >= 0.8 && written.matched >= 4 ? 0.8 * written.share : 0;
    const both = named > 0 && share.share >= 0.6 ? 0.96 * named * (0.6 + 0.4 * share.share) : 0;
    const confidence = Math.max(alone, both, named > 0 && values.length === 0 ? 0.4 : 0);
    if (confidence === 0) return undefined;
    const evidence = describeEvidence("names or codes of countries", share, named);
    return { schema: { pii: "country", role: "quasi" }, confidence, evidence };
  },
};

/** First-level regions of some large countries, by name or by the code that addresses use. */
const isRegion =
  oneOf(`al, ak, az, ar, ca, co, ct, de, dc, fl, ga, hi, id, il, in, ia, ks, ky, la, me, md, ma, mi, mn, ms, mo, mt, ne, nv, nh, nj, nm, ny, nc, nd, oh, ok, or, pa, pr,
  ri, sc, sd, tn, tx, ut, vt, va, wa, wv, wi, wy, alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, district of columbia, florida, georgia, hawaii,
  idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada,
  new hampshire, new jersey, new mexico, new york, north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota, tennessee,
  texas, utah, vermont, virginia, washington, west virginia, wisconsin, wyoming, ab, bc, mb, nb, nl, ns, nt, nu, on, pe, qc, sk, yt, alberta, british columbia, manitoba,
  new brunswick, newfoundland and labrador, nova scotia, ontario, quebec, saskatchewan, nsw, qld, sa, tas, vic, act, new south wales, queensland, south australia, tasmania,
  victoria, western australia, baden-wurttemberg, bayern, berlin, brandenburg, bremen, hamburg, hessen, mecklenburg-vorpommern, niedersachsen, nordrhein-westfalen,
  rheinland-pfalz, saarland, sachsen, sachsen-anhalt, schleswig-holstein, thuringen, wien, tirol, salzburg, steiermark, karnten, bw, by, be, bb, hb, hh, he, mv, ni, nw, rp, sl, sn, st, sh, th,
  sp, rj, mg, rs, pr, sc, ba, pe, ce, go, df, es, am, ac, ap, al, ma, mt, ms, pb, pi, rn, ro, rr, se, to, sao paulo, rio de janeiro, minas gerais, bahia, parana,
  andalucia, cataluna, catalunya, madrid, comunidad de madrid, valencia, galicia, castilla y leon, pais vasco, aragon, lombardia, lazio, campania, sicilia, veneto, piemonte, toscana,
  emilia-romagna, puglia, ile-de-france, bretagne, normandie, occitanie, nouvelle-aquitaine, provence-alpes-cote d'azur, grand est, hauts-de-france, england, scotland, wales,
  maharashtra, karnataka, tamil nadu, kerala, gujarat, delhi, punjab, rajasthan, uttar pradesh, west bengal, telangana, jalisco, nuevo leon, cdmx, mazowieckie, malopolskie, noord-holland,
  zuid-holland, utrecht, noord-brabant, gelderland, 北京市, 上海市, 广东省, 浙江省, 江苏省, 東京都, 大阪府, 北海道`);

/** A place's name as written: letters with spaces, dashes, apostrophes and dots between; few words, few digits. */
export function recognisePlaceName(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= 64 &&
    /^[\p{L}\p{M}][\p{L}\p{M}\p{N} .,'’()/&-]*$/u.test(text) &&
    !/\d{3}/.test(text)
  );
}

/** Words that a column named `state` holds when it means a condition. */
const isCondition =
  oneOf(`open, closed, new, active, inactive, pending, done, draft, success, failed, failure, error, running, completed, complete, cancelled, canceled, approved, rejected,
  enabled, disabled, on, off, true, false, yes, no, started, stopped, finished, queued, good, bad, ok, confirmed, shipped, delivered, paid, unpaid, resolved, archived, in progress`);

export const detectRegion = definePiiDetector({
  pii: "region",
  what: "names or codes of regions",
  schema: { role: "quasi" },
  names:
    namesOf(`region name, province, prov, state province, stateprovince, county, district, department region, governorate, prefecture, canton, oblast, territory, borough, bundesland,
    kanton, landkreis, landkreis name, departement, canton, provincia, comunidad autonoma, departamento, estado, uf, regione, provincie, wojewodztwo, powiat, kraj nazev, okres, il, ilce, bolge,
    lan, fylke, maakunta, область, регион, район, oblast, νομος, περιφερεια, المحافظة, المنطقة, 省, 省份, 地区, 都道府県, 县, 区, 시도, 도`),
  recognise: (text) => recognisePlaceName(text) && !isCondition(text),
  chance: 0.9,
  byValues: 0,
  byBoth: 0.88,
});

/** `state` and `region` have other meanings: known regions decide. */
export const detectState = definePiiDetector({
  pii: "region",
  what: "known states or provinces",
  schema: { role: "quasi" },
  names: namesOf(
    "state, state code, state name, region, us state, st, address state, region code, state abbr",
  ),
  recognise: (text) => isRegion(text),
  chance: 0.3,
  byValues: 0.6,
  byBoth: 0.95,
});

export const detectCity = definePiiDetector({
  pii: "city",
  what: "written as names of places are",
  schema: { role: "quasi" },
  names:
    namesOf(`city, town, city name, municipality, village, locality, suburb, place, hometown, home town, neighbourhood, neighborhood, place name, stadt, ort, ortschaft, wohnort, gemeinde,
    stadtteil, ville, commune, localite, ciudad, municipio, localidad, poblacion, citta, comune, localita, cidade, bairro, localidade, plaats, woonplaats, gemeente, stad, miasto, miejscowosc,
    gmina, mesto, obec, sehir, semt, ilce adi, kaupunki, kommune, kommun, by, varos, город, населенный пункт, gorod, πολη, poli, المدينة, 城市, 市, 市区町村, 도시, 시`),
  recognise: (text) => recognisePlaceName(text) && !isCondition(text),
  chance: 0.9,
  byValues: 0,
  byBoth: 0.92,
});
