/** @file What a training process is given: rows as compact arrays, validation rows first, and its networks. */
import { fillPermutation, type Random } from "../../base/index.ts";
import type { TokenColumn, TokenRows, TokenVariable } from "../tokens.ts";
import type { NetworkWeights } from "./model.ts";
import type { Dependencies } from "./networks.ts";
import type { AutoregressiveSettings } from "./settings.ts";

/** A column in as few bytes as it takes. */
export interface PackedColumn {
  readonly coarse: Uint8Array | Uint16Array;
  readonly fine: Uint8Array | undefined;
  /** 1 to 65,535 from one end of the scale to the other, 0 for null. */
  readonly positions: Uint16Array | undefined;
}

export interface TrainingData extends Dependencies {
  readonly variables: readonly TokenVariable[];
  readonly settings: AutoregressiveSettings;
  /** The first are for validation, unless there are too few rows: then training rows are. */
  readonly columns: readonly PackedColumn[];
  readonly rowCount: number;
  readonly validationRows: number;
  readonly maxSteps: number;
  /** Networks of this part by their place in the plan, and their starting values. */
  readonly networks: readonly number[];
  readonly start: readonly NetworkWeights[];
}

const TOP = 65_534;

/** `count` rows in random order. */
export function packRows({ rowCount, columns }: TokenRows, count: number, random: Random): PackedColumn[] {
  const chosen = fillPermutation(random, new Uint32Array(rowCount)).subarray(0, count);
  return columns.map((column) => packColumn(column, chosen));
}

function packColumn({ coarse, fine, positions }: TokenColumn, rows: Uint32Array): PackedColumn {
  const isSmall = coarse.every((token) => token < 256);
  return {
    coarse: take(isSmall ? new Uint8Array(rows.length) : new Uint16Array(rows.length), rows, coarse),
    fine: fine && take(new Uint8Array(rows.length), rows, fine),
    positions: positions && packPositions(positions, rows),
  };
}

function take<A extends Uint8Array | Uint16Array>(taken: A, rows: Uint32Array, values: ArrayLike<number>): A {
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]!]!;
  return taken;
}

function packPositions(positions: Float32Array, rows: Uint32Array): Uint16Array {
  const packed = new Uint16Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const position = positions[rows[i]!]!;
    packed[i] = Number.isNaN(position) ? 0 : 1 + Math.round(position * TOP);
  }
  return packed;
}

/** The rows of that numbers. */
export function unpackRows({ coarse, fine, positions }: PackedColumn, rows: Uint32Array): TokenColumn {
  return {
    coarse: take(new Uint16Array(rows.length), rows, coarse),
    ...(fine && { fine: take(new Uint8Array(rows.length), rows, fine) }),
    ...(positions && { positions: unpackPositions(positions, rows) }),
  };
}

function unpackPositions(packed: Uint16Array, rows: Uint32Array): Float32Array {
  const positions = new Float32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const value = packed[rows[i]!]!;
    positions[i] = value === 0 ? Number.NaN : (value - 1) / TOP;
  }
  return positions;
}
