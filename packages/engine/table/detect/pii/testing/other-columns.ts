/** @file Columns that hold nothing personal: numbers, codes, times, names of things. For tests of precision. */
import type { Random } from "../../../../base/index.ts";
import { fillTemplate, pick } from "./fill-template.ts";

const list = (words: string) => words.split(",").map((word) => word.trim());
const adjectives = list(
  "Red, Classic, Portable, Organic, Wireless, Premium, Smart, Compact, Heavy-Duty, Vintage, Electric, Handmade, Frozen, Spicy, Ergonomic, Refined, Rustic, Sleek",
);
const things = list(
  "Chair, Lamp, Keyboard, Coffee, Backpack, Drill, Headphones, Sauce, Desk, Kettle, Jacket, Bicycle, Camera, Tent, Blender, Soap, Towel, Cheese, Salad, Bottle",
);
const trades = list(
  "Steel, Foods, Logistics, Media, Energy, Textiles, Robotics, Paper, Plastics, Motors, Optics, Mining, Solar, Marine, Dairy",
);
const forms = list("Ltd, Inc, GmbH, AG, S.A., LLC, PLC, B.V., AB, Oy, Group, Holdings, & Sons, Partners");
const stems = list(
  "Nordwind, Apex, Bluewater, Stellar, Acme, Vertex, Zenith, Quantum, Orion, Delta, Summit, Cobalt, Granite, Pioneer, Evergreen, Smith, Johnson, Meyer, Rossi",
);
const genera = list(
  "Quercus, Panthera, Canis, Felis, Rosa, Salix, Betula, Pinus, Corvus, Larus, Anas, Rana, Bufo, Vulpes, Ursus, Sorex, Myotis, Lutra",
);
const epithets = list(
  "robur, alba, leo, lupus, catus, canina, nigra, vulgaris, arvensis, corax, ridibundus, temporaria, montanus, palustris, orientalis, major, minor",
);
const verbs = list(
  "added, updated, removed, shipped, checked, installed, repaired, cleaned, reviewed, archived, delayed, tested",
);
const nouns = list(
  "package, valve, sensor, filter, report, invoice, pump, engine, module, server, shelf, cable, screen, battery",
);
const films = list(
  "Dark, Silent, Golden, Lost, Last, Broken, Hidden, Eternal, Crimson, Frozen, Wild, Distant",
);
const filmNouns = list(
  "River, Empire, Garden, Horizon, Machine, Shadow, Mountain, Kingdom, Promise, Signal, Harvest, Voyage",
);

const int =
  (below: number, from = 0) =>
  (random: Random) =>
    String(from + random.below(below));
const decimal =
  (below: number, digits: number, from = 0) =>
  (random: Random) =>
    (from + random.float() * below).toFixed(digits);
const layout = (template: string) => (random: Random) => fillTemplate(random, template);
const oneOf = (words: string) => (random: Random) => pick(random, list(words));
const both =
  (a: readonly string[], b: readonly string[], between = " ") =>
  (random: Random) =>
    `${pick(random, a)}${between}${pick(random, b)}`;
const pad = (value: number) => String(value).padStart(2, "0");
const day = (random: Random) =>
  `${2010 + random.below(15)}-${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`;
const time = (random: Random) => `${pad(random.below(24))}:${pad(random.below(60))}:${pad(random.below(60))}`;

/** A header that fits and how a value is made; `row` counts from 0. */
export const otherColumns: readonly (readonly [
  header: string,
  make: (random: Random, row: number) => string,
])[] = [
  ["order_id", (_, row) => String(100_001 + row)],
  ["id", (_, row) => String(row + 1)],
  ["line_no", (_, row) => String(row % 12)],
  ["ticket_key", (_, row) => `PROJ-${row + 17}`],
  ["account_sequence", (_, row) => String(1_000_000_000 + row)],
  ["card_seq", (_, row) => String(4_000_000_000_000_000n + BigInt(row))],
  ["batch9", int(900_000_000, 100_000_000)],
  ["code10", layout("1#########")],
  ["code10b", layout("##########")],
  ["code11", layout("###########")],
  ["code12", layout("############")],
  ["code13", layout("#############")],
  ["code15", layout("###############")],
  ["code16", layout("################")],
  ["reference18", layout("##################")],
  ["ean", (random) => ean13(fillTemplate(random, "40##########"))],
  ["isbn13", (random) => ean13(fillTemplate(random, "978#########"))],
  ["isbn10", layout("#-####-####-#")],
  ["part_number", layout("##-####-##")],
  ["catalogue", layout("###-###-###")],
  ["sku", layout("@@@-####")],
  ["sku2", layout("@@##-####-@@")],
  ["article_number", layout("######.##")],
  ["lot", layout("L######")],
  ["serial_number", layout("@@########")],
  ["serial", layout("@#@#@#@#@#")],
  ["invoice_number", layout("INV-2023-#####")],
  ["order_ref", layout("2024-######")],
  ["tracking", layout("1Z###@@#########")],
  ["container", layout("@@@U#######")],
  ["md5", layout("~".repeat(32))],
  ["sha1", layout("~".repeat(40))],
  ["commit", layout("~".repeat(7))],
  ["checksum", layout("~".repeat(64))],
  ["etag", layout("~".repeat(16))],
  ["uuid", layout("~~~~~~~~-~~~~-4~~~-a~~~-~~~~~~~~~~~~")],
  ["blob", layout("%@#@%#%@%##@%@#%%@#@%%#@")],
  ["amount", decimal(900, 2)],
  ["balance_change", decimal(2_000, 2, -1_000)],
  ["price", (random) => `$${(random.float() * 500).toFixed(2)}`],
  ["cost", (random) => `${random.below(9)}.${fillTemplate(random, "###")},${fillTemplate(random, "##")} €`],
  ["quantity", int(50)],
  ["percent", decimal(100, 1)],
  ["share", (random) => `${random.below(100)}%`],
  ["z_score", decimal(6, 4, -3)],
  ["measurement", decimal(180, 6, -90)],
  ["probability", decimal(1, 6)],
  ["ratio", (random) => `1:${1 + random.below(20)}`],
  ["scientific", (random) => (random.float() * 1e-5).toExponential(3)],
  ["temperature", decimal(60, 1, -20)],
  ["weight_kg", decimal(120, 2)],
  ["dimensions", (random) => `${10 + random.below(90)}x${10 + random.below(90)}x${10 + random.below(90)}`],
  ["duration_ms", int(100_000)],
  ["distance", (random) => `${random.below(500)} km`],
  ["created_at", (random) => `${day(random)}T${time(random)}Z`],
  ["order_date", day],
  [
    "us_date",
    (random) => `${pad(1 + random.below(12))}/${pad(1 + random.below(28))}/20${pad(random.below(25))}`,
  ],
  [
    "eu_date",
    (random) => `${pad(1 + random.below(28))}.${pad(1 + random.below(12))}.20${pad(random.below(25))}`,
  ],
  ["compact_date", (random) => day(random).replaceAll("-", "")],
  ["compact_time", (random) => `${day(random)}${time(random)}`.replaceAll(/\D/g, "")],
  ["start_time", time],
  ["epoch", int(300_000_000, 1_400_000_000)],
  ["epoch_ms", (random) => String(1_400_000_000_000 + random.below(1_000_000_000) * 300)],
  ["year", int(60, 1_960)],
  ["quarter", (random) => `${2015 + random.below(9)}-Q${1 + random.below(4)}`],
  ["weekday", oneOf("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday")],
  [
    "month",
    oneOf("January, February, March, April, May, June, July, August, September, October, November, December"),
  ],
  ["version", (random) => `${random.below(9)}.${random.below(30)}.${random.below(12)}`],
  ["build", (random) => `${random.below(12)}.${random.below(30)}.${random.below(12)}.${random.below(80)}`],
  ["product_name", both(adjectives, things)],
  ["name", both(adjectives, things)],
  ["item", (random) => pick(random, things)],
  ["company_name", (random) => `${pick(random, stems)} ${pick(random, trades)} ${pick(random, forms)}`],
  ["supplier", (random) => `${pick(random, stems)} ${pick(random, forms)}`],
  ["species_name", both(genera, epithets)],
  ["film_title", (random) => `The ${pick(random, films)} ${pick(random, filmNouns)}`],
  ["title", both(films, filmNouns)],
  ["category", oneOf("Electronics, Garden, Toys, Books, Sports, Grocery, Office, Beauty")],
  ["status", oneOf("open, closed, pending, failed, shipped")],
  ["state", oneOf("active, inactive, draft, archived")],
  ["type", oneOf("A, B, C, D")],
  ["grade", oneOf("A+, A, B+, B, C, D, F")],
  ["size", oneOf("XS, S, M, L, XL, XXL")],
  ["colour", oneOf("red, green, blue, black, white, orange, purple")],
  ["currency", oneOf("EUR, USD, GBP, JPY, CHF, SEK")],
  ["language", oneOf("en, de, fr, es, it, pt, nl")],
  ["locale", oneOf("en_US, de_DE, fr_FR, pt_BR")],
  ["timezone", oneOf("Europe/Berlin, America/New_York, Asia/Tokyo, UTC")],
  ["flag", oneOf("Y, N")],
  ["is_active", oneOf("true, false")],
  ["priority", oneOf("low, medium, high, critical")],
  ["payment_type", oneOf("cash, card, transfer, voucher")],
  ["department", oneOf("Finance, Logistics, Research, Production, Marketing, Legal")],
  ["http_status", oneOf("200, 201, 301, 400, 404, 500, 503")],
  ["log_level", oneOf("DEBUG, INFO, WARN, ERROR")],
  ["mime", oneOf("text/html, image/png, application/json, video/mp4")],
  ["hex_colour", (random) => `#${fillTemplate(random, "~~~~~~")}`],
  ["path", (random) => `/var/data/${pick(random, nouns)}/${random.below(999)}.csv`],
  ["file_name", (random) => `${pick(random, nouns)}_${random.below(9999)}.pdf`],
  ["unit", oneOf("kg, g, l, ml, pcs, box, m, cm")],
  ["airport", layout("@@@")],
  ["ticker", layout("@@@@")],
  ["flight", layout("@@###")],
  ["bin", layout("@#-##")],
  ["shelf", layout("@#.#.#")],
  ["gene", layout("@@@@#")],
  ["tail_number", layout("N###@@")],
  [
    "note",
    (random) =>
      `${pick(random, nouns)} was ${pick(random, verbs)} and the ${pick(random, nouns)} ${pick(random, verbs)} in time`,
  ],
  [
    "description",
    (random) =>
      `Please see that the ${pick(random, nouns)} is ${pick(random, verbs)} before week ${random.below(52)}`,
  ],
  ["config", (random) => `{"retries":${random.below(9)},"mode":"${pick(random, nouns)}"}`],
  ["formula", oneOf("H2O, NaCl, C6H12O6, CO2, CH4, H2SO4, NH3")],
  ["score", int(100)],
  ["rating", int(6)],
  ["page", (random) => `https://shop.example.com/${pick(random, nouns)}/${random.below(9999)}`],
  ["host", (random) => `${pick(random, nouns)}-${random.below(99)}.internal.example.com`],
  ["port", int(60_000, 1_024)],
  ["barcode", layout("(01)##############")],
];

function ean13(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}
