/**
 * @file What generators of rows eat and give: tokens. A variable is what is drawn in one go for a row, such as an
 * encoded column: a token, or a coarse token and then a fine one inside it. Where its tokens lie on a scale, later
 * variables see its *position* from 0 to 1 on it rather than the token alone, so that neighbours are alike.
 * Nothing here knows what a token stands for.
 */

export interface TokenVariable {
  readonly name: string;
  /** Number of coarse tokens. */
  readonly size: number;
  /** For each coarse token how many fine ones lie inside; absent where there is one level only. At most 64. */
  readonly fineSizes?: Uint8Array;
  /** Absent: tokens have no order, and each is seen as itself (a fine one too). */
  readonly scale?: TokenScale;
  /** Names of variables that must be drawn before this one. */
  readonly after?: readonly string[];
}

/**
 * Where tokens lie. Fine tokens cut their coarse one's stretch into equal parts. A token without a stretch (null)
 * has NaN; one that is a single value has from = to.
 */
export interface TokenScale {
  /** One for each coarse token. */
  readonly from: Float32Array;
  readonly to: Float32Array;
  /** 1 for coarse tokens that later variables also see as themselves: null, exact and heavy values. */
  readonly distinct: Uint8Array;
}

/** One variable's values, row by row. */
export interface TokenColumn {
  readonly coarse: Uint16Array;
  /** 0 where the coarse token has a single fine one; absent where the variable has one level. */
  readonly fine?: Uint8Array;
  /** On the scale, NaN for null; absent for variables without a scale. */
  readonly positions?: Float32Array;
}

export interface TokenRows {
  readonly rowCount: number;
  /** In the order of the variables. */
  readonly columns: readonly TokenColumn[];
}

/**
 * Where a variable of a scale must lie, row by row, given the variables drawn before it; NaN = free. Tokens that
 * reach into the allowed stretch stay possible and positions are drawn inside it; null stays possible.
 */
export interface PositionBounds {
  readonly low?: Float32Array;
  readonly high?: Float32Array;
}

/** Asked before each variable that has `after`: what do the rows drawn so far allow? */
export type FindBounds = (
  variable: string,
  drawn: ReadonlyMap<string, TokenColumn>,
) => PositionBounds | undefined;

/** Rows are drawn in blocks of this many, each from its own random stream: what a block holds depends on nothing else. */
export const ROWS_PER_BLOCK = 4096;

export interface BlockRequest {
  /** The block's number in the whole that is drawn. */
  readonly block: number;
  /** At most ROWS_PER_BLOCK. */
  readonly rowCount: number;
  readonly findBounds?: FindBounds;
}

/** A fitted model of rows, opened for drawing. */
export interface RowSampler {
  draw(request: BlockRequest): Promise<TokenRows>;
  close(): Promise<void>;
}
