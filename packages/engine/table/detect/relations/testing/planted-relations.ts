/** @file Columns that hang together in one known way, and the rule that says so. */
import type { Random } from "../../../../base/index.ts";
import type { CellValue, Column } from "../../../column/column.ts";
import { columnFromValues } from "../../../column/column-from-values.ts";
import { drawCells, drawNormal, timesFrom } from "./random-columns.ts";

export interface Planted {
  readonly columns: readonly (readonly [string, Column])[];
  readonly kind: string;
  /** The columns of the rule, in any order. */
  readonly about: readonly string[];
}

export type Plant = (random: Random, rows: number) => Planted;

const DAY_MICROS = 86_400_000_000;
const cents = (value: number) => Math.round(value * 100) / 100;
const column = (values: readonly CellValue[]) => columnFromValues(values);
const money = (random: Random, rows: number, scale: number) =>
  drawCells(rows, () => cents(-scale * Math.log(1 - random.float()) + 0.01));

export const plants: Readonly<Record<string, Plant>> = {
  copy: (random, rows) => {
    const values = drawCells(rows, () => (random.float() < 0.1 ? null : random.below(30)));
    return {
      columns: [
        ["grade", column(values)],
        ["grade_2", column(values)],
      ],
      kind: "equal",
      about: ["grade", "grade_2"],
    };
  },
  dependency: (random, rows) => {
    const ages = drawCells(rows, () => 18 + random.below(60));
    const groups = ages.map((age) => (age < 25 ? "young" : age < 55 ? "middle" : "old"));
    return {
      columns: [
        ["age", column(ages)],
        ["age_group", column(groups)],
      ],
      kind: "functional-dependency",
      about: ["age", "age_group"],
    };
  },
  nested: (random, rows) => {
    const towns = drawCells(rows, () => random.below(30));
    const columns = [
      ["town", column(towns.map((town) => `town ${town}`))],
      ["county", column(towns.map((town) => `county ${town % 4}`))],
    ] as const;
    return { columns, kind: "fixed-combinations", about: ["town", "county"] };
  },
  "two determinants": (random, rows) => {
    const from = drawCells(rows, () => random.below(6));
    const to = drawCells(rows, () => random.below(6));
    const distance = from.map((place, row) => 100 * ((place * 7 + to[row]! * 5) % 13) + 50);
    const columns = [
      ["from_hub", column(from.map((place) => `H${place}`))],
      ["to_hub", column(to.map((place) => `H${place}`))],
      ["distance", column(distance)],
    ] as const;
    return { columns, kind: "functional-dependency", about: ["from_hub", "to_hub", "distance"] };
  },
  "two dates": (random, rows) => {
    const starts = drawCells(rows, () => 18_000 + random.below(900));
    const ends = starts.map((day) =>
      random.float() < 0.1 ? null : day + Math.floor(-6 * Math.log(1 - random.float())),
    );
    const columns = [
      [
        "ordered",
        timesFrom(
          starts.map((day) => day * DAY_MICROS),
          "date",
        ),
      ],
      [
        "shipped",
        timesFrom(
          ends.map((day) => (day === null ? null : day * DAY_MICROS)),
          "date",
        ),
      ],
    ] as const;
    return { columns, kind: "inequality", about: ["ordered", "shipped"] };
  },
  "three times": (random, rows) => {
    let last = drawCells(rows, () => 1.6e15 + random.below(900) * DAY_MICROS);
    const columns = ["booked", "entered", "left"].map((name) => {
      last = last.map((micros) => micros - Math.floor(3e11 * Math.log(1 - random.float())));
      return [name, timesFrom(last)] as const;
    });
    return { columns, kind: "inequality", about: ["booked", "entered", "left"] };
  },
  bounds: (random, rows) => {
    const low = drawCells(rows, () => 1000 + random.below(50) * 100);
    const columns = [
      ["min_wage", column(low)],
      ["max_wage", column(low.map((value) => value + random.below(20) * 100))],
    ] as const;
    return { columns, kind: "inequality", about: ["min_wage", "max_wage"] };
  },
  range: (random, rows) => {
    const low = drawCells(rows, () => cents(20 + 4 * drawNormal(random)));
    const temp = low.map((value) => cents(value + 5 * random.float()));
    const high = temp.map((value) => cents(value + 5 * random.float()));
    const columns = [
      ["temp_min", column(low)],
      ["temp", column(temp)],
      ["temp_max", column(high)],
    ] as const;
    return { columns, kind: "range", about: ["temp_min", "temp", "temp_max"] };
  },
  sum: (random, rows) => {
    const [a, b] = [money(random, rows, 20), money(random, rows, 5)];
    const columns = [
      ["meal", column(a)],
      ["tip", column(b)],
      ["paid_total", column(a.map((value, row) => cents(value + b[row]!)))],
    ] as const;
    return { columns, kind: "sum", about: ["paid_total", "meal", "tip"] };
  },
  "sum of three with exceptions": (random, rows) => {
    const parts = [1, 2, 3].map(() => drawCells(rows, () => random.below(200)));
    const total = drawCells(
      rows,
      (row) => parts.reduce((sum, part) => sum + part[row]!, 0) + (random.float() < 0.001 ? 1 : 0),
    );
    const columns = [
      ...parts.map((part, index) => [`part_${index}`, column(part)] as const),
      ["all_parts", column(total)] as const,
    ];
    return { columns, kind: "sum", about: ["all_parts", "part_0", "part_1", "part_2"] };
  },
  "sum of six": (random, rows) => {
    const parts = [1, 2, 3, 4, 5, 6].map((scale) => money(random, rows, scale));
    const total = drawCells(rows, (row) => cents(parts.reduce((sum, part) => sum + part[row]!, 0)));
    const columns = [
      ...parts.map((part, index) => [`cost_${index}`, column(part)] as const),
      ["cost_total", column(total)] as const,
    ];
    return { columns, kind: "sum", about: columns.map(([name]) => name) };
  },
  shift: (random, rows) => {
    const values = drawCells(rows, () => random.below(500));
    const columns = [
      ["row_from", column(values)],
      ["row_next", column(values.map((value) => value + 7))],
    ] as const;
    return { columns, kind: "sum", about: ["row_from", "row_next"] };
  },
  clock: (random, rows) => {
    const hours = drawCells(rows, () => random.below(24));
    const minutes = drawCells(rows, () => random.below(60));
    const columns = [
      ["hour", column(hours)],
      ["minute", column(minutes)],
      ["clock", column(hours.map((hour, row) => 100 * hour + minutes[row]!))],
    ] as const;
    return { columns, kind: "sum", about: ["clock", "hour", "minute"] };
  },
  product: (random, rows) => {
    const [price, pieces] = [money(random, rows, 30), drawCells(rows, () => 1 + random.below(9))];
    const columns = [
      ["unit_price", column(price)],
      ["pieces", column(pieces)],
      ["line", column(price.map((value, row) => cents(value * pieces[row]!)))],
    ] as const;
    return { columns, kind: "product", about: ["line", "unit_price", "pieces"] };
  },
  ratio: (random, rows) => {
    const [runs, hours] = [
      drawCells(rows, () => 20 + random.below(2000)),
      drawCells(rows, () => 2 + random.below(50)),
    ];
    const columns = [
      ["runs", column(runs)],
      ["hours", column(hours)],
      ["pace", column(runs.map((value, row) => cents(value / hours[row]!)))],
    ] as const;
    return { columns, kind: "ratio", about: ["pace", "runs", "hours"] };
  },
  conversion: (random, rows) => {
    const celsius = drawCells(rows, () => Math.round(150 + 80 * drawNormal(random)) / 10);
    const columns = [
      ["celsius", column(celsius)],
      ["fahrenheit", column(celsius.map((value) => Math.round((value * 1.8 + 32) * 10) / 10))],
    ] as const;
    return { columns, kind: "sum", about: ["celsius", "fahrenheit"] };
  },
  nights: (random, rows) => {
    const arrival = drawCells(rows, () => 18_000 + random.below(900));
    const nights = drawCells(rows, () => 1 + random.below(12));
    const columns = [
      [
        "arrival",
        timesFrom(
          arrival.map((day) => day * DAY_MICROS),
          "date",
        ),
      ],
      [
        "departure",
        timesFrom(
          arrival.map((day, row) => (day + nights[row]!) * DAY_MICROS),
          "date",
        ),
      ],
      ["nights", column(nights)],
    ] as const;
    return { columns, kind: "sum", about: ["nights", "arrival", "departure"] };
  },
  steps: (random, rows) => {
    const columns = [["wind", column(drawCells(rows, () => 5 * random.below(40)))]] as const;
    return { columns, kind: "fixed-increments", about: ["wind"] };
  },
  "half hours": (random, rows) => {
    const columns = [
      ["reading", timesFrom(drawCells(rows, () => 18_000 * DAY_MICROS + random.below(40_000) * 1.8e9))],
    ] as const;
    return { columns, kind: "fixed-increments", about: ["reading"] };
  },
  "missing together": (random, rows) => {
    const isMissing = drawCells(rows, () => random.float() < 0.3);
    const columns = ["reviewed_by", "review_points"].map(
      (name) => [name, column(isMissing.map((missing) => (missing ? null : random.below(100))))] as const,
    );
    return { columns, kind: "fixed-null-combinations", about: ["reviewed_by", "review_points"] };
  },
  "present for a type": (random, rows) => {
    const types = drawCells(rows, () => ["call", "stand", "street"][random.below(3)]!);
    const stands = types.map((type) => (type === "stand" ? random.below(60) : null));
    return {
      columns: [
        ["type", column(types)],
        ["stand", column(stands)],
      ],
      kind: "conditional-presence",
      about: ["stand", "type"],
    };
  },
  "present unless zero": (random, rows) => {
    const counts = drawCells(rows, () => (random.float() < 0.3 ? 0 : random.below(90)));
    const last = counts.map((value) => (value === 0 ? null : `note ${random.below(1e6)}`));
    return {
      columns: [
        ["visits", column(counts)],
        ["last_note", column(last)],
      ],
      kind: "conditional-presence",
      about: ["last_note", "visits"],
    };
  },
  "one hot": (random, rows) => {
    const picks = drawCells(rows, () => random.below(4));
    const columns = [0, 1, 2, 3].map(
      (place) => [`is_${place}`, column(picks.map((pick) => (pick === place ? 1 : 0)))] as const,
    );
    return { columns, kind: "one-hot", about: columns.map(([name]) => name) };
  },
  "impossible combinations": (random, rows) => {
    const net = drawCells(rows, () => ["cable", "fibre", "none"][random.below(3)]!);
    const backup = net.map((kind) => (kind === "none" ? "no net" : random.float() < 0.5 ? "yes" : "no"));
    return {
      columns: [
        ["net", column(net)],
        ["backup", column(backup)],
      ],
      kind: "fixed-combinations",
      about: ["net", "backup"],
    };
  },
  constant: (_, rows) => ({
    columns: [["unit", column(drawCells(rows, () => "kg"))]],
    kind: "constant",
    about: ["unit"],
  }),
};
