import { type Column, type ColumnSchema, foldText, type TableSchema } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { encodeTogether } from "../../sides/take-sides.ts";
import type { Attack, AttackFigure, AttackFinding, TableUnderAttack } from "../attack.ts";
import { requireRows } from "../exposure.ts";
import { type Estimate, estimateExcess, estimateShare, lowerBound } from "../intervals.ts";
import { countHolders, FEW_PEOPLE, findRare } from "../personal/count-holders.ts";
import type { Tries } from "../residual-risk.ts";
import { percent, worst } from "./judge-membership.ts";

/** Rows with a value copied from few people, surely beyond chance. */
const MOST_LEAKED = 0.01;
const WARN_LEAKED = 0.002;
/** Text of which so large a share is distinct names its holder, and does not recur by chance. */
const NAMING = 0.95;
/** A column that tells fewer people apart by its values is left to the attack on rare values. */
const LEAST_HELD = 0.05;

interface PersonalColumn {
  readonly name: string;
  readonly sides: readonly Column[];
}

interface Leak {
  readonly name: string;
  readonly exact: Comparison;
  /** Alike but for case, accents, spaces and punctuation; exact ones among them. */
  readonly near: Comparison;
}

interface Comparison {
  readonly own: Estimate;
  /** What is chance; unknown without held-out rows, unless values name their holders. */
  readonly chance: Estimate | undefined;
}

export const leakedValues: Attack = {
  name: "leaked-values",
  about: `Looks in personal and sensitive columns for values that fewer than ${FEW_PEOPLE} fitted people hold, exact or in another spelling.`,
  limits:
    "Only columns that the schema marks are looked at, and values that were altered further are not recognised.",
  citation: "Semblance; values held by few, against held-out rows",
  needs: [],
  cost: "quick",
  run(table) {
    const { real, synthetic, holdout } = table;
    requireRows({
      fitted: real.rowCount,
      synthetic: synthetic.rowCount,
      ...(holdout && { "held-out": holdout.rowCount }),
    });
    const columns = listPersonalColumns(table);
    if (columns.length === 0) throw qualityErrors.create("nothing-personal", { table: table.name });
    const leaks = columns.map(measureLeak).filter((leak) => leak !== undefined);
    if (leaks.length === 0) throw qualityErrors.create("nothing-rare", { table: table.name });
    const findings = leaks.map((leak) => judgeLeak(table, leak)).filter((finding) => finding !== undefined);
    const unknown = leaks.filter(({ exact }) => exact.chance === undefined).map(({ name }) => name);
    const note = `only held-out rows would tell how much is chance in ${unknown.join(", ")}`;
    return {
      figures: leaks.flatMap(reportLeak),
      findings,
      judgement: findings.length === 0 && unknown.length === leaks.length ? "unknown" : worst(findings),
      ...(unknown.length > 0 && { note }),
    };
  },
};

/** Keys without personal meaning are numbered anew and agree by chance. */
function listPersonalColumns({ schema, real, synthetic, holdout }: TableUnderAttack): PersonalColumn[] {
  const keys = new Set(listKeys(schema));
  return Object.entries(schema.columns).flatMap(([name, described]) => {
    const columns = [real, synthetic, holdout].map((side) => side?.columns.get(name));
    const sides = columns.filter((column) => column !== undefined);
    const isMissing = columns[0] === undefined || columns[1] === undefined;
    if (!isPersonal(described) || isMissing || (keys.has(name) && described.pii === undefined)) return [];
    if (holdout !== undefined && columns[2] === undefined) return [];
    return [{ name, sides }];
  });
}

/** Quasi-identifiers are known to others anyway. */
function isPersonal({ pii, role }: ColumnSchema): boolean {
  return role === undefined ? pii !== undefined : role !== "quasi";
}

function listKeys({ primaryKey, uniqueKeys, foreignKeys }: TableSchema): string[] {
  return [...primaryKey, ...uniqueKeys.flat(), ...foreignKeys.flatMap(({ columns }) => columns)];
}

function measureLeak({ name, sides }: PersonalColumn): Leak | undefined {
  const { codes, codeOf } = encodeTogether(sides);
  const [real, ...others] = codes as [Int32Array, ...Int32Array[]];
  if (estimate(countHolders(real, findRare(real))).value < LEAST_HELD) return undefined;
  const isText = sides[0]?.kind === "text";
  const present = real.filter((code) => code >= 0);
  const isNaming = isText && new Set(present).size >= NAMING * present.length;
  const compare = (fitted: Int32Array, rows: readonly Int32Array[]): Comparison => {
    const rare = findRare(fitted);
    const [own, chance] = rows.map((side) => estimate(countHolders(side, rare)));
    return { own: own as Estimate, chance: chance ?? (isNaming ? { value: 0, low: 0, high: 0 } : undefined) };
  };
  const exact = compare(real, others);
  if (!isText) return { name, exact, near: exact };
  const alike = joinSpellings(codeOf);
  const respell = (side: Int32Array) => side.map((code) => (code < 0 ? -1 : (alike[code] as number)));
  return { name, exact, near: compare(respell(real), others.map(respell)) };
}

function estimate({ hits, count }: Tries): Estimate {
  return count === 0 ? { value: 0, low: 0, high: 1 } : estimateShare(hits, count);
}

/** The code of the first value that reads the same. */
function joinSpellings(codeOf: ReadonlyMap<string | number, number>): Int32Array {
  const first = new Map<string, number>();
  const joined = new Int32Array(codeOf.size);
  for (const [value, code] of codeOf) {
    const plain = foldText(String(value)).replaceAll(/[^\p{L}\p{N}]/gu, "");
    const found = first.get(plain) ?? code;
    first.set(plain, found);
    joined[code] = found;
  }
  return joined;
}

function reportLeak({ name, exact, near }: Leak): AttackFigure[] {
  const report = (kind: string, label: string, { own, chance }: Comparison) => ({
    name: `${name}.${kind}`,
    label: `Synthetic values of ${name} that few fitted people hold, ${label}`,
    ...own,
    ...(chance && { harmless: chance.value }),
  });
  return [report("exact", "exact", exact), report("near", "in any spelling", near)];
}

function judgeLeak(
  { name: table }: TableUnderAttack,
  { name, exact, near }: Leak,
): AttackFinding | undefined {
  const excess = Math.max(...[exact, near].map(measureExcess));
  if (excess <= WARN_LEAKED) return undefined;
  const { own, chance } = near;
  return {
    judgement: excess > MOST_LEAKED ? "fail" : "warn",
    where: `${table}.${name}`,
    what: `${percent(own.value)} of the synthetic values are those of fewer than ${FEW_PEOPLE} fitted people, ${percent(exact.own.value)} letter by letter; by chance ${percent(chance?.value ?? 0)} would be.`,
    advice:
      "Values of real people were copied: have this column filled with invented values, or leave it out.",
  };
}

function measureExcess({ own, chance }: Comparison): number {
  return chance === undefined ? 0 : lowerBound(estimateExcess(own, chance));
}
