/**
 * @file Keys found from data alone: in the collection of real databases (where this machine has it) and in
 * databases of random design, with their names and without.
 */
import { detectKeys } from "../../packages/engine/table/detect/keys/index.ts";
import { loadKnownDatabase } from "../../packages/engine/table/testing/load-known.ts";
import { listShared } from "../../packages/engine/table/testing/load-shared.ts";
import {
  hideNames,
  type KnownDatabase,
  scoreKeys,
} from "../../packages/engine/table/testing/synthetic-schema/known-database.ts";
import { makeSyntheticDatabase } from "../../packages/engine/table/testing/synthetic-schema/synthetic-schema.ts";
import type { Figure } from "../report.ts";

interface Tally {
  declared: number;
  found: number;
  wrong: number;
  tables: number;
  keyedTables: number;
  seconds: number;
}

const SYNTHETIC_DATABASES = 100;
const MIN_FOUND_HIDDEN = 0.8;
const MAX_WRONG_PER_FOUND = 0.1;

export function measureKeys(): Figure[] {
  const real = listShared("relational").map((name): [string, KnownDatabase] => [
    name,
    loadKnownDatabase(name),
  ]);
  const synthetic = Array.from({ length: SYNTHETIC_DATABASES }, (_, seed) => makeSyntheticDatabase(seed));
  const shown = real.map(([name, known]): [string, Tally] => [name, tallyAll([known])]);
  const hidden = real.map(([name, known]): [string, Tally] => [name, tallyAll([hideNames(known)])]);
  return [
    ...shown.map(([name, tally]) => report(`foreign keys, ${name}`, tally)),
    ...(real.length === 0
      ? []
      : [report("foreign keys, all real databases", addAll(shown.map(([, tally]) => tally)), 1)]),
    ...hidden.map(([name, tally]) => report(`foreign keys, ${name}, names hidden`, tally)),
    ...(real.length === 0
      ? []
      : [
          report(
            "foreign keys, all real databases, names hidden",
            addAll(hidden.map(([, tally]) => tally)),
            MIN_FOUND_HIDDEN,
          ),
        ]),
    report(`foreign keys, ${SYNTHETIC_DATABASES} random designs`, tallyAll(synthetic)),
    report(
      `foreign keys, ${SYNTHETIC_DATABASES} random designs, names hidden`,
      tallyAll(synthetic.map(hideNames)),
    ),
  ];
}

function tallyAll(databases: readonly KnownDatabase[]): Tally {
  return addAll(databases.map(tally));
}

function tally(known: KnownDatabase): Tally {
  const before = process.cpuUsage();
  const found = detectKeys(known.database);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const { declared, missed, wrong, tables, wrongPrimaryKeys } = scoreKeys(found, known);
  return {
    declared,
    found: declared - missed.length,
    wrong: wrong.length,
    tables,
    keyedTables: tables - wrongPrimaryKeys.length,
    seconds,
  };
}

function addAll(tallies: readonly Tally[]): Tally {
  const sum = { declared: 0, found: 0, wrong: 0, tables: 0, keyedTables: 0, seconds: 0 };
  for (const one of tallies) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += one[key];
  return sum;
}

function report(name: string, sum: Tally, minFound?: number): Figure {
  const { declared, found, wrong, tables, keyedTables, seconds } = sum;
  const note = `${wrong} false; primary keys ${keyedTables} of ${tables}; ${seconds.toFixed(2)} s of processor time`;
  const figure = { name, value: `${found} of ${declared}`, note };
  if (minFound === undefined) return figure;
  const isPrecise = minFound < 1 || wrong <= MAX_WRONG_PER_FOUND * found;
  const target = minFound < 1 ? `≥ ${100 * minFound} %` : "all, and at most 1 false per 10";
  return { ...figure, target, reached: found >= minFound * declared && isPrecise };
}
