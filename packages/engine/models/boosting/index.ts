export { type BinnedFeatures, binFeatures, takeBinnedRows } from "./bin-features.ts";
export type { CategoricalFeature, Feature, NumericFeature } from "./feature.ts";
export type { BoostedTrees, BoostingSettings } from "./fit-boosting.ts";
export {
  defaultBoostingSettings,
  fitBinned,
  fitBoosting,
  predictBinned,
  predictBoosting,
} from "./fit-boosting.ts";
export { missingGoesLeft, type Tree } from "./tree.ts";
