export * from "./attack.ts";
export { attacks } from "./attacks/index.ts";
export * from "./neighbours/index.ts";
export * from "./run-attacks.ts";
