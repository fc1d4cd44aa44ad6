/** @file For tests: tables of tokens whose joint law is known. */
import { Random } from "../../../base/index.ts";
import type { TokenRows, TokenVariable } from "../../tokens.ts";
import { chooseAutoregressiveSettings } from "../choose-settings.ts";
import type { AutoregressiveSettings } from "../settings.ts";

export interface KnownTable {
  readonly variables: readonly TokenVariable[];
  readonly rows: TokenRows;
}

/** Trains in this process, fast. */
export function quickSettings(
  { variables, rows }: KnownTable,
  given: Partial<AutoregressiveSettings> = {},
): AutoregressiveSettings {
  const quick = { processes: 0, hidden: 16, batchSize: 128, epochs: 16, dropout: 0 };
  return chooseAutoregressiveSettings(variables, rows.rowCount, { ...quick, ...given });
}

/** Two fair coins and whether they differ. */
export function makeXor(rowCount: number): KnownTable {
  const random = new Random("xor");
  const left = new Uint16Array(rowCount).map(() => random.below(2));
  const right = new Uint16Array(rowCount).map(() => random.below(2));
  const differ = left.map((value, row) => value ^ right[row]!);
  return {
    variables: ["left", "right", "differ"].map((name) => ({ name, size: 2 })),
    rows: { rowCount, columns: [left, right, differ].map((coarse) => ({ coarse })) },
  };
}

const CELLS = 8;
const PARTS = 4;

/**
 * "x" is uniform on the scale or null in a quarter of the rows; "y" is null exactly where x is, else in
 * [x − .1, x + .1], clipped. Both have 8 cells of 4 parts and a token for null.
 */
export function makeNumbers(rowCount: number): KnownTable {
  const random = new Random("numbers");
  const x = new Float32Array(rowCount).map(() => (random.float() < 0.25 ? Number.NaN : random.float()));
  const y = x.map((value) => Math.min(1, Math.max(0, value + 0.2 * (random.float() - 0.5))));
  return {
    variables: [makeNumber("x"), makeNumber("y")],
    rows: { rowCount, columns: [x, y].map(encodeNumber) },
  };
}

export function makeNumber(name: string, after?: readonly string[]): TokenVariable {
  const ends = (shift: number) =>
    Float32Array.from({ length: CELLS + 1 }, (_, cell) =>
      cell < CELLS ? (cell + shift) / CELLS : Number.NaN,
    );
  const isNull = (_: unknown, cell: number) => +(cell === CELLS);
  return {
    name,
    size: CELLS + 1,
    fineSizes: Uint8Array.from({ length: CELLS + 1 }, (_, cell) => (cell < CELLS ? PARTS : 1)),
    scale: { from: ends(0), to: ends(1), distinct: Uint8Array.from({ length: CELLS + 1 }, isNull) },
    ...(after && { after }),
  };
}

export function encodeNumber(positions: Float32Array) {
  const places = Array.from(positions, (position) => Math.min(CELLS - 1e-6, position * CELLS));
  return {
    coarse: Uint16Array.from(places, (place) => (Number.isNaN(place) ? CELLS : Math.floor(place))),
    fine: Uint8Array.from(places, (place) => (Number.isNaN(place) ? 0 : Math.floor((place % 1) * PARTS))),
    positions,
  };
}
