/** @file Every attack on every table, each with its figures or the reason why there are none, and one verdict. */
import { isSemblanceError, Random, throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { Table } from "../../table/index.ts";
import { qualityErrors } from "../errors.ts";
import type { Attack, AttackFinding, AttackResult, PrivacyInput, TableUnderAttack } from "./attack.ts";
import { takeAllRows } from "./attacked-columns.ts";
import { attacks } from "./attacks/index.ts";
import { percent } from "./attacks/judge-membership.ts";
import { listEntities } from "./entities.ts";
import { measureOverlap, type Overlap } from "./measure-overlap.ts";

export type AttackAnswer = { readonly name: string; readonly table: string } & (
  | AttackResult
  /** Why it could not be tried, and what to do about it. */
  | { readonly code: string; readonly reason: string; readonly todo: string }
);

export interface PrivacyResult {
  /** The worst of what was found; never `pass` where no attack could be judged. */
  readonly verdict: "pass" | "warn" | "fail";
  readonly attacks: readonly AttackAnswer[];
  readonly findings: readonly AttackFinding[];
}

export interface AttackOptions {
  /** The quick ones, or those named; all by default. */
  readonly only?: "quick" | readonly string[];
}

export async function runAttacks(
  input: PrivacyInput,
  { only }: AttackOptions = {},
  context: WorkContext = {},
): Promise<PrivacyResult> {
  const chosen = chooseAttacks(only);
  const tables = [...listTables(input)];
  const onEntities = chosen.filter((attack) => attack.onEntities);
  const targets = [
    ...tables.map((table) => ({ table, tried: chosen })),
    ...(onEntities.length === 0 ? [] : listEntities(input).map((table) => ({ table, tried: onEntities }))),
  ];
  const total = targets.reduce((sum, { tried }) => sum + tried.length, 0);
  if (tables.length === 0)
    throw qualityErrors.create("no-common-table", {
      real: [...input.real.keys()].slice(0, 5).join(", "),
      synthetic: [...input.synthetic.keys()].slice(0, 5).join(", "),
    });
  const answers: AttackAnswer[] = [];
  const findings: AttackFinding[] = [];
  for (const { table, tried } of targets) {
    const first = answers.length;
    const overlap = table.schema.reference ? undefined : findOverlap(table);
    if (overlap !== undefined) findings.push(describeOverlap(table, overlap));
    // Nothing may lean on held-out rows that were fitted.
    const attacked = overlap === undefined ? table : { ...table, holdout: undefined };
    for (const attack of tried) {
      // A stop that was asked for meanwhile is heard.
      await new Promise((resolve) => setImmediate(resolve));
      throwIfCancelled(context.signal);
      context.onProgress?.({
        phase: `${table.name}: ${attack.name}`,
        done: answers.length,
        total,
        unit: "attacks",
      });
      const answer = await tryAttack(attack, { table: attacked, isVoid: overlap !== undefined }, context);
      if ("findings" in answer) findings.push(...answer.findings);
      answers.push(answer);
    }
    if (overlap === undefined) findings.push(...describeUntried(table, tried, answers.slice(first)));
  }
  return { verdict: decide(answers, findings), attacks: answers, findings };
}

function chooseAttacks(only: AttackOptions["only"]): readonly Attack[] {
  if (only === undefined) return attacks;
  if (only === "quick") return attacks.filter(({ cost }) => cost === "quick");
  return only.map((name) => {
    const attack = attacks.find((candidate) => candidate.name === name);
    if (attack !== undefined) return attack;
    throw qualityErrors.create("unknown-attack", { name, known: attacks.map((one) => one.name).join(", ") });
  });
}

function* listTables({ attackCount, ...input }: PrivacyInput): Generator<TableUnderAttack> {
  const { real, synthetic, holdout, schema, seed } = input;
  const random = new Random(seed).stream("attacks");
  for (const [name, described] of Object.entries(schema.tables)) {
    const [realTable, syntheticTable]: (Table | undefined)[] = [real.get(name), synthetic.get(name)];
    if (realTable === undefined || syntheticTable === undefined) continue;
    const sides = { real: realTable, synthetic: syntheticTable, holdout: holdout?.get(name) };
    yield { name, ...sides, schema: described, random: random.stream(name), attackCount };
  }
}

async function tryAttack(
  attack: Attack,
  { table, isVoid }: { readonly table: TableUnderAttack; readonly isVoid: boolean },
  context: WorkContext,
): Promise<AttackAnswer> {
  const own = { name: attack.name, table: table.name };
  try {
    const needsHoldout = attack.needs.includes("holdout");
    if (table.schema.reference) throw qualityErrors.create("describes-nobody", { table: table.name });
    if (needsHoldout && isVoid) throw qualityErrors.create("holdout-overlaps", { table: table.name });
    if (needsHoldout && table.holdout === undefined) throw qualityErrors.create("no-holdout");
    return { ...own, ...(await attack.run(table, context)) };
  } catch (error) {
    if (!isSemblanceError(error) || error.code === "cancelled") throw error;
    return { ...own, code: error.code, reason: error.message, todo: error.todo };
  }
}

/** Only where it voids what needs a holdout. */
function findOverlap(table: TableUnderAttack): Overlap | undefined {
  try {
    const overlap = measureOverlap(takeAllRows(table));
    return overlap?.isVoid ? overlap : undefined;
  } catch (error) {
    // A table without columns to compare says so at every attack.
    if (isSemblanceError(error)) return undefined;
    throw error;
  }
}

function describeOverlap({ name }: TableUnderAttack, { shared, expected }: Overlap): AttackFinding {
  const { message, todo } = qualityErrors.create("holdout-overlaps", { table: name });
  return {
    judgement: "warn",
    where: name,
    what: `${message} ${percent(shared)} of held-out rows equal a fitted one; duplicates explain ${percent(expected)}.`,
    advice: todo,
  };
}

/** Without held-out rows there is no telling what chance alone would give, so nothing passes. */
function describeUntried(
  { name, schema }: TableUnderAttack,
  chosen: readonly Attack[],
  answers: readonly AttackAnswer[],
): AttackFinding[] {
  const controlled = chosen.filter(({ needs }) => needs.includes("holdout")).map((attack) => attack.name);
  const untried = answers.filter((answer) => "code" in answer && controlled.includes(answer.name));
  // Whoever names only attacks without a control has asked for no more.
  if (schema.reference || controlled.length === 0 || untried.length < controlled.length) return [];
  const [why] = untried;
  // Where a row holds nothing but keys there is nothing of a person to find.
  if (why !== undefined && "code" in why && why.code === "only-keys") return [];
  const { reason, todo } = why !== undefined && "code" in why ? why : describeError("no-control");
  const tried = `None of the ${controlled.length} attacks that compare with held-out rows could be tried: ${controlled.join(", ")}.`;
  return [
    {
      judgement: "warn",
      where: name,
      what: `${reason} ${controlled.length > 0 ? tried : ""}`.trim(),
      advice: todo,
    },
  ];
}

function describeError(code: "no-control"): { readonly reason: string; readonly todo: string } {
  const { message, todo } = qualityErrors.create(code);
  return { reason: message, todo };
}

function decide(
  answers: readonly AttackAnswer[],
  findings: readonly AttackFinding[],
): PrivacyResult["verdict"] {
  const judgements = answers.flatMap((answer) => ("judgement" in answer ? [answer.judgement] : []));
  const found = findings.map(({ judgement }) => judgement);
  for (const level of ["fail", "warn"] as const)
    if (judgements.includes(level) || found.includes(level)) return level;
  return judgements.includes("pass") ? "pass" : "warn";
}
