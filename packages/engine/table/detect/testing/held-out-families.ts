/** @file Columns written after the detectors, in other trades and under names that say little: a check on the rest. */
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

const WORDS = ["categorical", "text"] as const;

export const heldOutFamilies: readonly ColumnFamily[] = [
  // Clinic
  { expect: ["numerical"], names: "sbp,hr_bpm,SpO2,bmi_raw", cell: (r) => String(between(r, 60, 180)) },
  { expect: ["numerical"], names: "creatinine_mgdl,hba1c", cell: (r) => fixed(r, 12, 1) },
  {
    expect: ["numerical", "categorical", "ordinal"],
    names: "asa,apgar",
    cell: (r) => String(between(r, 1, 5)),
  },
  { expect: ["categorical"], names: "ward,drg", cell: pick("ICU,ER,MED,SURG") },
  { expect: ["categorical", "text"], names: "bloodgroup", cell: pick("A+,A-,B+,B-,AB+,AB-,0+,0-") },
  { expect: ["datetime"], names: "admit,discharged", cell: written("YYYY-MM-DD hh:mm") },
  { expect: ["boolean"], names: "deceased,readmit", cell: pick("0,1") },
  { expect: ["id"], names: "mrn", cell: (_, row) => `MRN${pad(100_000 + row * 3, 8)}` },
  { expect: ["ordinal"], names: "pain", cell: pick("none,mild,moderate,severe") },
  // Machines
  { expect: ["numerical"], names: "vibration_rms,t_in,t_out,kpi_4", cell: (r) => (r.float() * 5).toString() },
  { expect: ["numerical"], names: "rpm,cycles,counter", cell: (r) => String(skewed(r, 90_000)) },
  { expect: ["categorical"], names: "fault,alarm", rows: 1_000, cell: (r) => `E${pad(r.below(12), 3)}` },
  { expect: ["datetime"], names: "t,ts_utc", cell: written("YYYY-MM-DDThh:mm:ssZ") },
  {
    expect: ["id"],
    names: "serial,SN",
    cell: (r, row) => `${letters(r, 2, UPPER)}${pad(row * 17, 7)}${letters(r, 1, UPPER)}`,
  },
  {
    expect: ["categorical"],
    names: "firmware,fw_version",
    rows: 1_000,
    cell: pick("v1.0.2,v1.1.0,v2.0.0-rc1"),
  },
  // Offices
  {
    expect: ["currency", "numerical"],
    names: "gehalt_brutto,lohn",
    cell: (r) => `${between(r, 2, 9)}.${pad(r.below(1000), 3)},00 EUR`,
  },
  { expect: ["categorical"], names: "Vertragsart,contract", cell: pick("unbefristet,befristet,Werkvertrag") },
  { expect: ["date"], names: "eintritt,austritt", cell: written("DD.MM.YYYY") },
  { expect: ["numerical"], names: "fte,pensum", cell: pick("0.5,0.8,1.0,0.6") },
  { expect: ["ordinal"], names: "seniority", cell: pick("junior,mid,senior,lead") },
  {
    expect: WORDS,
    names: "job,fonction",
    cell: pick("Buchhalter,Chef de projet,Data Engineer,Receptionist,Driver"),
  },
  { expect: ["id"], names: "personalnummer,emp_no", cell: (_, row) => String(40_017 + row * 11) },
  // Logistics
  { expect: ["numerical"], names: "gross_weight_kg,cbm,pallets", cell: (r) => fixed(r, 800, 1) },
  { expect: ["id"], names: "tracking,awb", cell: (r) => `${letters(r, 2, UPPER)}${pad(r.below(1e9), 9)}DE` },
  { expect: ["categorical"], names: "incoterm,carrier", cell: pick("EXW,FOB,CIF,DDP") },
  { expect: ["datetime"], names: "eta,etd", cell: written("DD/MM/YYYY hh:mm") },
  { expect: ["time"], names: "slot,cut_off", cell: written("hh:mm") },
  {
    expect: ["categorical", "id"],
    names: "warehouse,hub",
    rows: 1_000,
    cell: (r) => `WH${pad(r.below(30), 2)}`,
  },
  { expect: ["boolean"], names: "fragile,dangerous", cell: pick("yes,no") },
  // Shops and the web
  { expect: ["numerical"], names: "qty,pageviews,basket", cell: (r) => String(skewed(r, 40)) },
  { expect: ["numerical"], names: "ctr,conversion", cell: (r) => `${fixed(r, 9, 2)} %` },
  {
    expect: ["categorical"],
    names: "utm_source,referrer_type",
    cell: pick("google,newsletter,facebook,(direct)"),
  },
  { expect: ["id"], names: "session_hash,visitor", cell: (r) => letters(r, 32, HEX) },
  { expect: ["json"], names: "cart,props", cell: (r) => JSON.stringify([{ sku: r.below(99), n: 1 }]) },
  {
    expect: ["text"],
    names: "review,feedback",
    cell: (r) =>
      `I ${pick("love,like,dislike")(r)} this ${pick("lamp,chair,phone,book")(r)} because it is ${pick("cheap,solid,ugly,too small")(r)}, order ${r.below(9999)}`,
  },
  { expect: ["numerical"], names: "bewertung,sterne", cell: (r) => String(between(r, 1, 5)) },
  {
    expect: ["datetime"],
    names: "created_ts,modified_ms",
    cell: (r) => String(1_600_000_000_000 + r.below(1e9)),
  },
  { expect: ["categorical"], names: "lang,locale", cell: pick("en-US,de-DE,fr-FR,pt-BR") },
  { expect: ["currency"], names: "discounted,rrp", cell: (r) => `£${fixed(r, 90, 2)}` },
  // Public data
  {
    expect: ["numerical"],
    names: "bevoelkerung,superficie,households",
    cell: (r) => String(skewed(r, 900_000)),
  },
  { expect: ["numerical"], names: "anteil_frauen,quote", cell: (r) => fixed(r, 1, 4) },
  { expect: ["categorical"], names: "bundesland,kanton", cell: pick("Bayern,Hessen,Sachsen,Berlin") },
  { expect: ["categorical"], names: "省份,行业", cell: pick("广东,江苏,山东") },
  {
    expect: ["ordinal"],
    names: "einkommensklasse,age_bracket",
    cell: pick("unter 20,20 bis 40,40 bis 60,über 60"),
  },
  { expect: ["date"], names: "stichtag,reference_month", cell: written("YYYY-MM") },
  { expect: ["numerical"], names: "jahr,vintage", cell: (r) => String(between(r, 1990, 2022)) },
  {
    expect: WORDS,
    names: "fiscal,schuljahr",
    cell: (r) => {
      const y = between(r, 2001, 2020);
      return `${y}/${pad((y + 1) % 100, 2)}`;
    },
  },
  { expect: ["numerical"], names: "depth_m,salinity", cell: sometimes(15, "-9999", (r) => fixed(r, 300, 2)) },
  { expect: ["numerical", "geo"], names: "lat,northing_deg", cell: (r) => (45 + r.float() * 10).toFixed(5) },
  // Money
  { expect: ["numerical"], names: "open,close_px,pnl", cell: (r) => (r.float() * 400 - 200).toFixed(2) },
  { expect: ["categorical"], names: "ccy,currency", cell: pick("EUR,USD,GBP,JPY") },
  { expect: ["categorical"], names: "side,direction", cell: pick("BUY,SELL") },
  { expect: ["id"], names: "isin", cell: (r, row) => `US${pad(row * 7919, 9)}${r.below(10)}` },
  { expect: ["date"], names: "value_date,maturity", cell: written("YYYYMMDD") },
  {
    expect: ["ordinal"],
    names: "risk_class,confidence_level",
    cell: pick("very low,low,medium,high,very high"),
  },
  { expect: ["boolean"], names: "is_fraud,chargeback", cell: sometimes(20, "1", () => "0") },
];
