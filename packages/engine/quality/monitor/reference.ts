/**
 * @file What a stream is compared with: a table, summarised once. Columns of numbers and times keep quantiles and
 * bounds, columns of categories the counts of each, all of them the share of missing values; the rows are kept as
 * hashes. Everything else of the table may be forgotten.
 */
import { Random } from "../../base/index.ts";
import {
  type Column,
  type ColumnSchema,
  isMeasurable,
  type LogicalType,
  parseIsoMicros,
  type Table,
  type TableSchema,
} from "../../table/index.ts";
import { qualityErrors } from "../errors.ts";
import { scoredKind } from "../sides/take-sides.ts";
import { ColumnSketch, toCategory } from "./column-sketch.ts";
import { type CumulativeCurve, drawCurve } from "./cumulative-curve.ts";
import { planReading, type ReadCells } from "./read-cells.ts";
import { RowHashes } from "./row-hashes.ts";
import { RowSet } from "./row-set.ts";

/** Bounds the rank error of the reference at .3 % however many rows it has; 100 KiB a column. */
const REFERENCE_QUANTILES = 4_096;
/** Up to twice as many categories are counted exactly. */
const REFERENCE_CATEGORIES = 16_384;
/** Up to so many different rows copies are looked for: 75 MB of hashes. */
export const MOST_REFERENCE_ROWS = 2 ** 22;

export interface NumberReference {
  readonly kind: "numbers";
  readonly curve: CumulativeCurve;
  readonly rankError: number;
  readonly bounds: readonly [least: number, greatest: number];
}

export interface CategoryReference {
  readonly kind: "categories";
  readonly shares: ReadonlyMap<string | number, number>;
  /** Values that the schema allows besides. */
  readonly allowed: ReadonlySet<string | number>;
  /** Share of the values whose category is no longer counted: 0 while all counts are exact. */
  readonly lostShare: number;
  /** Share of the values whose category occurs once: about what fresh rows have in new ones (Good 1953). */
  readonly singleShare: number;
  /** Σ √(p(1 − p)) over the categories. */
  readonly spread: number;
}

/** Free text, names and keys: only their missing values are compared. */
export interface OtherReference {
  readonly kind: "other";
}

export interface ReferenceColumn {
  readonly name: string;
  readonly read: ReadCells;
  readonly present: number;
  readonly missingShare: number;
  /** How many different values, by HyperLogLog. */
  readonly distinct: number;
  /** Whether it is part of what makes two rows equal; keys are not. */
  readonly isCompared: boolean;
  readonly compared: NumberReference | CategoryReference | OtherReference;
}

export interface Reference {
  readonly table: string;
  readonly rowCount: number;
  readonly columns: readonly ReferenceColumn[];
  /** Hashes of the rows; `isExact` unless there are too many. */
  readonly rows: RowSet;
  /** Share of the rows that have a twin: as often fresh rows of the same source equal one of these. */
  readonly twinShare: number;
}

/** Columns that the schema does not have are left out. */
export function summariseReference(table: Table, schema: TableSchema): Reference {
  const random = new Random("monitor reference");
  const keys = listKeys(schema);
  const described = Object.entries(schema.columns).flatMap(([name, column]) => {
    const values = table.columns.get(name);
    return values === undefined ? [] : [{ name, column, values }];
  });
  if (described.length === 0 || table.rowCount === 0)
    throw qualityErrors.create("nothing-to-monitor", { table: table.name });
  const hasOthers = described.some(({ name }) => !keys.has(name));
  const hashes = new RowHashes(table.rowCount);
  const columns = described.map(({ name, column, values }) => {
    const isCompared = !hasOthers || !keys.has(name);
    const read = planReading(values);
    if (isCompared) hashes.absorb(read(values, table.rowCount));
    return summariseColumn({ name, schema: column, values, read, isCompared, random: random.stream(name) });
  });
  const rows = new RowSet({ limit: MOST_REFERENCE_ROWS });
  for (let row = 0; row < table.rowCount; row++)
    rows.add(hashes.high[row] as number, hashes.low[row] as number);
  const twinShare = 1 - rows.countSingles() / table.rowCount;
  return { table: table.name, rowCount: table.rowCount, columns, rows, twinShare };
}

const namingTypes: ReadonlySet<LogicalType> = new Set(["id", "uuid"]);

/** What two people never share, so that a copied row would look new. */
function listKeys({ primaryKey, uniqueKeys, columns }: TableSchema): ReadonlySet<string> {
  const naming = Object.entries(columns).filter(
    ([, { type, role }]) => namingTypes.has(type) || role === "identifier",
  );
  return new Set([...primaryKey, ...uniqueKeys.flat(), ...naming.map(([name]) => name)]);
}

interface ColumnToSummarise {
  readonly name: string;
  readonly schema: ColumnSchema;
  readonly values: Column;
  readonly read: ReadCells;
  readonly isCompared: boolean;
  readonly random: Random;
}

function summariseColumn({ schema, values, random, ...rest }: ColumnToSummarise): ReferenceColumn {
  const scored = scoredKind(schema);
  const isNumbers = scored === "continuous" && isMeasurable(values);
  const sketch = new ColumnSketch({
    random,
    quantileCapacity: isNumbers ? REFERENCE_QUANTILES : undefined,
    frequencyCapacity: scored === "discrete" ? REFERENCE_CATEGORIES : undefined,
  });
  sketch.add(rest.read(values, values.length));
  return {
    name: rest.name,
    read: rest.read,
    isCompared: rest.isCompared,
    present: sketch.present,
    missingShare: sketch.missingShare,
    distinct: Math.round(sketch.distinct.estimate()),
    compared: describeNumbers(sketch, schema) ?? describeCategories(sketch, schema) ?? { kind: "other" },
  };
}

function describeNumbers({ quantiles }: ColumnSketch, schema: ColumnSchema): NumberReference | undefined {
  if (quantiles === undefined) return undefined;
  const { type, min, max } = schema;
  const seen = quantiles.count === 0 ? undefined : [quantiles.quantile(0), quantiles.quantile(1)];
  const bounds = [
    readBound(type, min) ?? seen?.[0] ?? Number.NEGATIVE_INFINITY,
    readBound(type, max) ?? seen?.[1] ?? Number.MAX_VALUE,
  ] as const;
  return { kind: "numbers", curve: drawCurve(quantiles), rankError: quantiles.rankError, bounds };
}

/** Times as ISO text, in microseconds as the columns have them. */
function readBound(type: LogicalType, bound: ColumnSchema["min"]): number | undefined {
  if (bound === undefined) return undefined;
  const read = type === "date" || type === "datetime" ? parseIsoMicros(String(bound)) : bound;
  if (typeof read === "number" && !Number.isNaN(read)) return read;
  throw qualityErrors.create("bound-unfit", { type });
}

function describeCategories(sketch: ColumnSketch, schema: ColumnSchema): CategoryReference | undefined {
  const { frequencies, present } = sketch;
  if (frequencies === undefined) return undefined;
  const shares = new Map<string | number, number>();
  let [kept, singles, spread] = [0, 0, 0];
  for (const [category, count] of frequencies.save().counts) {
    const share = count / present;
    shares.set(category, share);
    kept += count;
    singles += count === 1 ? 1 : 0;
    spread += Math.sqrt(share * (1 - share));
  }
  const allowed = (schema.values ?? []).map((value) =>
    typeof value === "boolean" ? Number(value) : typeof value === "string" ? toCategory(value) : value,
  );
  return {
    kind: "categories",
    shares,
    allowed: new Set(allowed),
    lostShare: present === 0 ? 0 : 1 - kept / present,
    singleShare: present === 0 ? 0 : singles / present,
    spread,
  };
}
