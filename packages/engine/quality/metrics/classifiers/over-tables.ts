/** @file A metric that judges one table at a time: the mean over the tables that could be judged. */
import { isSemblanceError, Random, type WorkContext } from "../../../base/index.ts";
import type { Table, TableSchema } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { computed, meanScore, notComputable, type Score } from "../../score.ts";
import { remember } from "../../sides/remember.ts";
import type { EvaluationInput, MetricAnswer, MetricEntry } from "../entry.ts";
import { findTarget } from "./find-target.ts";

export interface TableInput {
  readonly name: string;
  readonly real: Table;
  readonly synthetic: Table;
  readonly holdout: Table | undefined;
  readonly schema: TableSchema;
  /** The column to be predicted where one was named; null where it is another table's. */
  readonly target?: string | null;
  /** The table's own stream of this seed: adding a table changes no other one's number. */
  readonly random: Random;
}

export interface TableAnswer {
  readonly value: number;
  /** Further numbers, by what they are. */
  readonly parts?: Readonly<Record<string, number>>;
  readonly note?: string;
}

type About = Omit<MetricEntry, "compute">;

export function overTables(
  about: About,
  scoreTable: (input: TableInput, context: WorkContext) => TableAnswer,
): MetricEntry {
  return {
    ...about,
    compute(input, context) {
      const parts: Record<string, Score> = {};
      const scores: Score[] = [];
      const notes = new Map<string, string[]>();
      for (const table of listTables(input)) {
        const answer = attempt(() => scoreTable(table, context));
        const score = "reason" in answer ? answer : computed(answer.value);
        scores.push(score);
        parts[table.name] = score;
        if ("reason" in answer) continue;
        for (const [part, value] of Object.entries(answer.parts ?? {}))
          parts[`${table.name}.${part}`] = computed(value);
        if (answer.note) notes.set(answer.note, [...(notes.get(answer.note) ?? []), table.name]);
      }
      return combine(about.name, scores, parts, joinNotes(notes, scores.length));
    },
  };
}

/** The mean of the scores; where there is only one and it has a reason, that reason. */
export function combine(
  name: string,
  scores: readonly Score[],
  parts: Readonly<Record<string, Score>>,
  note: string,
): MetricAnswer {
  const rest = { parts, ...(note !== "" && { note }) };
  const mean = meanScore(scores);
  if (mean !== null) return { value: mean, ...rest };
  const [only] = scores;
  if (scores.length === 1 && only?.value === null) return { ...only, ...rest };
  return { ...notComputable(qualityErrors.create("nothing-to-compare", { metric: name })), ...rest };
}

/** The same for every metric of an evaluation, so that what they make of a table can be remembered by it. */
const listTables = remember((input: EvaluationInput): TableInput[] => {
  const { real, synthetic, holdout, schema, seed } = input;
  const random = new Random(seed).stream("tables");
  const target = findTarget(input);
  const tables: TableInput[] = [];
  for (const [name, described] of Object.entries(schema.tables)) {
    const [realTable, syntheticTable] = [real.get(name), synthetic.get(name)];
    if (realTable === undefined || syntheticTable === undefined) continue;
    const sides = { real: realTable, synthetic: syntheticTable, holdout: holdout?.get(name) };
    const asked = target && { target: target.table === name ? target.column : null };
    tables.push({ name, ...sides, schema: described, ...asked, random: random.stream(name) });
  }
  return tables;
});

function attempt(score: () => TableAnswer): TableAnswer | Extract<Score, { value: null }> {
  try {
    return score();
  } catch (error) {
    if (!isSemblanceError(error) || error.code === "cancelled") throw error;
    return notComputable(error);
  }
}

function joinNotes(notes: ReadonlyMap<string, readonly string[]>, tables: number): string {
  if (tables === 1) return [...notes.keys()].join("; ");
  return [...notes].map(([note, names]) => `${names.join(", ")}: ${note}`).join(". ");
}
