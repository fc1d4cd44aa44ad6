/**
 * @file The honest floor: each variable drawn on its own, from how often its tokens occur. It keeps every
 * column's own law and no relation between columns; whatever claims to have learned some must beat it.
 */
import { Random, type RandomState } from "../../base/index.ts";
import { checkRows, checkVariables } from "../check-tokens.ts";
import { drawRows, orderVariables, type Probabilities } from "../drawing/index.ts";
import { modelErrors } from "../errors.ts";
import type { RowSampler, TokenColumn, TokenRows, TokenVariable } from "../tokens.ts";

export interface IndependentModel {
  readonly variables: readonly TokenVariable[];
  /** By variable. */
  readonly shares: readonly TokenShares[];
}

export interface TokenShares {
  /** One for each coarse token; they sum to 1. */
  readonly coarse: Float64Array;
  /** Given each coarse token those of its fine ones, one list after another, each as long as the longest. */
  readonly fine?: Float64Array;
}

export function fitIndependent(variables: readonly TokenVariable[], rows: TokenRows): IndependentModel {
  checkVariables(variables);
  checkRows(variables, rows);
  return { variables, shares: variables.map((variable, i) => measureShares(variable, rows.columns[i]!)) };
}

/** With no rows all tokens are alike. */
function measureShares({ size, fineSizes }: TokenVariable, { coarse, fine }: TokenColumn): TokenShares {
  const counts = new Float64Array(size);
  for (const token of coarse) counts[token]!++;
  if (fineSizes === undefined) return { coarse: normalise(counts) };
  const longest = widthOf(fineSizes);
  const fineCounts = new Float64Array(size * longest);
  for (const [row, token] of coarse.entries()) fineCounts[token * longest + fine![row]!]!++;
  for (const [token, count] of fineSizes.entries())
    fineCounts.set(normalise(fineCounts.subarray(token * longest, token * longest + count)), token * longest);
  return { coarse: normalise(counts), fine: fineCounts };
}

function widthOf(fineSizes: Uint8Array): number {
  return fineSizes.reduce((most, size) => Math.max(most, size), 1);
}

function normalise(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (total > 0 ? count / total : 1 / counts.length));
}

export async function openIndependentSampler(
  model: IndependentModel,
  options: { readonly random: RandomState },
): Promise<RowSampler> {
  checkModel(model);
  const { variables, shares } = model;
  const random = new Random(options.random);
  const order = orderVariables(variables);
  const ask = async (index: number, coarse?: Uint16Array) =>
    findShares(variables[index]!, shares[index]!, coarse);
  return {
    draw: (request) =>
      drawRows({ variables, order, ask, take() {} }, request, random.partition(request.block)),
    close: async () => {},
  };
}

function findShares(
  { fineSizes }: TokenVariable,
  { coarse, fine }: TokenShares,
  given?: Uint16Array,
): Probabilities {
  if (given === undefined) return { values: coarse, startOf: () => 0 };
  const longest = widthOf(fineSizes!);
  return { values: fine!, startOf: (row) => given[row]! * longest };
}

/** A model may come from a file that anyone could have changed. */
function checkModel({ variables, shares }: IndependentModel): void {
  checkVariables(variables);
  if (shares.length !== variables.length) refuse("it has not the shares of each variable");
  for (const [index, { size, fineSizes }] of variables.entries()) {
    const { coarse, fine } = shares[index]!;
    checkShares(coarse, size);
    if ((fine === undefined) !== (fineSizes === undefined)) refuse("it has not the levels of its variables");
    if (fine !== undefined) checkShares(fine, size * widthOf(fineSizes!));
  }
}

function checkShares(shares: Float64Array, size: number): void {
  const isSound = shares instanceof Float64Array && shares.length === size;
  if (!isSound || !shares.every((share) => share >= 0 && share <= 1))
    refuse("its shares are not from 0 to 1");
}

function refuse(reason: string): never {
  throw modelErrors.create("model-invalid", { reason });
}
