export * from "./decode-model-file.ts";
export * from "./encode-model-file.ts";
export type { ModelManifest } from "./manifest.ts";
export * from "./model-file.ts";
export { type PackedState, packState, unpackState } from "./pack-state.ts";
