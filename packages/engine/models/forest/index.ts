export { binTokens } from "./bin-tokens.ts";
export { checkForest } from "./check-forest.ts";
export { chooseForest, type ForestChoice } from "./choose-forest.ts";
export { type ForestInput, fitForest } from "./fit-forest.ts";
export { defaultForestSettings, type Forest, type ForestSettings, type TokenForest } from "./forest.ts";
export { fitMixtureWeight } from "./mixture-weight.ts";
export {
  addForestProbabilities,
  drawFromForest,
  type ForestAddition,
  type ForestDraw,
  forestProbability,
  type RowBins,
} from "./read-forest.ts";
