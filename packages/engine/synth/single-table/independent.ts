/** @file The honest floor: every column keeps its own law and no relation to the others. */
import { z } from "zod";
import {
  fitIndependent,
  type IndependentModel,
  openIndependentSampler,
} from "../../models/independent/index.ts";
import { synthErrors } from "../errors.ts";
import type { SavedState } from "../saved-state.ts";
import type { RowModel, RowModelKind } from "./row-model.ts";

export const independent: RowModelKind = {
  name: "independent",
  summary: "every column drawn on its own: the floor that a generator must beat, in a moment",
  idea: "Each column is drawn by how often its values occur, without a look at the others.",
  settings: z.strictObject({}),
  keepsRelations: false,
  fit: async ({ variables, rows }) => wrap(fitIndependent(variables, rows)),
  load(state, variables) {
    const read = savedModel.safeParse(state);
    if (!read.success) throw synthErrors.create("generator-damaged", {}, { cause: read.error });
    return wrap({ ...read.data, variables } as IndependentModel);
  },
};

function wrap(model: IndependentModel): RowModel {
  return {
    open: (random) => openIndependentSampler(model, { random }),
    settings: [],
    training: {},
    save: () => ({ shares: model.shares }) as unknown as SavedState,
  };
}

const shares = z.instanceof(Float64Array);
const savedModel = z.strictObject({
  shares: z.array(z.strictObject({ coarse: shares, fine: shares.optional() })),
});
