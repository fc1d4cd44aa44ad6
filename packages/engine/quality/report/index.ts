export * from "./build-report.ts";
export * from "./explanations.ts";
export * from "./report.ts";
export * from "./sheets.ts";
export * from "./words.ts";
