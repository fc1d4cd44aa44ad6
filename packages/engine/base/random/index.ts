export * from "./exponential.ts";
export * from "./laplace.ts";
export * from "./normal.ts";
export { type FloatArray, Random, type RandomState, type Seed } from "./random.ts";
export type { IntegerArray, Sampler } from "./sampler.ts";
