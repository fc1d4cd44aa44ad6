export type { CategoricalFeature, Feature, NumericFeature } from "./feature.ts";
export type { BoostedTrees, BoostingSettings } from "./fit-boosting.ts";
export { defaultBoostingSettings, fitBoosting, predictBoosting } from "./fit-boosting.ts";
export { missingGoesLeft, type Tree } from "./tree.ts";
