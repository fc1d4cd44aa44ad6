/**
 * @file A forest per variable, for its coarse token: a few trees that tell, from the variables drawn before, how often each token
 * comes. Beside a network it adds the sharp corners that smooth functions miss; the two are mixed,
 * P(token) = (1 − w) · network + w · forest. A forest is plain data, flat arrays over all its trees, and part of the
 * model file: a leaf is the counts of tokens among its rows, so leaves are never small. Fine tokens are the
 * network's alone: there trees gained a median of .02 nats over 55 columns of seven tables, where coarse tokens
 * gained whole nats a row.
 */

/** Trees see each variable as one of so many bins. */
export const FOREST_BINS = 64;
/** In `feature`: this node is a leaf. */
export const LEAF = 0xffff;

export interface ForestSettings {
  readonly trees: number;
  /** No leaf holds fewer rows. */
  readonly leafRows: number;
  /** Share of the features tried at each split. */
  readonly featureShare: number;
  /** Rows that the column's own distribution counts for beside each leaf's. */
  readonly smoothing: number;
  /** Share of the rows each tree sees, drawn without replacement. */
  readonly rowShare: number;
  /** A tree sees no more rows than this; counts in leaves are 16 bits wide. */
  readonly maxTreeRows: number;
}

export const defaultForestSettings: ForestSettings = {
  trees: 5,
  leafRows: 20,
  featureShare: 0.8,
  smoothing: 1,
  rowShare: 0.632,
  maxTreeRows: 50_000,
};

/** The trees of one token column. Nodes stand in preorder: a node's left child is the next one. */
export interface TokenForest {
  /** Index of the variable. */
  readonly variable: number;
  /** Variables that the trees may ask about. */
  readonly parents: Uint16Array;
  /** For each parent and bin its place in the order that cuts follow: FOREST_BINS for each parent. */
  readonly ranks: Uint8Array;
  /** What leaves are smoothed by: the share of each token in all rows. */
  readonly shares: Float32Array;
  readonly smoothing: number;
  /** First node of each tree. */
  readonly roots: Int32Array;
  /** Which of the parents a node asks about, or LEAF. */
  readonly feature: Uint16Array;
  /** The last rank that goes left. */
  readonly cut: Uint8Array;
  /** The right child; for a leaf its number. */
  readonly next: Int32Array;
  /** Where each leaf's tokens start, and the end of the last. */
  readonly leafStart: Int32Array;
  /** Rows in each leaf. */
  readonly leafRows: Uint16Array;
  readonly leafToken: Uint16Array;
  readonly leafCount: Uint16Array;
}

export interface Forest {
  /** For each variable the bin of each coarse token. */
  readonly bins: readonly Uint8Array[];
  readonly columns: readonly TokenForest[];
}
