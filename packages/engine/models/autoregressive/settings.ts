/** @file What can be set of the autoregressive model. `choose-settings.ts` fills in what nobody gave. */

export interface AutoregressiveSettings {
  /** Width of both hidden layers of each column's network. */
  readonly hidden: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly learningRate: number;
  readonly dropout: number;
  /** Most earlier variables that a network sees, those with the largest mutual information first. */
  readonly maxParents: number;
  /** Rows held back to choose each network's best weights, as a share. */
  readonly validationShare: number;
  /** Processes that train side by side, each a part of the networks; 0 trains in the calling one. The result does not depend on it. */
  readonly processes: number;
}
