/** @file The default generator of one table: a small network for each column, told by the columns drawn before it. */
import { availableParallelism } from "node:os";
import { z } from "zod";
import {
  type AutoregressiveModel,
  type AutoregressiveSettings,
  chooseAutoregressiveSettings,
  fitAutoregressive,
  logProbability,
  openSampler,
  sampleGraphs,
} from "../../models/autoregressive/index.ts";
import type { TokenVariable } from "../../models/tokens.ts";
import { encodeModel } from "../../tensor/index.ts";
import { synthErrors } from "../errors.ts";
import type { DescribedSetting } from "../generator.ts";
import type { SavedState } from "../saved-state.ts";
import type { RowModel, RowModelKind } from "./row-model.ts";

const settings = z.strictObject({
  hidden: z.int().min(4).max(1024).optional(),
  batchSize: z.int().min(8).max(8192).optional(),
  epochs: z.number().positive().max(1000).optional(),
  learningRate: z.number().positive().max(1).optional(),
  dropout: z.number().min(0).max(0.9).optional(),
  maxParents: z.int().min(0).max(10_000).optional(),
  validationShare: z.number().min(0).max(0.5).optional(),
  processes: z.int().min(0).max(64).optional(),
});

type GivenSettings = Partial<AutoregressiveSettings>;

/** Why each setting has the value it has, where nobody gave it. */
const reasons: Readonly<Record<keyof AutoregressiveSettings, string>> = {
  hidden: "32 for mostly categorical tables, 64 for continuous ones",
  batchSize: "grows with the rows",
  epochs: "enough steps for small tables, as many as the time allows for large ones",
  learningRate: "higher for continuous tables",
  dropout: "more below 20,000 rows",
  maxParents: "all earlier columns up to 40 of them, else those that tell most",
  validationShare: "a tenth of the rows chooses each network's best weights",
  processes: "as many as there are processors",
};

export const autoregressive: RowModelKind<GivenSettings> = {
  name: "autoregressive",
  summary: "a small network for each column, told by the columns before it: near to the data in seconds",
  idea: "Columns are drawn one after the other; for each, a small neural network says how likely each value is, given those drawn before it in the row.",
  settings,
  keepsRelations: true,
  async fit({ variables, rows, settings: given, random, findBounds }, context) {
    const { timeBudgetMs } = context;
    const budget =
      timeBudgetMs === undefined
        ? undefined
        : { cpuSeconds: (timeBudgetMs / 1_000) * availableParallelism() };
    const chosen = chooseAutoregressiveSettings(variables, rows.rowCount, dropAbsent(given), budget);
    const model = await fitAutoregressive({ variables, rows, settings: chosen, random, findBounds }, context);
    return wrap(model, describeSettings(chosen, given));
  },
  load(state, variables) {
    const read = savedModel.safeParse(state);
    if (!read.success) throw synthErrors.create("generator-damaged", {}, { cause: read.error });
    const { described, distinct, ...model } = read.data;
    return wrap(
      { ...model, variables: restoreDistinct(variables, distinct) } as AutoregressiveModel,
      described,
    );
  },
};

function wrap(model: AutoregressiveModel, described: readonly DescribedSetting[]): RowModel {
  const { variables, ...saved } = model;
  const distinct = variables.map(({ scale }) => scale?.distinct ?? null);
  return {
    open: (random) => openSampler(model, { random }),
    logProbability: (rows) => logProbability(model, rows),
    settings: described,
    training: summarise(model),
    save: () => ({ ...saved, distinct, described }) as unknown as SavedState,
    graphs: async () =>
      new Map(
        sampleGraphs(model).map(({ model: graph }, index) => [
          String(index).padStart(4, "0"),
          encodeModel(graph),
        ]),
      ),
  };
}

function summarise({ training }: AutoregressiveModel): Record<string, number> {
  const { validationLosses, bestSteps: _, ...counts } = training;
  const total = validationLosses.reduce((sum, loss) => sum + loss, 0);
  return { ...counts, validationNatsPerRow: Math.round(total * 1_000) / 1_000 };
}

function describeSettings(chosen: AutoregressiveSettings, given: GivenSettings): DescribedSetting[] {
  return (Object.keys(reasons) as (keyof AutoregressiveSettings)[]).map((name) => ({
    name,
    value: chosen[name],
    reason: given[name] === undefined ? reasons[name] : "given",
  }));
}

function dropAbsent(given: GivenSettings): GivenSettings {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Which tokens later networks see as themselves, the model has chosen; all else follows from the encoding. */
function restoreDistinct(
  variables: readonly TokenVariable[],
  distinct: readonly (Uint8Array | null)[],
): TokenVariable[] {
  return variables.map((variable, place) => {
    const own = distinct[place] ?? undefined;
    if (variable.scale === undefined || own === undefined) return variable;
    return { ...variable, scale: { ...variable.scale, distinct: own } };
  });
}

const floats = z.instanceof(Float32Array);
const index = z.int().min(0);
const savedModel = z.strictObject({
  order: z.array(index),
  parents: z.array(z.array(index)),
  distinct: z.array(z.instanceof(Uint8Array).nullable()),
  settings: settings.required(),
  weights: z.array(
    z.strictObject({ inputs: floats, second: floats, secondBias: floats, head: floats, headBias: floats }),
  ),
  training: z.strictObject({
    rows: z.number(),
    validationRows: z.number(),
    steps: z.number(),
    parameters: z.number(),
    validationLosses: floats,
    bestSteps: floats,
  }),
  described: z.array(
    z.strictObject({
      name: z.string(),
      value: z.union([z.string(), z.number(), z.boolean()]),
      reason: z.string(),
    }),
  ),
});
