export * from "./beta.ts";
export * from "./binomial.ts";
export * from "./chi-squared.ts";
export type { Distribution } from "./distribution.ts";
export * from "./fisher-f.ts";
export * from "./gamma.ts";
export * from "./kolmogorov.ts";
export * from "./normal.ts";
export * from "./student-t.ts";
