import type { Random, WorkContext } from "../../../base/index.ts";
import { qualityErrors } from "../../errors.ts";
import { drawRows } from "../../metrics/classifiers/draw-rows.ts";
import type { Attack, AttackResult, TableUnderAttack } from "../attack.ts";
import { countAttacks } from "../attack-count.ts";
import { type AttackedRows, takeMeasuredRows } from "../attacked-columns.ts";
import { requireRows } from "../exposure.ts";
import { findNeighbours, joinRows, pickRows, type RowColumn, type Rows } from "../neighbours/index.ts";
import { pickColumns } from "../pick-columns.ts";
import { rangesOf } from "../ranges-of.ts";
import { type AttackTries, judgeTries, noteWeakness, reportTries } from "../residual-risk.ts";
import { valuesOf } from "../singling-out/predicate.ts";
import { worst } from "./judge-membership.ts";

/** Attributes that are attacked: marked as sensitive first, then in the order of the table. */
const MOST_SECRETS = 20;
/** Rows searched times columns, over all attributes: some ten seconds. */
const MOST_CELLS = 1.2e7;
const LEAST_SECRETS = 3;
/** A guess of a number is right when it is wrong by no more than this share of it, as Anonymeter has it. */
const TOLERANCE = 0.05;
/** Of a time, by no more than this share of all times: years since 1970 are no scale. */
const TIME_TOLERANCE = 0.01;

export interface Guess {
  readonly kind: RowColumn["kind"];
  readonly guessed: number;
  readonly secret: number;
  /** For times, the difference that is allowed. */
  readonly reach?: number;
}

/** The package takes any guess below zero for right, its denominator being negative; here it has to be near. */
export function isRight({ kind, guessed, secret, reach }: Guess): boolean {
  if (Number.isNaN(guessed) || Number.isNaN(secret)) return Number.isNaN(guessed) && Number.isNaN(secret);
  if (kind === "category") return guessed === secret;
  const allowed = reach ?? TOLERANCE * (Math.abs(guessed) + 1e-12);
  return Math.abs(guessed - secret) <= allowed;
}

export interface InferenceOptions {
  readonly secret: number;
  /** For times. */
  readonly reach?: number;
}

/** How many targets the secret is guessed of, from the synthetic row that is nearest in all other columns. */
export function inferRows(
  targets: Rows,
  synthetic: Rows,
  options: InferenceOptions,
  context?: WorkContext,
): number {
  const known = targets.columns.map((_, at) => at).filter((at) => at !== options.secret);
  const [queries, searched] = [pickColumns(targets, known), pickColumns(synthetic, known)];
  const distance = { kind: "gower", ranges: rangesOf(joinRows(queries, searched)) } as const;
  const { index } = findNeighbours(queries, searched, { distance }, context);
  return countRight(targets, synthetic, { ...options, guesses: index });
}

export function countRight(
  targets: Rows,
  synthetic: Rows,
  { secret, reach, guesses }: InferenceOptions & { readonly guesses: ArrayLike<number> },
): number {
  const { kind } = targets.columns[secret] as RowColumn;
  const [own, theirs] = [targets, synthetic].map((rows) => valuesOf(rows.columns[secret] as RowColumn)) as [
    Float64Array,
    Float64Array,
  ];
  let right = 0;
  for (const [target, value] of own.entries()) {
    const guessed = theirs[guesses[target] as number] as number;
    if (isRight({ kind, guessed, secret: value, ...(reach !== undefined && { reach }) })) right++;
  }
  return right;
}

export const inference: Attack = {
  name: "inference",
  about: "Knows all of a person's columns but one, and guesses that one from the nearest synthetic row.",
  limits: "Stronger models than the nearest row may guess better, from fewer known columns.",
  citation: "Giomi et al. 2023 (Anonymeter)",
  needs: ["holdout", "several-columns"],
  cost: "quick",
  run(table, context) {
    const rows = takeMeasuredRows(table);
    const { real, synthetic, holdout } = rows;
    if (holdout === undefined) throw qualityErrors.create("no-holdout");
    requireRows({ fitted: real.count, synthetic: synthetic.count, "held-out": holdout.count });
    if (real.columns.length < 2)
      throw qualityErrors.create("too-few-columns", { table: table.name, needed: 2 });
    const secrets = listSecrets(table, rows);
    if (secrets.length === 0) throw qualityErrors.create("nothing-to-infer", { table: table.name });
    const affordable = Math.floor(MOST_CELLS / (synthetic.count * synthetic.columns.length));
    const chosen = secrets.slice(0, Math.min(MOST_SECRETS, Math.max(LEAST_SECRETS, affordable)));
    const count = countAttacks(table, real.count, holdout.count);
    const targets = drawTargets({ real, holdout }, count, table.random.stream("inference"));
    const tried = chosen.map((secret) => ({
      name: rows.names[secret.secret] as string,
      tries: attackSecret({ ...targets, synthetic }, secret, context),
    }));
    return judgeSecrets(table, tried, { left: real.columns.length - chosen.length, count });
  },
};

/** What varies on every side, marked as sensitive first. */
function listSecrets(table: TableUnderAttack, { names, real, synthetic }: AttackedRows): InferenceOptions[] {
  const described = names.map((name) => table.schema.columns[name]);
  const rank = (at: number) => (described[at]?.role === "sensitive" ? 0 : 1);
  return names
    .map((_, at) => at)
    .filter((at) => varies(real.columns[at] as RowColumn) && varies(synthetic.columns[at] as RowColumn))
    .sort((a, b) => rank(a) - rank(b) || a - b)
    .map((secret) => {
      const isTime = ["datetime", "date", "time"].includes(described[secret]?.type ?? "");
      const range = rangesOf(pickColumns(real, [secret]))[0] as number;
      return { secret, ...(isTime && { reach: TIME_TOLERANCE * range }) };
    });
}

function varies(column: RowColumn): boolean {
  const values = valuesOf(column);
  return values.some((value) => !Object.is(value, values[0]));
}

interface Targets {
  readonly fitted: Rows;
  readonly heldOut: Rows;
  readonly random: Random;
}

function drawTargets(
  { real, holdout }: { readonly real: Rows; readonly holdout: Rows },
  count: number,
  random: Random,
): Targets {
  const draw = (rows: Rows, name: string) => pickRows(rows, drawRows(rows.count, count, random.stream(name)));
  return { fitted: draw(real, "fitted"), heldOut: draw(holdout, "held out"), random };
}

function attackSecret(
  { fitted, heldOut, synthetic, random }: Targets & { readonly synthetic: Rows },
  options: InferenceOptions,
  context: WorkContext,
): AttackTries {
  const own = random.stream(`guesses of ${options.secret}`);
  const guesses = Int32Array.from({ length: fitted.count }, () => own.below(synthetic.count));
  const attack = (rows: Rows) => ({ count: rows.count, hits: inferRows(rows, synthetic, options, context) });
  return {
    main: attack(fitted),
    baseline: { count: fitted.count, hits: countRight(fitted, synthetic, { ...options, guesses }) },
    control: attack(heldOut),
  };
}

function judgeSecrets(
  table: TableUnderAttack,
  tried: readonly { readonly name: string; readonly tries: AttackTries }[],
  { left, count }: { readonly left: number; readonly count: number },
): AttackResult {
  const findings = tried
    .map(({ name, tries }) =>
      judgeTries(tries, {
        where: `${table.name}.${name}`,
        deed: "Guessing this attribute from the nearest synthetic row",
        advice:
          "Synthetic rows follow single people closely enough to tell what should stay unknown: train the generator for less long or on more rows, or leave the column out.",
      }),
    )
    .filter((finding) => finding !== undefined);
  const weak = tried.filter(({ tries }) => noteWeakness(tries) !== undefined).length;
  const notes = [
    `${count} people on either side attacked`,
    left > 0 && `${left} of ${left + tried.length} attributes not attacked`,
    weak > 0 &&
      `no better than guessing for ${weak} of ${tried.length} attributes, so that little is proved there`,
  ];
  return {
    figures: tried.flatMap(({ name, tries }) => reportTries(tries, { prefix: `${name}.`, of: `, ${name}` })),
    findings,
    judgement: worst(findings),
    note: notes.filter((note) => note !== false).join("; "),
  };
}
