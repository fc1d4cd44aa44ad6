/** @file Every command of the command line, in the order in which the help shows them; loaded when called. */
import type { Command } from "./command.ts";

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

export const commands: readonly CommandEntry[] = [
  {
    name: "inspect",
    summary: "what is in these files: types, keys, personal data, rules",
    load: async () => (await import("./commands/inspect/inspect.ts")).inspect,
  },
  {
    name: "twin",
    summary: "a synthetic twin of a table, with a report on its quality and privacy, in one go",
    load: async () => (await import("./commands/twin/twin.ts")).twin,
  },
  {
    name: "demo",
    summary: "the same with a table that comes along: nothing else is needed",
    load: async () => (await import("./commands/demo/demo.ts")).demo,
  },
  {
    name: "fit",
    summary: "learn a table and keep what was learned as a model",
    load: async () => (await import("./commands/fit/fit.ts")).fit,
  },
  {
    name: "sample",
    summary: "any number of rows from a model; the real data is not needed",
    load: async () => (await import("./commands/sample/sample.ts")).sample,
  },
  {
    name: "compare",
    summary: "which generator suits this table: several of them, side by side",
    load: async () => (await import("./commands/compare/compare.ts")).compare,
  },
  {
    name: "evaluate",
    summary: "how good is this synthetic data: real against synthetic, metric by metric",
    load: async () => (await import("./commands/evaluate/evaluate.ts")).evaluate,
  },
  {
    name: "attack",
    summary: "can single persons be found again in this twin? privacy, by trying to break it",
    load: async () => (await import("./commands/attack/attack.ts")).attack,
  },
  {
    name: "report",
    summary: "a stored report: shown, or rendered again as a page or a workbook",
    load: async () => (await import("./commands/report/report.ts")).report,
  },
  {
    name: "monitor",
    summary: "is what comes in still like the reference: a stream judged window by window",
    load: async () => (await import("./commands/monitor/monitor.ts")).monitor,
  },
  {
    name: "schema",
    summary: "check, compare and translate descriptions of tables: SQL, DBML, SDV, JSON, YAML",
    load: async () => (await import("./commands/schema/schema.ts")).schema,
  },
  {
    name: "doctor",
    summary: "what is installed, and which parts work on this machine",
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
];
