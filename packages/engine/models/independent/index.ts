export {
  fitIndependent,
  type IndependentModel,
  openIndependentSampler,
  type TokenShares,
} from "./independent.ts";
