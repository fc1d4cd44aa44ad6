/** @file Columns that look like something they are not. A wrong confident guess costs more than a missing one. */
import { between, type ColumnFamily, HEX, letters, pad, pick, sometimes, UPPER, written } from "./cells.ts";

const WORDS = ["categorical", "text", "id"] as const;

export const confusableFamilies: readonly ColumnFamily[] = [
  { expect: WORDS, names: "version,release", cell: (r) => `${r.below(4)}.${r.below(12)}.${r.below(30)}` },
  {
    expect: WORDS,
    names: "season,school_year",
    cell: (r) => {
      const y = between(r, 1990, 2020);
      return `${y}-${pad((y + 1) % 100, 2)}`;
    },
  },
  { expect: WORDS, names: "aspect,ratio_text", cell: pick("16:9,4:3,21:9,16:10") },
  { expect: WORDS, names: "fraction,part", cell: pick("1/2,1/4,3/4,1/8") },
  { expect: WORDS, names: "result,final_score", cell: (r) => `${r.below(6)}-${r.below(6)}` },
  {
    expect: WORDS,
    names: "diag,code",
    rows: 2_000,
    cell: sometimes(8, "V57", (r) => `${between(r, 240, 290)}.${r.below(9)}`),
  },
  { expect: WORDS, names: "room,gate_no", cell: sometimes(9, "B12a", (r) => String(between(r, 100, 140))) },
  { expect: WORDS, names: "hex_colour,css", cell: (r) => `#${letters(r, 6, HEX)}` },
  { expect: WORDS, names: "dimension,format", cell: (r) => `${between(r, 10, 30)}x${between(r, 10, 30)}` },
  { expect: WORDS, names: "answer,consent", cell: pick("yes,no,maybe") },
  { expect: ["categorical"], names: "letter,wing", cell: pick("N,S,E,W") },
  { expect: ["categorical"], names: "kind,coating", cell: pick("none,mild steel,brass") },
  { expect: ["categorical", "numerical"], names: "floor,lane", cell: (r) => String(r.below(5)) },
  {
    expect: ["numerical"],
    names: "stock,remaining",
    cell: (r) => String(between(r, 20_000_000, 99_000_000)),
  },
  { expect: ["numerical"], names: "bytes_sent,volume", cell: (r) => String(between(r, 1, 2_000_000_000)) },
  { expect: ["numerical"], names: "duration_minutes,minutes_late", cell: (r) => String(between(r, 0, 240)) },
  {
    expect: ["numerical"],
    names: "date_diff,time_left,days_since_update",
    cell: (r) => String(between(r, 0, 900)),
  },
  { expect: ["numerical"], names: "num_calls,paid,valid_share", cell: (r) => String(r.below(3)) },
  {
    expect: ["numerical", "categorical"],
    names: "hundreds,lot",
    cell: (r) => String(100 * between(r, 1, 9)),
  },
  { expect: ["categorical"], names: "quarter_label", cell: pick("2020-Q1,2020-Q2,2020-Q3") },
  {
    expect: ["text", "categorical", "time"],
    names: "finish_time,splits",
    cell: (r) => `${between(r, 62, 190)}:${pad(r.below(60), 2)}`,
  },
  {
    expect: ["text", "categorical", "id"],
    names: "mixed,free_field",
    cell: sometimes(
      2,
      (r) => letters(r, 5, UPPER),
      (r) => String(r.below(999)),
    ),
  },
  { expect: ["date"], names: "hired", cell: sometimes(20, "31.02.2020", written("DD.MM.YYYY")) },
  { expect: ["categorical"], names: "size_label", cell: pick("small box,large box,envelope") },
  {
    expect: ["text"],
    names: "title,headline",
    cell: (r) =>
      `The ${pick("old,quiet,second,broken,golden")(r)} ${pick("river,clock,garden,letter")(r)} of ${letters(r, 6, "abcdefghilmnorstu")}`,
  },
];
