export * from "./errors.ts";
export * from "./evaluate.ts";
export * from "./metrics/index.ts";
export * from "./score.ts";
export * from "./sdmetrics/diagnostic-report.ts";
export * from "./sdmetrics/pair-trends.ts";
export * from "./sdmetrics/quality-report.ts";
export * from "./sdmetrics/report.ts";
