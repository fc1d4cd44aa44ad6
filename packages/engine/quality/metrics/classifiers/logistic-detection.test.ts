import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Column, columnFromValues, makeTable, schemaSchema, type Table } from "../../../table/index.ts";
import { attemptScore } from "../../score.ts";
import { linkRelationships } from "../../sdmetrics/relationships.ts";
import { type GoldenScore, loadGoldenTables } from "../../testing/golden-tables.ts";
import { computeAuc } from "./auc.ts";
import type { Term } from "./design-term.ts";
import { detect, listDetectionColumns, scoreDetection, takeDesign, targetOf } from "./logistic-detection.ts";
import { joinBoth } from "./logistic-parent-child-detection.ts";
import { fitLogistic } from "./logistic-regression.ts";

type NumberCells = Readonly<Record<string, readonly (number | null)[]>>;
type Cells = Readonly<Record<string, readonly (number | string)[]>>;
interface Golden {
  readonly tables: readonly GoldenScore[];
  readonly predictions: readonly {
    readonly score: number;
    readonly rows: readonly [number, number];
    readonly folds: readonly (readonly number[])[];
  }[];
  readonly families: readonly {
    readonly real: Readonly<Record<string, Cells>>;
    readonly synthetic: Readonly<Record<string, Cells>>;
    readonly score: number;
  }[];
  readonly few: readonly {
    readonly sides: readonly [NumberCells, NumberCells];
    readonly score: GoldenScore;
  }[];
  readonly regressions: readonly {
    readonly kind: string;
    readonly x: readonly (readonly number[])[];
    readonly y: readonly number[];
    readonly coefficients: readonly number[];
    readonly intercept: number;
    readonly scores: readonly number[];
    readonly auc: number;
  }[];
}

/** Made by scripts/golden/sdmetrics/detection.py. */
const golden = JSON.parse(
  gunzipSync(readFileSync(join(import.meta.dirname, "../../golden/detection.json.gz"))).toString("utf8"),
) as Golden;

/** As in the script: row i of each side is in fold i % 3. */
const foldsOf = (rows: readonly number[]) =>
  Uint8Array.from(rows.flatMap((count) => Array.from({ length: count }, (_, row) => row % 3)));

test.each(golden.regressions.map((one) => [one.kind, one] as const))(
  "scikit-learn's coefficients and area: %s",
  (_kind, { x, y, coefficients, intercept, scores, auc }) => {
    const terms = coefficients.map(
      (_, column): Term => ({
        kind: "numeric",
        values: Float64Array.from(x, (row) => row[column] as number),
      }),
    );
    const model = fitLogistic(terms, Float64Array.from(y));
    for (const [at, weight] of model.weights.entries())
      expect(Math.abs(weight - (coefficients[at] as number))).toBeLessThan(1e-4);
    expect(Math.abs(model.intercept - intercept)).toBeLessThan(1e-4);
    expect(computeAuc(y, Float64Array.from(scores))).toBeCloseTo(auc, 12);
  },
);

test("one-hot terms are the columns they stand for", () => {
  const codes = Int32Array.from({ length: 60 }, (_, row) => (row % 4) - 1);
  const target = Float64Array.from(codes, (code, row) => (code === 1 || row % 7 === 0 ? 1 : 0));
  const scales = Float64Array.of(1, 2, 0.5);
  const columns = [...scales].map(
    (scale, code): Term => ({
      kind: "numeric",
      values: Float64Array.from(codes, (own) => (own === code ? scale : 0)),
    }),
  );
  const [short, long] = [
    fitLogistic([{ kind: "one-hot", codes, scales }], target),
    fitLogistic(columns, target),
  ];
  for (const [at, weight] of long.weights.entries()) expect(short.weights[at]).toBeCloseTo(weight, 4);
});

test("the package's formula on the package's predictions", () => {
  for (const { score, rows, folds } of golden.predictions) {
    const foldOf = foldsOf(rows);
    const target = targetOf(...rows);
    const areas = folds.map((predicted, fold) =>
      computeAuc(
        target.filter((_, row) => foldOf[row] === fold),
        Float64Array.from(predicted),
      ),
    );
    expect(Math.abs(scoreDetection(areas) - score)).toBeLessThan(1e-9);
  }
});

test("200 tables: the package's scores, and no score where it raises", () => {
  let compared = 0;
  for (const { index, real, synthetic, schema } of loadGoldenTables()) {
    const theirs = golden.tables[index];
    const rows = [real.rowCount, synthetic.rowCount] as const;
    const ours = attemptScore(() => {
      const names = listDetectionColumns(schema.tables.t!);
      return detect(takeDesign(real, synthetic, names), targetOf(...rows), foldsOf(rows));
    });
    if (typeof theirs !== "number") expect(ours.value, `table ${index}`).toBeNull();
    else {
      compared++;
      expect(
        Math.abs((ours.value as number) - theirs),
        `table ${index}: ${ours.value} and ${theirs}`,
      ).toBeLessThan(0.01);
    }
  }
  expect(compared).toBeGreaterThan(60);
});

test("hardly any rows and columns without a value: a score where the package has one", () => {
  for (const [at, { sides, score }] of golden.few.entries()) {
    const [real, synthetic] = sides.map((cells) => {
      const columns = Object.entries(cells).map(([name, column]): [string, Column] => {
        const nulls = Uint8Array.from(column, (cell) => (cell === null ? 1 : 0));
        const values = Float64Array.from(column, (cell) => cell ?? 0);
        return [name, { kind: "float64", length: column.length, values, nulls }];
      });
      return makeTable("t", columns);
    }) as [Table, Table];
    const rows = [real.rowCount, synthetic.rowCount] as const;
    const ours = attemptScore(() =>
      detect(takeDesign(real, synthetic, [...real.columns.keys()]), targetOf(...rows), foldsOf(rows)),
    );
    if (typeof score === "number") expect(Math.abs((ours.value ?? 9) - score), `${at}`).toBeLessThan(0.01);
    else expect(ours.value, `${at}`).toBeNull();
  }
});

test("children beside their parents", () => {
  const columns = (types: Readonly<Record<string, string>>) => ({
    columns: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }])),
  });
  const schema = schemaSchema.parse({
    version: 1,
    tables: {
      parent: { ...columns({ id: "id", size: "numerical", kind: "categorical" }), primaryKey: ["id"] },
      child: {
        ...columns({ parent_id: "id", amount: "numerical", state: "categorical" }),
        foreignKeys: [{ columns: ["parent_id"], references: { table: "parent", columns: ["id"] } }],
      },
    },
  });
  const build = (cells: Readonly<Record<string, Cells>>) =>
    new Map(
      Object.entries(cells).map(([name, columns]) => [
        name,
        makeTable(
          name,
          Object.entries(columns).map(([column, values]) => [column, columnFromValues(values)]),
        ),
      ]),
    );
  for (const { real, synthetic, score } of golden.families) {
    const sides = [build(real), build(synthetic)] as const;
    const [link] = [...linkRelationships(schema, ...sides)];
    const joined = joinBoth(link!, ...sides, schema);
    const rows = [joined.real.rowCount, joined.synthetic.rowCount] as const;
    const design = takeDesign(joined.real, joined.synthetic, [...joined.real.columns.keys()]);
    expect(Math.abs(detect(design, targetOf(...rows), foldsOf(rows)) - score)).toBeLessThan(0.01);
  }
});
