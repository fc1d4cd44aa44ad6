export type { ParallelOptions } from "./plan-chunks.ts";
export { sampleInParallel } from "./sample-in-parallel.ts";
