/** @file Units of measurement as they stand behind numbers and at the end of column names. */

/** As written behind a number → the unit's usual sign. */
const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  `kg kg|kgs kg|g g|gr g|gram g|grams g|mg mg|µg µg|mcg µg|t t|lb lb|lbs lb|oz oz|st st|km km|m m|cm cm|mm mm|nm nm|µm µm|mi mi|
  mile mi|miles mi|ft ft|feet ft|in in|inch in|inches in|" in|yd yd|m² m²|m2 m²|sqm m²|qm m²|sqft ft²|sq ft ft²|ft² ft²|ha ha|
  km² km²|km2 km²|l l|L l|ml ml|mL ml|cl cl|dl dl|gal gal|m³ m³|m3 m³|cc cm³|s s|sec s|secs s|ms ms|µs µs|ns ns|min min|mins min|
  minutes min|h h|hr h|hrs h|hours h|std h|d d|day d|days d|tage d|weeks wk|months mo|years a|yrs a|km/h km/h|kmh km/h|kph km/h|
  mph mph|m/s m/s|knots kn|kn kn|kt kn|kts kn|°c °C|° c °C|°f °F|° f °F|k K|° °|deg °|% %|percent %|pct %|‰ ‰|bps bps|w W|kw kW|mw MW|
  kwh kWh|wh Wh|mwh MWh|v V|kv kV|a A|ma mA|ah Ah|mah mAh|hz Hz|khz kHz|mhz MHz|ghz GHz|b B|kb kB|mb MB|gb GB|tb TB|kib KiB|mib MiB|
  gib GiB|mbps Mbit/s|gbps Gbit/s|px px|dpi dpi|bpm bpm|rpm rpm|mmhg mmHg|hpa hPa|pa Pa|kpa kPa|bar bar|psi psi|mg/dl mg/dL|
  mmol/l mmol/L|g/dl g/dL|ppm ppm|ppb ppb|db dB|n N|nm Nm|j J|kj kJ|kcal kcal|cal cal|hp hp|ps PS|mpg mpg|cbm m³`
    .split(/[|]\s*/)
    .map((pair) => {
      const cut = pair.trim().lastIndexOf(" ");
      return [pair.trim().slice(0, cut), pair.trim().slice(cut + 1)];
    }),
);

/** Endings of names; words that are also letters or prepositions only count behind another word that measures. */
const NAMED: Readonly<Record<string, string>> = Object.fromEntries(
  `kg kg|kgs kg|grams g|mg mg|lb lb|lbs lb|oz oz|km km|kms km|cm cm|mm mm|miles mi|meters m|metres m|feet ft|ft ft|inches in|sqm m²|sqft ft²|
  hectares ha|liters l|litres l|ml ml|gal gal|gallons gal|ms ms|millis ms|milliseconds ms|sec s|secs s|seconds s|mins min|minutes min|hrs h|
  hours h|days d|weeks wk|months mo|kmh km/h|kph km/h|mph mph|knots kn|celsius °C|degc °C|fahrenheit °F|degf °F|kelvin K|pct %|percent %|
  percentage %|perc %|kw kW|kwh kWh|mwh MWh|volts V|volt V|watts W|watt W|amps A|hz Hz|khz kHz|mhz MHz|ghz GHz|bytes B|kb kB|mb MB|gb GB|
  tb TB|kib KiB|mib MiB|mbps Mbit/s|bpm bpm|rpm rpm|mmhg mmHg|hpa hPa|kpa kPa|psi psi|ppm ppm|kcal kcal|mgdl mg/dL`
    .split(/[|]\s*/)
    .map((pair) => pair.trim().split(" ") as [string, string]),
);
const SHORT: Readonly<Record<string, readonly [unit: string, measures: RegExp]>> = {
  m: ["m", /^(?:height|length|width|depth|altitude|distance|elevation|radius|diameter)$/],
  g: ["g", /^(?:weight|mass)$/],
  s: ["s", /^(?:duration|time|elapsed|latency|delay|timeout)$/],
  h: ["h", /^(?:duration|time|elapsed)$/],
  l: ["l", /^(?:volume|capacity)$/],
  t: ["t", /^(?:weight|mass|load)$/],
  in: ["in", /^(?:height|length|width|depth|diameter)$/],
  min: ["min", /^(?:duration|time|elapsed)$/],
  c: ["°C", /^(?:temp|temperature|dewpoint)$/],
  f: ["°F", /^(?:temp|temperature|dewpoint)$/],
  k: ["K", /^(?:temp|temperature)$/],
  w: ["W", /^(?:power)$/],
  v: ["V", /^(?:voltage)$/],
};
const CURRENCY_WORDS: Readonly<Record<string, string>> = {
  euro: "EUR",
  euros: "EUR",
  dollar: "USD",
  dollars: "USD",
  pounds: "GBP",
  yen: "JPY",
};
const CURRENCY_SIGNS: Readonly<Record<string, string>> = {
  $: "USD",
  US$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₹": "INR",
  "₽": "RUB",
  "₩": "KRW",
  "₺": "TRY",
  "₪": "ILS",
  "₴": "UAH",
  "₫": "VND",
  "₦": "NGN",
  "฿": "THB",
  R$: "BRL",
  zł: "PLN",
  Kč: "CZK",
  Ft: "HUF",
  kr: "SEK",
};
/** ISO 4217, the currencies in wide use. */
const CURRENCIES = new Set(
  `AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KZT MAD MXN MYR NGN NOK NZD
  PEN PHP PKR PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR`.split(/\s+/),
);

export function readUnit(written: string): string | undefined {
  return SIGNS[written] ?? SIGNS[written.toLowerCase()];
}

export function readCurrency(written: string): string | undefined {
  return (
    CURRENCY_SIGNS[written] ?? (CURRENCIES.has(written.toUpperCase()) ? written.toUpperCase() : undefined)
  );
}

/** The unit a name ends in: `weight_kg`, `price_eur`, `temp_c`; but `time_5km` is no length. */
export function unitOfName(words: readonly string[]): string | undefined {
  const last = words.at(-1) ?? "";
  if (words.length < 2 || /^\d+$/.test(words.at(-2) as string)) return undefined;
  const [unit, measures] = SHORT[last] ?? [];
  if (unit !== undefined && words.slice(0, -1).some((word) => measures?.test(word))) return unit;
  return (
    NAMED[last] ??
    CURRENCY_WORDS[last] ??
    (last.length === 3 && last !== "all" ? currencyOf(last) : undefined)
  );
}

function currencyOf(word: string): string | undefined {
  return CURRENCIES.has(word.toUpperCase()) && !COMMON_WORDS.has(word) ? word.toUpperCase() : undefined;
}

/** Currencies' codes that are words too. */
const COMMON_WORDS = new Set([
  "try",
  "all",
  "cup",
  "top",
  "mad",
  "ron",
  "php",
  "pen",
  "cop",
  "sar",
  "cad",
  "sek",
]);
