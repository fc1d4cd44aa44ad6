export * from "./errors.ts";
export * from "./generator.ts";
export * from "./model-file/index.ts";
export * from "./parallel/index.ts";
export * from "./registry.ts";
export { findRelations } from "./relations/index.ts";
export type { SavedArray, SavedState } from "./saved-state.ts";
