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
import { measureSizeCorrection } from "./size-correction.ts";

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

/** Successes on held-out rows are carried over to as many rows as were fitted. */
export function tryPredicates(
  { real, holdout }: SinglingOutSides,
  { drawn, atRandom }: Predicates,
): AttackTries {
  const countSingled = (predicates: readonly Predicate[]) =>
    predicates.filter((predicate) => countMatches(real, predicate, 2) === 1).length;
  const inHoldout = drawn.map((predicate) => countMatches(holdout, predicate));
  const sizes = { heldOut: holdout.count, fitted: real.count };
  const hits = inHoldout.filter((count) => count === 1).length * measureSizeCorrection(inHoldout, sizes);
  return {
    main: { count: drawn.length, hits: countSingled(drawn) },
    baseline: { count: atRandom.length, hits: countSingled(atRandom) },
    control: { count: drawn.length, hits: Math.min(hits, drawn.length) },
  };
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
