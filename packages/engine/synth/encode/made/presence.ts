/** @file Whether there is a value, as a variable: the one thing of a made column that is modelled with the others. */
import type { TokenColumn, TokenVariable } from "../../../models/tokens.ts";
import { type Column, countNulls } from "../../../table/index.ts";

const PRESENT = 1;

/** Fewer than k nulls, or fewer than k values, tell of single people and are left out. */
export function hasPresence(column: Column, leastPeople: number): boolean {
  const nulls = countNulls(column);
  return nulls >= leastPeople && column.length - nulls >= leastPeople;
}

export function presenceVariables(name: string, modelled: boolean): TokenVariable[] {
  return modelled ? [{ name, size: 2 }] : [];
}

export function encodePresence(column: Column, modelled: boolean): TokenColumn[] {
  if (!modelled) return [];
  return [
    {
      coarse: Uint16Array.from({ length: column.length }, (_, row) =>
        column.nulls?.[row] === 1 ? 0 : PRESENT,
      ),
    },
  ];
}

/** The null mask that was drawn, if any row is null. */
export function decodePresence(drawn: TokenColumn | undefined): { nulls?: Uint8Array } {
  if (drawn === undefined) return {};
  const nulls = Uint8Array.from(drawn.coarse, (token) => (token === PRESENT ? 0 : 1));
  return nulls.includes(1) ? { nulls } : {};
}
