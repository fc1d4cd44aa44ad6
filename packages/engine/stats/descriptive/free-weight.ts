export interface SpreadOptions {
  /** Delta degrees of freedom: 0 describes the values at hand, 1 estimates the population. Default 0. */
  readonly ddof?: number;
  /**
   * What a weight says: "frequency", how often the value occurred, or "reliability", how far it is to be
   * trusted against the others. They differ only for ddof > 0. Default "frequency".
   */
  readonly weights?: "frequency" | "reliability";
}

/** What a sum of squares is divided by: W − ddof, or W − ddof·ΣW²/W for reliability; NaN unless positive. */
export function freeWeight(
  { weight, squaredWeight }: { readonly weight: number; readonly squaredWeight: number },
  { ddof = 0, weights = "frequency" }: SpreadOptions = {},
): number {
  const free = weights === "frequency" ? weight - ddof : weight - (ddof * squaredWeight) / weight;
  return free > 0 ? free : Number.NaN;
}
