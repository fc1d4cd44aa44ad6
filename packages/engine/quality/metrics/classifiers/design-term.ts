/** Columns of the design: a number per row, or a one-hot group by code, of which −1 is no column at all. */
export type Term =
  | { readonly kind: "numeric"; readonly values: Float64Array }
  | { readonly kind: "one-hot"; readonly codes: Int32Array; readonly scales: Float64Array };
