export * from "./judge-window.ts";
export * from "./open-monitor.ts";
export {
  MOST_REFERENCE_ROWS,
  type Reference,
  type ReferenceColumn,
  summariseReference,
} from "./reference.ts";
export { type WindowMetric, type WindowScore, windowMetrics } from "./score-column.ts";
export type * from "./window-result.ts";
export { WindowSketch } from "./window-sketch.ts";
