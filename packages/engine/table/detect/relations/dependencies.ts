/**
 * @file Columns that follow from one other column: a district from its city, an age group from an age. Keys follow
 * from nothing and give everything, so a determinant repeats each of its values, and the same rows with the
 * dependent column shuffled must break the dependency often.
 */
import type { Random } from "../../../base/index.ts";
import { codeValues } from "../../rules/inside/value-codes.ts";
import { countBreaks, countMinority, failsSoon, shuffleCodes } from "./dependency-counts.ts";
import { type RelationView, type ViewColumn, viewColumn } from "./relation-view.ts";
import { type VerifiedRule, verifyRule } from "./verify-rule.ts";

export interface Dependency extends VerifiedRule {
  readonly determinants: readonly ViewColumn[];
  readonly dependent: ViewColumn;
}

/** On average a value of the determinant is in so many rows. */
const LEAST_ROWS_PER_VALUE = 2;
/** In the sample, where chance may gather the exceptions. */
const MOST_BROKEN_SHARE = 0.002;
/** Breaks of the shuffled sample below which a dependency says little: a column that hardly varies follows from all. */
const LEAST_EXPECTED = 30;
/** Correlated columns of many repeated rows come near a dependency: one row in 2,000 may break it, chance fifty times that. */
export const DEPENDENCY_LIMITS = { brokenShare: 0.0005, doubt: 0.02 };
const LEAST_REPEATED_SHARE = 0.3;

export function findDependencies(view: RelationView, columns: readonly ViewColumn[]): Dependency[] {
  const dependents = columns.filter(({ isKey, codes }) => !isKey && countMinority(codes) >= LEAST_EXPECTED);
  return columns.filter(mayDetermine).flatMap((determinant) => {
    const lens = focus(view, determinant, dependents);
    if (lens === undefined) return [];
    return lens.dependents.flatMap((dependent) => {
      const chance = findChance(view.random, lens.determinant, dependent);
      return chance === undefined ? [] : (verify(view, determinant, dependent, chance) ?? []);
    });
  });
}

export function mayDetermine({ isKey, profile, nonNullCount }: ViewColumn): boolean {
  return !isKey && profile.distinctCount > 1 && nonNullCount >= LEAST_ROWS_PER_VALUE * profile.distinctCount;
}

/** A determinant of very many values hardly repeats in the sample: then whole groups of rows are sampled. */
function focus(view: RelationView, determinant: ViewColumn, dependents: readonly ViewColumn[]) {
  const others = dependents.filter(
    (dependent) => dependent.name !== determinant.name && mayFollow(dependent, determinant),
  );
  if (others.length === 0) return undefined;
  const rows = view.rows.length;
  if (rows === view.rowCount || determinant.codes.count <= (1 - LEAST_REPEATED_SHARE) * rows)
    return { determinant, dependents: others };
  const groupRows = sampleGroups(view, determinant);
  return {
    determinant: viewColumn(determinant.profile, groupRows),
    dependents: others.map(({ profile }) => viewColumn(profile, groupRows)),
  };
}

function mayFollow({ profile }: ViewColumn, determinant: ViewColumn): boolean {
  const values = profile.distinctCount + (profile.nullCount > 0 ? 1 : 0);
  return values <= 1.02 * determinant.profile.distinctCount + 1;
}

function sampleGroups(view: RelationView, { column, name }: ViewColumn): Int32Array {
  const { codes, count } = codeValues(column);
  const share = view.rows.length / view.rowCount;
  const random = view.random.stream("groups").stream(name);
  const isChosen = Uint8Array.from({ length: count }, (_, code) =>
    code > 0 && random.float() < share ? 1 : 0,
  );
  const rows: number[] = [];
  for (let row = 0; row < codes.length; row++) if (isChosen[codes[row]!] === 1) rows.push(row);
  return Int32Array.from(rows);
}

/** The share of rows that break it when shuffled; undefined when the sample speaks against it, or says too little. */
function findChance(random: Random, determinant: ViewColumn, dependent: ViewColumn): number | undefined {
  const first = new Int32Array(determinant.codes.count);
  if (failsSoon(determinant.codes, dependent.codes, first)) return undefined;
  const isPresent = (_: number, row: number) => determinant.codes.codes[row] !== 0;
  const groups = { ...determinant.codes, codes: determinant.codes.codes.filter(isPresent) };
  const values = { ...dependent.codes, codes: dependent.codes.codes.filter(isPresent) };
  const rows = groups.codes.length;
  const breaks = countBreaks(groups, values);
  if (rows === 0 || breaks > 2 + MOST_BROKEN_SHARE * rows) return undefined;
  const expected = countBreaks(groups, shuffleCodes(values, random.stream("shuffle")));
  return expected >= LEAST_EXPECTED ? expected / rows : undefined;
}

function verify(
  view: RelationView,
  determinant: ViewColumn,
  dependent: ViewColumn,
  chance: number,
): Dependency | undefined {
  const columns = [determinant.name, dependent.name];
  const rule = { kind: "functional-dependency", columns, params: {} };
  const verified = verifyRule(view, rule, chance, DEPENDENCY_LIMITS);
  return verified && { ...verified, determinants: [determinant], dependent };
}
