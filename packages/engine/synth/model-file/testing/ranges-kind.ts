/**
 * @file The smallest generator there can be: each number column by its quantiles, each text column by its labels,
 * all independent. It stands in for real ones where files and processes are put to the test.
 */
import { z } from "zod";
import { Random } from "../../../base/index.ts";
import {
  type Column,
  Dictionary,
  isNumeric,
  makeTable,
  type Schema,
  type Table,
  toNumbers,
} from "../../../table/index.ts";
import type { Generator, GeneratorKind, SampleOptions } from "../../generator.ts";
import { countRows, planBlocks } from "../../plan-blocks.ts";
import type { SavedState } from "../../saved-state.ts";

const columnState = z.discriminatedUnion("law", [
  z.strictObject({ law: z.literal("quantiles"), name: z.string(), knots: z.instanceof(Float64Array) }),
  z.strictObject({
    law: z.literal("labels"),
    name: z.string(),
    labels: z.array(z.string()),
    /** Shares summed up to each label. */
    upTo: z.instanceof(Float32Array),
  }),
]);
const rangesState = z.strictObject({
  table: z.string(),
  rowCount: z.int().min(0),
  columns: z.array(columnState),
});

type ColumnState = z.infer<typeof columnState>;
type RangesState = z.infer<typeof rangesState>;

const KNOTS = 9;

export const rangesKind: GeneratorKind = {
  name: "ranges",
  summary: "Columns on their own, between quantiles.",
  settings: z.unknown(),
  async fit({ tables, schema }) {
    const table = tables.values().next().value as Table;
    const columns = [...table.columns].map(([name, column]) => fitColumn(name, column));
    return makeGenerator({ table: table.name, rowCount: table.rowCount, columns }, schema);
  },
  async load(state, schema) {
    const parsed = rangesState.parse(state);
    for (const column of parsed.columns) checkColumn(column);
    return makeGenerator(parsed, schema);
  },
};

export function findGeneratorKind(): GeneratorKind {
  return rangesKind;
}

function fitColumn(name: string, column: Column): ColumnState {
  if (isNumeric(column)) {
    const sorted = toNumbers(column).toSorted();
    const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number;
    return {
      law: "quantiles",
      name,
      knots: Float64Array.from({ length: KNOTS }, (_, i) => at(i / (KNOTS - 1))),
    };
  }
  if (column.kind !== "text") throw new TypeError(`${name} is neither numbers nor text`);
  const labels = [...column.dictionary.texts()];
  const upTo = new Float32Array(labels.length);
  for (const code of column.codes) upTo[code] = (upTo[code] as number) + 1 / column.length;
  for (let i = 1; i < upTo.length; i++) upTo[i] = (upTo[i] as number) + (upTo[i - 1] as number);
  return { law: "labels", name, labels, upTo };
}

function checkColumn(column: ColumnState): void {
  const isSound =
    column.law === "quantiles" ? column.knots.length >= 2 : column.upTo.length === column.labels.length;
  if (!isSound || (column.law === "labels" && column.labels.length === 0))
    throw new TypeError("the lengths differ");
}

function makeGenerator(state: RangesState, schema: Schema): Generator {
  const fittedRows = { [state.table]: state.rowCount };
  return {
    kind: rangesKind.name,
    schema,
    fittedRows,
    async *sample({ seed, ...options }: SampleOptions) {
      const random = new Random(seed);
      const blocks = [...planBlocks(countRows(state.table, options, { fittedRows }), options.partition)];
      const places = blocks.length > 0 ? blocks : [{ block: 0, rowCount: 0 }];
      for (const { block, rowCount } of places)
        yield { table: state.table, rows: drawBlock(state, rowCount, random.partition(block)) };
    },
    describe: () => ({
      kind: rangesKind.name,
      idea: "Every column on its own.",
      settings: [{ name: "knots", value: KNOTS, reason: "small" }],
      tables: [
        {
          name: state.table,
          columns: state.columns.map(({ name, law }) => ({ columns: [name], encoding: law })),
          relations: [],
          protections: [],
          training: { steps: 0 },
        },
      ],
    }),
    save: () => state as SavedState,
  };
}

function drawBlock({ table, columns }: RangesState, rowCount: number, random: Random): Table {
  return makeTable(
    table,
    columns.map((column) => [column.name, drawColumn(column, random.fillFloat(new Float64Array(rowCount)))]),
  );
}

function drawColumn(column: ColumnState, chances: Float64Array): Column {
  const { length } = chances;
  if (column.law === "quantiles") {
    const { knots } = column;
    const values = chances.map((chance) => {
      const place = chance * (knots.length - 1);
      const cell = Math.floor(place);
      const from = knots[cell] as number;
      return from + (place - cell) * ((knots[cell + 1] as number) - from);
    });
    return { kind: "float64", length, values };
  }
  const last = column.labels.length - 1;
  const codes = Int32Array.from(chances, (chance) => {
    const found = column.upTo.findIndex((share) => chance < share);
    return found < 0 ? last : found;
  });
  return { kind: "text", length, codes, dictionary: Dictionary.of(column.labels) };
}
