/** @file Columns of a made-up report: shares from known curves, the synthetic side pulled away by `drift`. */
import type { Bars, Bins, ColumnReport, Judgement } from "../../report.ts";

export type Draw = () => number;
export type Rename = (name: string) => string;

/** What a column of the sample is made of. */
export interface Recipe {
  readonly name: string;
  readonly type: string;
  readonly compared: ColumnReport["compared"];
  readonly make: (
    drift: number,
    draw: Draw,
    rename: Rename,
  ) => Pick<ColumnReport, "distribution" | "facts" | "withheld">;
}

const day = 86_400_000_000;

export const recipes: readonly Recipe[] = [
  bins("age", "integer", (at) => at ** 1.3 * Math.exp(-4.2 * at), [17, 90], "whole"),
  bars("education", ["HS-grad", "Some-college", "Bachelors", "Masters", "Assoc-voc", "11th", "Doctorate"]),
  bins(
    "hours per week",
    "integer",
    (at) => 0.2 + 9 * Math.exp(-(((at - 0.4) / 0.03) ** 2)),
    [1, 99],
    "whole",
  ),
  bins("capital gain", "number", (at) => (at < 0.03 ? 900 : Math.exp(-5 * at)), [0, 99_999], "number"),
  bars("occupation", [
    ...["Prof-specialty", "Craft-repair", "Exec-managerial", "Adm-clerical", "Sales", "Other-service"],
    ...["Machine-op-inspct", "Transport-moving", "Handlers-cleaners", "Farming-fishing", "Tech-support"],
  ]),
  bins(
    "signed up",
    "timestamp",
    (at) => 0.3 + at + Math.sin(at * 19) / 4,
    [17_000 * day, 20_000 * day],
    "time",
  ),
  bars("sex", ["Male", "Female"]),
  bins("weight", "number", (at) => Math.exp(-(((at - 0.45) / 0.16) ** 2)), [38.2, 142.9], "number"),
  bars("country", ["United-States"]),
  {
    name: "comment",
    type: "text",
    compared: "not",
    make: () => ({
      distribution: null,
      facts: [],
      withheld: "Texts of fewer than 5 rows each are not shown.",
    }),
  },
];

export interface ColumnChoices {
  readonly drift: number;
  readonly draw: Draw;
  readonly rename: Rename;
}

export function makeColumn(
  recipe: Recipe,
  suffix: string,
  { drift, draw, rename }: ColumnChoices,
): ColumnReport {
  const { type, compared } = recipe;
  const name = rename(recipe.name + suffix);
  const made = recipe.make(drift, draw, rename);
  const value = compared === "not" ? null : round(Math.max(0, 1 - drift * (0.9 + 0.2 * draw())));
  const missing = draw() < 0.3 ? 0.02 + 0.1 * draw() : 0;
  return {
    ...{ name, type, compared, value, ...made },
    metric: compared === "categories" ? "TVComplement" : compared === "not" ? null : "KSComplement",
    ...(value === null && { reason: "A column of texts has no distribution to compare." }),
    ceiling: value === null ? null : round(0.985 + 0.01 * draw()),
    judgement: judge(value),
    missing: { real: round(missing), synthetic: round(missing * (1 + drift)), holdout: round(missing) },
  };
}

export function judge(value: number | null): Judgement {
  if (value === null) return "unknown";
  return value >= 0.95 ? "good" : value >= 0.85 ? "warn" : "bad";
}

export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function bins(
  name: string,
  type: string,
  curve: (at: number) => number,
  [from, to]: readonly [number, number],
  scale: Bins["scale"],
): Recipe {
  const count = 28;
  const place = scale === "whole" ? Math.round : round;
  const edges = Array.from({ length: count + 1 }, (_, index) => place(from + ((to - from) * index) / count));
  const middle = (from + to) / 2;
  const facts = (drift: number) => [
    { what: "mean", real: round(middle), synthetic: round(middle * (1 + drift / 8)) },
    { what: "median", real: round(middle * 0.9), synthetic: round(middle * (0.9 + drift / 7)) },
    {
      what: "deviation",
      real: round((to - from) / 5),
      synthetic: round(((to - from) / 5) * (1 - drift / 3)),
    },
  ];
  return {
    name,
    type,
    compared: scale === "time" ? "times" : "numbers",
    make: (drift, draw) => {
      const real = normalise(edges.slice(1).map((_, index) => curve((index + 0.5) / count)));
      const shifted = normalise(edges.slice(1).map((_, index) => curve((index + 0.5) / count - drift / 2)));
      return {
        distribution: {
          ...{ kind: "bins", edges, scale, real },
          synthetic: jitter(shifted, drift, draw),
          holdout: jitter(real, 0.05, draw),
        },
        facts: scale === "time" ? [] : facts(drift),
      };
    },
  };
}

function bars(name: string, categories: readonly string[]): Recipe {
  return {
    name,
    type: "text",
    compared: "categories",
    make: (drift, draw, rename) => {
      const others: Bars["others"] =
        categories.length < 8
          ? []
          : [
              { what: "rare", count: 3, real: 0.0004, synthetic: 0.0002, holdout: 0.0003 },
              { what: "unseen", count: 2, real: 0, synthetic: 0.001, holdout: 0 },
            ];
      const real = normalise(categories.map((_, index) => 1 / (index + 1.4)));
      return {
        distribution: {
          ...{ kind: "bars", categories: categories.map(rename), real, others },
          synthetic: jitter(real, drift * 1.5, draw),
          holdout: jitter(real, 0.03, draw),
        },
        facts: [{ what: "distinct", real: categories.length, synthetic: categories.length }],
      };
    },
  };
}

function normalise(weights: readonly number[]): number[] {
  const kept = weights.map((weight) => Math.max(0, Number.isFinite(weight) ? weight : 0));
  const sum = kept.reduce((total, weight) => total + weight, 0) || 1;
  return kept.map((weight) => round(weight / sum));
}

function jitter(shares: readonly number[], strength: number, draw: Draw): number[] {
  return normalise(shares.map((share) => share * (1 + strength * (draw() * 2 - 1))));
}
