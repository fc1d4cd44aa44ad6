export * from "./find-neighbours.ts";
export * from "./join-rows.ts";
export { type Distance, type MeasureRows, measureRows, pickRows, type RowColumn, type Rows } from "./rows.ts";
export * from "./single-rows.ts";
export { indexTargets, type TargetIndex, type VisitTarget } from "./target-index.ts";
