/** @file Whether predicates that fit one synthetic row fit one fitted row, and one held-out row. */
import type { Random } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { AttackResult, TableUnderAttack } from "../attack.ts";
import { takeAllRows } from "../attacked-columns.ts";
import { worst } from "../attacks/judge-membership.ts";
import { requireRows } from "../exposure.ts";
import { keepCopies, pickRows, type Rows } from "../neighbours/index.ts";
import { type AttackTries, judgeTries, noteWeakness, reportTries } from "../residual-risk.ts";
import { drawAtRandom } from "./draw-predicates.ts";
import { countMatches, type Predicate } from "./predicate.ts";

export interface SinglingOutSides {
  readonly real: Rows;
  readonly synthetic: Rows;
  readonly holdout: Rows;
}

/**
 * Synthetic rows that are alike count once, since an attacker can leave copies out. Anonymeter leaves them out of real
 * rows as well; here two people who agree in everything are two.
 */
export function takeSinglingOutSides(table: TableUnderAttack, columns: number): SinglingOutSides {
  const { real, synthetic, holdout } = takeAllRows(table);
  if (holdout === undefined) throw qualityErrors.create("no-holdout");
  requireRows({ fitted: real.count, synthetic: synthetic.count, "held-out": holdout.count });
  if (real.columns.length < columns)
    throw qualityErrors.create("too-few-columns", { table: table.name, needed: columns });
  return { real, synthetic: pickRows(synthetic, keepCopies(synthetic, 1)), holdout };
}

export interface Predicates {
  readonly drawn: readonly Predicate[];
  readonly atRandom: readonly Predicate[];
}

/**
 * A predicate fits one row of a small table more or less often than one of a large one, so both sides count as many
 * rows: of the larger, a draw of the smaller's size, which needs no drawing, since the chance is known. (Anonymeter
 * carries the held-out side's successes over to the fitted size by a model of how predicates' weights are spread; where
 * four times as many rows were fitted, it found a risk of .16 on adult where equal sizes show none.)
 */
export function tryPredicates(
  { real, holdout }: SinglingOutSides,
  { drawn, atRandom }: Predicates,
): AttackTries {
  const size = Math.min(real.count, holdout.count);
  const trySide = (rows: Rows, predicates: readonly Predicate[]) => ({
    count: predicates.length,
    hits: predicates.reduce((sum, one) => sum + chanceOfOne(countMatches(rows, one), rows.count, size), 0),
  });
  return {
    main: trySide(real, drawn),
    baseline: trySide(real, atRandom),
    control: trySide(holdout, drawn),
  };
}

/**
 * That one of the c rows that fit is among the s drawn of m and the others are not: hypergeometric,
 * c (s / m) Π (m − s − i) / (m − 1 − i), i < c − 1.
 */
export function chanceOfOne(fitting: number, rows: number, drawn: number): number {
  let chance = (fitting * drawn) / rows;
  for (let other = 0; other < fitting - 1 && chance > 0; other++)
    chance *= Math.max(0, rows - drawn - other) / (rows - 1 - other);
  return chance;
}

export interface SinglingOut {
  readonly draw: (rows: Rows, count: number, random: Random) => readonly Predicate[];
  readonly count: number;
  readonly width: number;
  readonly random: Random;
  readonly deed: string;
}

export function runSinglingOut(
  table: TableUnderAttack,
  sides: SinglingOutSides,
  { draw, count, width, random, deed }: SinglingOut,
): AttackResult {
  const drawn = draw(sides.synthetic, count, random.stream("predicates"));
  if (drawn.length === 0) throw qualityErrors.create("nobody-stands-out", { table: table.name });
  const guessing = { count: drawn.length, width, random: random.stream("guesses") };
  const tries = tryPredicates(sides, { drawn, atRandom: drawAtRandom(sides.synthetic, guessing) });
  const finding = judgeTries(tries, {
    where: table.name,
    deed,
    advice:
      "Values that few people hold were kept: raise the thresholds for rare values and extremes, or use a preset with differential privacy.",
  });
  const findings = finding === undefined ? [] : [finding];
  const notes = [`${drawn.length} descriptions tried`, noteWeakness(tries)].filter(
    (note) => note !== undefined,
  );
  return { figures: reportTries(tries), findings, judgement: worst(findings), note: notes.join("; ") };
}
