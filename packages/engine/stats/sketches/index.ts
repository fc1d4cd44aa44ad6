export * from "./distinct-sketch.ts";
export * from "./frequency-sketch.ts";
export { type Hash64, hashValue } from "./hash-value.ts";
export * from "./moment-sketch.ts";
export * from "./quantile-sketch.ts";
export type { Sketch } from "./sketch.ts";
