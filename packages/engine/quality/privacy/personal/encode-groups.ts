/** @file People who agree in the quasi-identifiers form a group, which has one code on every side. */
import { remember } from "../../sides/remember.ts";
import type { TableUnderAttack } from "../attack.ts";
import { takeMeasuredRows } from "../attacked-columns.ts";
import type { RowColumn, Rows } from "../neighbours/index.ts";
import { encodeAlike, encodeTuples } from "../tuples.ts";
import { findQuasiIdentifiers } from "./find-quasi-identifiers.ts";

export interface Groups {
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
  readonly holdout: Int32Array | undefined;
}

export const encodeGroups = remember((table: TableUnderAttack): Groups => {
  const { real, synthetic, holdout } = takeMeasuredRows(table);
  const sides = [real, synthetic, ...(holdout === undefined ? [] : [holdout])];
  const columns = findQuasiIdentifiers(table).columns.map((at) => encodeAlike(takeColumn(sides, at)));
  const [ofReal, ofSynthetic, ofHoldout] = encodeTuples(
    sides.map((_, side) => columns.map((codes) => codes[side] as Int32Array)),
  );
  return { real: ofReal as Int32Array, synthetic: ofSynthetic as Int32Array, holdout: ofHoldout };
});

function takeColumn(sides: readonly Rows[], at: number): RowColumn[] {
  return sides.map(({ columns }) => columns[at] as RowColumn);
}
