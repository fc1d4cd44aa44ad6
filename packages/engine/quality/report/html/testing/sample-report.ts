/** @file A made-up report of any size, for tests and pictures: no data needed, the same for the same options. */
import { Random } from "../../../../base/index.ts";
import { explainScore } from "../../explanations.ts";
import { type Report, type ReportScore, reportVersion, type TableReport } from "../../report.ts";
import { judge, makeColumn, recipes, round } from "./sample-columns.ts";
import { samplePrivacy } from "./sample-privacy.ts";

export interface SampleOptions {
  readonly tables?: number;
  readonly columns?: number;
  readonly rows?: number;
  readonly holdout?: boolean;
  /** Whether attacks were tried. */
  readonly attacked?: boolean;
  /** How far the synthetic side is from the real one: .05 is good, .4 is bad. */
  readonly drift?: number;
  /** Turns a plain name into the one to be shown, such as a hostile one. */
  readonly rename?: (name: string) => string;
}

export function makeSampleReport(options: SampleOptions = {}): Report {
  const { tables: count = 1, rows = 24_421, holdout = true, drift = 0.05, rename = (name) => name } = options;
  const random = new Random(7);
  const draw = () => random.float();
  const tables = Array.from({ length: count }, (_, index) =>
    makeTable(index, { ...options, drift, rename }, draw),
  );
  const sizes = Object.fromEntries(
    tables.map(({ name, columns }) => [name, { rows, columns: columns.length }]),
  );
  const side = (name: string, digit: string) => ({
    ...{ name: rename(name), fingerprint: digit.repeat(64), tables: sizes },
  });
  const scores = listScores(drift, count > 1, holdout);
  const word = drift < 0.1 ? "pass" : drift < 0.25 ? "warn" : "fail";
  return {
    ...{ format: "semblance-report", version: reportVersion, scores, tables },
    about: {
      ...{
        createdAt: "2026-11-21T20:15:00.000Z",
        by: rename("Maria Keller"),
        program: "Semblance 0.1.0",
        seed: 7,
      },
      real: side("adult.csv", "3f"),
      synthetic: side("adult-twin.csv", "a9"),
      holdout: holdout ? side("adult-later.csv", "5c") : null,
    },
    summary: [
      `The twin ${word === "fail" ? "fails" : "meets"} the thresholds that were set for it.`,
      `Columns agree to ${round(1 - drift)}, where 1 is equal, and relations between columns to ${round(1 - 1.6 * drift)}.`,
      holdout ? "Fresh real rows score 0.988 and 0.969 on the same." : "No real rows were held out.",
      `The largest difference is in ${rename("capital gain")}.`,
      "Privacy was not measured, so that nothing here allows the twin to be given away.",
    ],
    verdict: {
      word,
      thresholds: scores.map(({ id, value, judgement }) => {
        const { pass, warn } = explainScore(id);
        return { id, value, pass, warn, judgement };
      }),
    },
    findings: listFindings(tables),
    relationships: count > 1 ? linkTables(tables, drift) : [],
    rules: [
      {
        ...{ table: tables[0]?.name ?? "", rule: rename("age is at least 17"), kind: "range" },
        ...{ broken: { real: 0, synthetic: 0.0004 }, judgement: "warn" },
      },
    ],
    privacy: options.attacked
      ? samplePrivacy
      : { state: "not-measured", reason: "no attack on the twin was asked for." },
    metrics: [
      { name: "KSComplement", about: "Distance of cumulative shares.", value: round(1 - drift), best: 1 },
      { name: "LogisticDetection", about: "A linear model tells the sides apart.", value: 0.912, best: 1 },
      {
        ...{ name: "SequenceLength", about: "Lengths of sequences.", value: null, best: 1 },
        reason: "No table has a sequence key.",
      },
    ],
    notes: [rename("3 rows of the real file could not be read.")],
  };
}

function makeTable(
  index: number,
  options: Required<Pick<SampleOptions, "drift" | "rename">> & SampleOptions,
  draw: () => number,
): TableReport {
  const { columns: count = 10, rows = 24_421, holdout = true, drift, rename } = options;
  const columns = Array.from({ length: count }, (_, column) => {
    const recipe = recipes[(column + index) % recipes.length] as (typeof recipes)[number];
    const suffix = column < recipes.length ? "" : ` ${column + 1}`;
    return makeColumn(recipe, suffix, { drift: drift * (0.3 + 1.7 * draw()), draw, rename });
  }).sort((a, b) => (a.value ?? 2) - (b.value ?? 2));
  const associated = columns.slice(0, 40).map(({ name }) => name);
  const name = rename(index === 0 ? "people" : `orders ${index + 1}`);
  return {
    ...{ name, columns: holdout ? columns : columns.map(withoutHoldout), state: "compared" },
    rows: { real: rows, synthetic: rows, holdout: holdout ? Math.floor(rows / 5) : null },
    ...{ shapes: round(1 - drift), trends: round(1 - 1.6 * drift) },
    onlyReal: index === 0 ? [rename("old column")] : [],
    onlySynthetic: [],
    pairs: {
      total: (count * (count - 1)) / 2,
      worst: makePairs(associated, drift, draw, holdout ? 0.97 : null),
    },
    associations: { ...makeAssociations(associated, drift, draw), leftOut: Math.max(0, count - 40) },
    mosaics: count > 2 ? [makeMosaic(rename, drift, draw)] : [],
    projection: makeProjection(drift),
    notes: [],
  };
}

function withoutHoldout(column: TableReport["columns"][number]): TableReport["columns"][number] {
  const { distribution } = column;
  return {
    ...{ ...column, ceiling: null, missing: { ...column.missing, holdout: null } },
    distribution: distribution === null ? null : { ...distribution, holdout: null },
  };
}

function listScores(drift: number, related: boolean, holdout: boolean): ReportScore[] {
  const fall = { shapes: 1, trends: 1.6, cardinality: 1.2, intertable: 2, detection: 5, novelty: 0.1 };
  const scores: ReportScore[] = Object.entries(fall)
    .filter(([id]) => related || (id !== "cardinality" && id !== "intertable"))
    .map(([id, strength]) => {
      const value = round(Math.max(0, 1 - drift * strength));
      const ceiling = holdout ? round(0.99 - strength * 0.008) : null;
      return {
        id,
        value,
        ceiling,
        judgement: judge(value),
        ...(holdout && { atCeilingSize: round(value - 0.004) }),
      };
    });
  const reason = "No column to predict was named, and none could be chosen.";
  return [...scores, { id: "usefulness", value: null, reason, ceiling: null, judgement: "unknown" }];
}

function listFindings(tables: readonly TableReport[]): Report["findings"] {
  return tables
    .flatMap(({ name, columns }) => columns.map((column) => ({ where: `${name}.${column.name}`, column })))
    .filter(({ column }) => column.judgement === "warn" || column.judgement === "bad")
    .slice(0, 10)
    .map(({ where, column }) => ({
      ...{ judgement: column.judgement, where },
      what: `Its values are distributed differently: ${column.value} where 1 is equal.`,
      advice: "Train longer, or give the column a type of its own in the schema.",
    }));
}

function linkTables(tables: readonly TableReport[], drift: number): Report["relationships"] {
  const parent = tables[0]?.name ?? "";
  const score = (value: number) => ({ value: round(value), ceiling: 0.98, judgement: judge(value) });
  const real = [0.18, 0.31, 0.24, 0.14, 0.08, 0.04, 0.01];
  return tables.slice(1, 7).map(({ name }, index) => ({
    ...{ parent, child: name, primaryKey: ["id"], foreignKey: ["person_id"] },
    integrity: index === 1 ? { value: null, reason: "The real data has no values here." } : { value: 1 },
    cardinality: score(1 - drift * 1.2),
    trends: score(1 - drift * 2),
    children: {
      ...{ kind: "bins", edges: [0, 1, 2, 3, 4, 6, 9, 14], scale: "whole", real, holdout: null },
      synthetic: real.map((share, bin) => round(share * (1 + drift * (bin - 2.3)))),
    },
  }));
}

function makePairs(
  names: readonly string[],
  drift: number,
  draw: () => number,
  ceiling: number | null,
): TableReport["pairs"]["worst"] {
  return names.slice(1, 16).map((name, index) => {
    const value = round(Math.max(0, 1 - 4 * drift + index * drift * 0.2));
    const real = round(draw());
    return {
      ...{ columns: [names[0] ?? "", name], metric: "ContingencySimilarity", value, ceiling },
      ...{ judgement: judge(value), real, synthetic: round(real * (1 - drift)) },
    };
  });
}

function makeAssociations(columns: string[], drift: number, draw: () => number) {
  const count = columns.length;
  const sides = { real: [] as (number | null)[], synthetic: [] as (number | null)[] };
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++) {
      const mirrored = column < row ? column * count + row : -1;
      const strength = row === column ? 1 : round((draw() ** 2 * 2 - 0.6) / (1 + Math.abs(row - column) / 4));
      const real = row + column === 1 ? null : strength;
      const away = real === null ? null : round(real * (1 - drift * draw() * 4));
      sides.real.push(mirrored >= 0 ? (sides.real[mirrored] ?? null) : real);
      sides.synthetic.push(mirrored >= 0 ? (sides.synthetic[mirrored] ?? null) : row === column ? 1 : away);
    }
  return { columns, ...sides, holdout: null };
}

function makeMosaic(
  rename: (name: string) => string,
  drift: number,
  draw: () => number,
): TableReport["mosaics"][number] {
  const real = [0.21, 0.09, 0.04, 0.17, 0.12, 0.03, 0.08, 0.1, 0.05, 0.02, 0.03, 0.06];
  const away = real.map((share) => share * (1 + drift * 3 * (draw() - 0.5)));
  const sum = away.reduce((total, share) => total + share, 0);
  return {
    columns: [rename("education"), rename("income")],
    first: ["HS-grad", "Some-college", "Bachelors", "Other"].map(rename),
    second: ["≤50K", ">50K", "unknown"].map(rename),
    real,
    synthetic: away.map((share) => round(share / sum)),
  };
}

function makeProjection(drift: number): TableReport["projection"] {
  const side = 14;
  const density = (x: number, y: number, shift: number) =>
    Math.exp(-(((x - 0.4 - shift) / 0.16) ** 2) - ((y - 0.5) / 0.2) ** 2) +
    0.5 * Math.exp(-(((x - 0.75) / 0.09) ** 2) - ((y - 0.7 + shift) / 0.1) ** 2);
  const cells = Array.from({ length: side * side }, (_, index) => {
    const [x, y] = [(index % side) / side, Math.floor(index / side) / side];
    const box = { x: round(x), y: round(y), width: round(1 / side), height: round(1 / side) };
    return { ...box, real: round(density(x, y, 0) / 32), synthetic: round(density(x, y, drift / 2) / 32) };
  });
  return { explained: [0.34, 0.18], cells };
}
