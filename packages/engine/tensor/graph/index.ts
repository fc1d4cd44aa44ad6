export * from "./graph.ts";
export * from "./shape.ts";
export * from "./to-model.ts";
