/** @file Refuses variables and rows that would lead a model astray, before anything is computed. */
import { modelErrors } from "./errors.ts";
import type { TokenColumn, TokenRows, TokenVariable } from "./tokens.ts";

const MOST_FINE = 64;
const MOST_COARSE = 65_536;

export function checkVariables(variables: readonly TokenVariable[]): void {
  const names = new Set(variables.map(({ name }) => name));
  if (names.size !== variables.length) refuse("two of them have the same name");
  for (const variable of variables) {
    const problem = findProblem(variable, names);
    if (problem !== undefined) refuse(`${variable.name} ${problem}`);
  }
}

function findProblem(
  { name, size, fineSizes, scale, after = [] }: TokenVariable,
  names: ReadonlySet<string>,
) {
  if (!Number.isInteger(size) || size < 1 || size > MOST_COARSE) return `has a size of ${size}`;
  if (fineSizes !== undefined && fineSizes.length !== size) return `has ${fineSizes.length} fine sizes`;
  if (fineSizes?.some((fine) => fine < 1 || fine > MOST_FINE)) return "has a fine size beyond 1 to 64";
  const lists = scale === undefined ? [] : [scale.from, scale.to, scale.distinct];
  if (lists.some((list) => list.length !== size)) return "has a scale of another size";
  const strays = scale?.from.some((from, token) => !isStretch(from, scale.to[token]!));
  if (strays) return "has a token whose stretch does not lie on the scale";
  if (after.includes(name)) return "comes after itself";
  if (after.some((other) => !names.has(other))) return "comes after a variable that is not there";
  return undefined;
}

function isStretch(from: number, to: number): boolean {
  return (Number.isNaN(from) && Number.isNaN(to)) || (from >= 0 && from <= to && to <= 1);
}

export function checkRows(variables: readonly TokenVariable[], { rowCount, columns }: TokenRows): void {
  if (!Number.isSafeInteger(rowCount) || rowCount < 0) refuseRows(`there are ${rowCount} of them`);
  if (columns.length !== variables.length) refuseRows(`there are ${columns.length} columns`);
  for (const [index, variable] of variables.entries()) {
    const problem = findColumnProblem(variable, columns[index]!, rowCount);
    if (problem !== undefined) refuseRows(`${variable.name} ${problem}`);
  }
}

function findColumnProblem(variable: TokenVariable, column: TokenColumn, rowCount: number) {
  const { size, fineSizes, scale } = variable;
  const { coarse, fine, positions } = column;
  if (coarse.length !== rowCount) return "has another number of rows";
  if ((fineSizes === undefined) !== (fine === undefined)) return "has not the levels of its variable";
  if ((scale === undefined) !== (positions === undefined)) return "has not the scale of its variable";
  if ((fine ?? coarse).length !== rowCount || (positions ?? coarse).length !== rowCount)
    return "has lists of different lengths";
  for (let row = 0; row < rowCount; row++) {
    if (coarse[row]! >= size) return "has a token beyond its size";
    if (fineSizes !== undefined && fine![row]! >= fineSizes[coarse[row]!]!)
      return "has a fine token beyond its size";
    if (positions !== undefined && (positions[row]! < 0 || positions[row]! > 1))
      return "has a position off the scale";
  }
  return undefined;
}

function refuse(reason: string): never {
  throw modelErrors.create("token-variables-invalid", { reason });
}

function refuseRows(reason: string): never {
  throw modelErrors.create("token-rows-invalid", { reason });
}
