export * from "./flat-layout.ts";
export * from "./initialise.ts";
export * from "./layer.ts";
export * from "./linear.ts";
export * from "./pass.ts";
export * from "./scope.ts";
