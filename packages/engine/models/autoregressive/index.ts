export { chooseAutoregressiveSettings, type TrainingBudget } from "./choose-settings.ts";
export { computeOrder } from "./compute-order.ts";
export {
  type AutoregressiveContext,
  type AutoregressiveInput,
  fitAutoregressive,
} from "./fit-autoregressive.ts";
export { logProbability } from "./log-probability.ts";
export type { AutoregressiveModel, NetworkWeights, TrainingSummary } from "./model.ts";
export { openSampler, type SampleGraph, sampleGraphs } from "./open-sampler.ts";
export type { AutoregressiveSettings } from "./settings.ts";
