import { expect, test } from "vitest";
import { Random } from "../../../../base/index.ts";
import { fillChecked } from "../testing/fill-template.ts";
import { guessPii } from "../testing/profile-of.ts";
import { nationalIds, recogniseNationalId } from "./detect-national-id.ts";

/** Numbers that offices, standards and textbooks print as examples, and a layout to make others by. */
const examples: Readonly<Record<string, { real: readonly string[]; layout: string; header: string }>> = {
  "us-ssn": { real: ["219-09-9999", "078-05-1120"], layout: "###-##-####", header: "social_security_number" },
  "us-itin": { real: ["912-90-3456"], layout: "9##-7#-####", header: "ITIN" },
  "ca-sin": { real: ["123-456-782", "193 456 787"], layout: "### ### ##?", header: "SIN" },
  "mx-curp": { real: ["BOXW310820HNERXN09"], layout: "GO@R{Y}{M}{T}HDFRRS0?", header: "curp" },
  "br-cpf": { real: ["111.444.777-35", "39053344705"], layout: "###.###.###-??", header: "CPF" },
  "ar-cuil": { real: ["20-05536168-2"], layout: "20-########-?", header: "cuil" },
  "cl-rut": { real: ["12.531.909-2", "11.111.111-1"], layout: "##.###.###-?", header: "rut" },
  "ec-cedula": { real: ["1714307103"], layout: "171######?", header: "cedula" },
  "uy-cedula": { real: ["1.234.567-2"], layout: "#.###.###-?", header: "cedula" },
  "gb-nino": { real: ["AB123456C", "JG 12 34 56 C"], layout: "AB######?", header: "NI number" },
  "gb-nhs": { real: ["943 476 5919", "4010232137"], layout: "### ### ###?", header: "nhs_number" },
  "ie-pps": { real: ["6433435F", "1234567T", "1234567FA"], layout: "#######?", header: "PPS Number" },
  "de-steuer-id": {
    real: ["86095742719", "47036892816", "65929970489"],
    layout: "##########?",
    header: "SteuerID",
  },
  "de-rvnr": {
    real: ["15070649C103", "65 170839 J 003"],
    layout: "15{T}{M}{Y}@##?",
    header: "Rentenversicherungsnummer",
  },
  "at-svnr": { real: ["1237 010180"], layout: "###?{T}{M}{Y}", header: "SVNR" },
  "ch-ahv": {
    real: ["756.9217.0769.85", "756.1234.5678.97"],
    layout: "756.####.####.#?",
    header: "AHV-Nummer",
  },
  "fr-nir": {
    real: ["2 55 08 14 168 025 38", "295109912611193"],
    layout: "1{Y}{M}75######??",
    header: "numéro de sécurité sociale",
  },
  "be-nn": {
    real: ["85.07.30-033 28", "85073003328"],
    layout: "{Y}.{M}.{T}-###.??",
    header: "rijksregisternummer",
  },
  "nl-bsn": { real: ["111222333", "123456782"], layout: "########?", header: "BSN" },
  "es-dni": { real: ["12345678Z", "54362315-K"], layout: "########?", header: "DNI" },
  "es-nie": { real: ["X1234567L", "X-2482300-W"], layout: "X#######?", header: "NIE" },
  "pt-nif": { real: ["123456789"], layout: "2#######?", header: "NIF" },
  "it-codice-fiscale": {
    real: ["RSSMRA85T10A562S", "RCCMNL83S18D969H"],
    layout: "@@@@@@{Y}A{T}H5##?",
    header: "codice_fiscale",
  },
  "se-personnummer": {
    real: ["811218-9876", "19811218-9876"],
    layout: "{Y}{M}{T}-###?",
    header: "personnummer",
  },
  "no-fodselsnummer": {
    real: ["15108695088", "151086 95088"],
    layout: "{T}{M}{Y}###??",
    header: "fødselsnummer",
  },
  "dk-cpr": { real: ["211062-5629", "070761-4285"], layout: "{T}{M}{Y}-####", header: "CPR nummer" },
  "fi-hetu": { real: ["131052-308T"], layout: "{T}{M}{Y}-###?", header: "henkilötunnus" },
  "is-kennitala": { real: ["120174-3399"], layout: "{T}{M}{Y}-###9", header: "kennitala" },
  "ee-lt-code": { real: ["37605030299", "33309240064"], layout: "3{Y}{M}{T}###?", header: "isikukood" },
  "lv-personas-kods": { real: ["161175-19997"], layout: "{T}{M}{Y}-1###?", header: "personas kods" },
  "pl-pesel": { real: ["44051401359", "02070803628"], layout: "{Y}{M}{T}####?", header: "PESEL" },
  "cz-sk-rodne-cislo": {
    real: ["710319/2745", "736028/5163"],
    layout: "{Y}{M}{T}/###?",
    header: "rodné číslo",
  },
  "hu-taj": { real: ["111 111 110"], layout: "### ### ##?", header: "TAJ szám" },
  "ro-cnp": { real: ["1630615123457", "1800101221144"], layout: "1{Y}{M}{T}#####?", header: "CNP" },
  "bg-egn": { real: ["7523169263", "8032056031", "6101057509"], layout: "{Y}{M}{T}###?", header: "ЕГН" },
  "hr-oib": { real: ["33392005961", "69435151530"], layout: "##########?", header: "OIB" },
  "yu-jmbg": { real: ["0101006500006", "0710003730015"], layout: "{T}{M}9{Y}#####?", header: "JMBG" },
  "gr-amka": { real: ["01013099997"], layout: "{T}{M}{Y}####?", header: "ΑΜΚΑ" },
  "tr-tckn": { real: ["10000000146", "17291716060"], layout: "#########??", header: "TC Kimlik No" },
  "ru-snils": { real: ["112-233-445 95", "087-654-303 00"], layout: "###-###-### ??", header: "СНИЛС" },
  "ru-inn": { real: ["500100732259"], layout: "##########??", header: "ИНН" },
  "ua-rnokpp": { real: ["1759013776", "3184710691"], layout: "3########?", header: "РНОКПП" },
  "kz-iin": { real: [], layout: "{Y}{M}{T}3####?", header: "ИИН" },
  "in-aadhaar": {
    real: ["2341 2341 2346", "234123412346"],
    layout: "#### #### ###?",
    header: "aadhaar_number",
  },
  "in-pan": { real: ["ACUPA7085R", "AAAPL1234C"], layout: "@@@P@####@", header: "PAN" },
  "cn-resident-id": {
    real: ["11010519491231002X", "360426199101010071"],
    layout: "11010519{Y}{M}{T}###?",
    header: "身份证号",
  },
  "tw-national-id": { real: ["A123456789"], layout: "@1#######?", header: "身分證字號" },
  "hk-id": { real: ["A123456(3)", "AB987654(3)"], layout: "@######(?)", header: "HKID" },
  "kr-rrn": { real: ["971013-9019902"], layout: "{Y}{M}{T}-1#####?", header: "주민등록번호" },
  "jp-my-number": { real: ["123456789018"], layout: "#### #### ###?", header: "マイナンバー" },
  "sg-nric": { real: ["S1234567D", "T1234567J"], layout: "S#######?", header: "NRIC" },
  "th-id": { real: ["1-2345-45678-78-1"], layout: "#-####-#####-##-?", header: "thai_id" },
  "my-kad": { real: ["770305-02-1234"], layout: "{Y}{M}{T}-14-####", header: "mykad" },
  "id-nik": { real: ["3171011708450001"], layout: "3174##{T}{M}{Y}####", header: "NIK" },
  "il-id": { real: ["03933742-3", "000000018"], layout: "########?", header: "teudat_zehut" },
  "za-id": { real: ["7503305044089", "8001015009087"], layout: "{Y}{M}{T}####08?", header: "SA ID number" },
  "au-tfn": { real: ["123 456 782", "876 543 210"], layout: "### ### ##?", header: "tax_file_number" },
  "au-medicare": { real: ["2123 45670 1"], layout: "2#######?#", header: "medicare_number" },
  "nz-ird": { real: ["49091850", "49-098-576", "136-410-132"], layout: "##-###-##?", header: "IRD number" },
};
const ROWS = 60;
const ids = [...new Set(nationalIds.map(({ id }) => id))];
const passes = (id: string) => (text: string) =>
  nationalIds.some((entry) => entry.id === id && entry.recognise(text));
const columnOf = (id: string, seed: string) => {
  const random = new Random(seed).stream(id);
  return Array.from({ length: ROWS }, () => fillChecked(random, examples[id]?.layout ?? "", passes(id)));
};

/** Layout and date are all that these have. */
const unchecked = new Set(["us-ssn", "us-itin", "gb-nino", "dk-cpr", "in-pan", "my-kad", "id-nik"]);

test.each(ids)("%s: printed examples pass", (id) => {
  for (const number of examples[id]?.real ?? []) expect(passes(id)(number), number).toBe(true);
});

test.each(ids.filter((id) => !unchecked.has(id)))("%s: a changed digit is noticed", (id) => {
  const column = columnOf(id, "changed");
  const changed = column.filter((number) => passes(id)(changeDigit(number)));
  expect(changed.length / ROWS).toBeLessThan(0.2);
});

function changeDigit(number: string): string {
  const places = [...number.matchAll(/\d/g)].map(({ index }) => index);
  const at = places[Math.floor(places.length * 0.7)] as number;
  return `${number.slice(0, at)}${(Number(number[at]) + 1) % 10}${number.slice(at + 1)}`;
}

test.each(ids)("%s: a column is known by its header", (id) => {
  const guess = guessPii(examples[id]?.header ?? "", columnOf(id, "named"));
  expect(guess?.schema.pii).toMatch(/^national-id\//);
  expect(guess?.confidence).toBeGreaterThan(0.85);
  expect(guess?.schema.role).toBe("identifier");
});

test.each(ids)("%s: a column without a header is known where the values allow it", (id) => {
  const byValues = Math.max(...nationalIds.filter((entry) => entry.id === id).map((entry) => entry.byValues));
  if (byValues < 0.5) return;
  const guess = guessPii("c1", columnOf(id, "hidden"));
  expect(guess?.schema.pii).toMatch(/^national-id\//);
  expect(guess?.confidence).toBeGreaterThanOrEqual(0.45);
});

test("every entry has an example", () => {
  expect(ids.filter((id) => examples[id] === undefined)).toEqual([]);
});

test("texts of any length are answered, and random ones refused", () => {
  expect(recogniseNationalId("9".repeat(1_000_000))).toBeUndefined();
  expect(recogniseNationalId("hello")).toBeUndefined();
});
