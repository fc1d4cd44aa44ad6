/**
 * @file The Report: the evidence beside a twin, as one plain object that can be stored, compared and rendered
 * again. It holds aggregates only: no value or count of fewer than five real rows stands in it. Version 1.
 */
import { z } from "zod";

export const reportVersion = 1;

/** Fewer real rows than this are never shown as a group of their own. */
export const fewestPeople = 5;

const number = z.number().nullable();
const share = z.number();

/** How a score stands: judged by the report's own thresholds, and by the ceiling where there is one. */
export const judgementSchema = z.enum(["good", "warn", "bad", "unknown"]);

/** A number, or why there is none. */
const figure = {
  value: number,
  /** Why there is no value. */
  reason: z.string().optional(),
};

/**
 * A headline of the report. `ceiling` is what a table of fresh real rows scores (the holdout); what a twin scores at
 * the holdout's size stands in `atCeilingSize`, since small tables agree less by chance alone.
 */
export const scoreSchema = z.strictObject({
  /** `shapes`, `trends` …; its words are in `explanations.ts`. */
  id: z.string(),
  ...figure,
  ceiling: number,
  atCeilingSize: z.number().optional(),
  judgement: judgementSchema,
});

export const sideSchema = z.strictObject({
  /** As the user named it: a file's name, no path. */
  name: z.string(),
  /** SHA-256 over the values of all tables. */
  fingerprint: z.string(),
  tables: z.record(z.string(), z.strictObject({ rows: z.int(), columns: z.int() })),
});

/**
 * Shares of rows per bin on each side; missing values are counted apart and all shares are of all rows. Bins were
 * merged until each holds at least five real rows or none; the outermost edges are the fifth smallest and largest
 * real value, and what lies beyond is counted in the outermost bins.
 */
export const binsSchema = z.strictObject({
  kind: z.literal("bins"),
  /** One more than bins. Times are microseconds since 1970. */
  edges: z.array(z.number()),
  scale: z.enum(["number", "whole", "time", "date"]),
  real: z.array(share),
  synthetic: z.array(share),
  holdout: z.array(share).nullable(),
});

export const barsSchema = z.strictObject({
  kind: z.literal("bars"),
  /** The largest categories; those of fewer than five real rows never stand here by name. */
  categories: z.array(z.string()),
  real: z.array(share),
  synthetic: z.array(share),
  holdout: z.array(share).nullable(),
  /** The rest: categories beyond the largest, those of fewer than five real rows, and those no real row has. */
  others: z.array(
    z.strictObject({
      what: z.enum(["smaller", "rare", "unseen"]),
      /** How many categories; of `rare` ones the synthetic side may have fewer. */
      count: z.int(),
      real: share,
      synthetic: share,
      holdout: share.nullable(),
    }),
  ),
});

export const distributionSchema = z.discriminatedUnion("kind", [binsSchema, barsSchema]);

export const columnReportSchema = z.strictObject({
  name: z.string(),
  /** The schema's type. */
  type: z.string(),
  /** How it was compared. Texts and the like by the length of their values. */
  compared: z.enum(["numbers", "times", "categories", "lengths", "not"]),
  metric: z.string().nullable(),
  ...figure,
  ceiling: number,
  judgement: judgementSchema,
  missing: z.strictObject({ real: share, synthetic: share, holdout: share.nullable() }),
  /** Mean and the like by name, such as `mean`, `median`, `deviation`, `distinct`; of aggregates only. */
  facts: z.array(z.strictObject({ what: z.string(), real: number, synthetic: number })),
  distribution: distributionSchema.nullable(),
  /** Why there is no distribution. */
  withheld: z.string().optional(),
});

/** Strength of association of two columns: correlation of numbers (−1 to 1), else from 0 to 1. */
export const associationsSchema = z.strictObject({
  columns: z.array(z.string()),
  /** Row by row, all by all; null where not computable. */
  real: z.array(number),
  synthetic: z.array(number),
  holdout: z.array(number).nullable(),
  /** How many columns were left out of the picture. */
  leftOut: z.int(),
});

export const mosaicSchema = z.strictObject({
  columns: z.tuple([z.string(), z.string()]),
  /** Categories (or ranges of numbers) of the first column and of the second; the rest is merged into one. */
  first: z.array(z.string()),
  second: z.array(z.string()),
  /** Shares of all rows, one category of the first column after the other; none of one to four real rows. */
  real: z.array(share),
  synthetic: z.array(share),
});

export const pairReportSchema = z.strictObject({
  columns: z.tuple([z.string(), z.string()]),
  metric: z.string(),
  ...figure,
  ceiling: number,
  judgement: judgementSchema,
  real: number,
  synthetic: number,
});

/** Rows as points on the two directions along which real rows vary most, as binned density. */
export const projectionSchema = z.strictObject({
  /** Share of the real rows' variance along each direction. */
  explained: z.tuple([z.number(), z.number()]),
  /** Rectangles on a unit square, merged until each holds at least five real rows or none. */
  cells: z.array(
    z.strictObject({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      real: share,
      synthetic: share,
    }),
  ),
});

export const tableReportSchema = z.strictObject({
  name: z.string(),
  rows: z.strictObject({
    real: z.int().nullable(),
    synthetic: z.int().nullable(),
    holdout: z.int().nullable(),
  }),
  state: z.enum(["compared", "only-real", "only-synthetic", "no-rows"]),
  shapes: number,
  trends: number,
  /** Columns on one side only. */
  onlyReal: z.array(z.string()),
  onlySynthetic: z.array(z.string()),
  /** Worst first. */
  columns: z.array(columnReportSchema),
  pairs: z.strictObject({
    /** Of how many; the list holds the worst. */
    total: z.int(),
    worst: z.array(pairReportSchema),
  }),
  associations: associationsSchema.nullable(),
  mosaics: z.array(mosaicSchema),
  projection: projectionSchema.nullable(),
  notes: z.array(z.string()),
});

export const relationshipReportSchema = z.strictObject({
  parent: z.string(),
  child: z.string(),
  primaryKey: z.array(z.string()),
  foreignKey: z.array(z.string()),
  /** Children whose parent exists. */
  integrity: z.strictObject(figure),
  /** Shape of the number of children per parent. */
  cardinality: z.strictObject({ ...figure, ceiling: number, judgement: judgementSchema }),
  /** Mean over pairs of a parent's and a child's column. */
  trends: z.strictObject({ ...figure, ceiling: number, judgement: judgementSchema }),
  /** Parents by their number of children. */
  children: binsSchema.nullable(),
});

export const ruleReportSchema = z.strictObject({
  table: z.string(),
  /** In words. */
  rule: z.string(),
  kind: z.string(),
  /** Share of rows that break it. */
  broken: z.strictObject({ real: number, synthetic: number }),
  judgement: judgementSchema,
  reason: z.string().optional(),
});

export const findingSchema = z.strictObject({
  judgement: judgementSchema,
  /** `table`, `table.column` … as people would say it; empty for the whole. */
  where: z.string(),
  what: z.string(),
  advice: z.string(),
});

export const metricReportSchema = z.strictObject({
  name: z.string(),
  about: z.string(),
  ...figure,
  best: z.number(),
  note: z.string().optional(),
});

export const attackReportSchema = z.strictObject({
  name: z.string(),
  table: z.string(),
  /** What was tried, what a good result does not prove, and where the attack comes from. */
  about: z.string(),
  limits: z.string(),
  citation: z.string(),
  judgement: judgementSchema,
  /** Why it could not be tried, and what to do about it. */
  reason: z.string().optional(),
  note: z.string().optional(),
  figures: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      value: z.number(),
      /** 95 % interval. */
      low: z.number().optional(),
      high: z.number().optional(),
      /** What a harmless twin would score. */
      harmless: z.number().optional(),
    }),
  ),
});

/** Attacks on the synthetic data. */
export const privacySchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("not-measured"), reason: z.string() }),
  z.strictObject({
    state: z.literal("measured"),
    verdict: z.enum(["pass", "warn", "fail"]),
    attacks: z.array(attackReportSchema),
    findings: z.array(findingSchema),
  }),
]);

export const verdictSchema = z.strictObject({
  word: z.enum(["pass", "warn", "fail"]),
  /** Each threshold that was applied, and how the score stands to it. */
  thresholds: z.array(
    z.strictObject({
      id: z.string(),
      value: number,
      pass: z.number(),
      warn: z.number(),
      judgement: judgementSchema,
    }),
  ),
});

export const reportSchema = z.strictObject({
  format: z.literal("semblance-report"),
  version: z.literal(reportVersion),
  about: z.strictObject({
    /** ISO 8601; the only part that differs between two reports on the same data. */
    createdAt: z.string(),
    by: z.string().nullable(),
    program: z.string(),
    seed: z.int(),
    real: sideSchema,
    synthetic: sideSchema,
    holdout: sideSchema.nullable(),
  }),
  /** Five sentences that can be forwarded as they are. */
  summary: z.array(z.string()),
  verdict: verdictSchema,
  scores: z.array(scoreSchema),
  /** Worst first, ten at most. */
  findings: z.array(findingSchema),
  tables: z.array(tableReportSchema),
  relationships: z.array(relationshipReportSchema),
  rules: z.array(ruleReportSchema),
  privacy: privacySchema,
  metrics: z.array(metricReportSchema),
  notes: z.array(z.string()),
});

export type Judgement = z.infer<typeof judgementSchema>;
export type ReportScore = z.infer<typeof scoreSchema>;
export type ReportSide = z.infer<typeof sideSchema>;
export type Bins = z.infer<typeof binsSchema>;
export type Bars = z.infer<typeof barsSchema>;
export type Distribution = z.infer<typeof distributionSchema>;
export type ColumnReport = z.infer<typeof columnReportSchema>;
export type Associations = z.infer<typeof associationsSchema>;
export type Mosaic = z.infer<typeof mosaicSchema>;
export type PairReport = z.infer<typeof pairReportSchema>;
export type Projection = z.infer<typeof projectionSchema>;
export type TableReport = z.infer<typeof tableReportSchema>;
export type RelationshipReport = z.infer<typeof relationshipReportSchema>;
export type RuleReport = z.infer<typeof ruleReportSchema>;
export type Finding = z.infer<typeof findingSchema>;
export type MetricReport = z.infer<typeof metricReportSchema>;
export type AttackReport = z.infer<typeof attackReportSchema>;
export type PrivacyReport = z.infer<typeof privacySchema>;
export type ReportVerdict = z.infer<typeof verdictSchema>;
export type Report = z.infer<typeof reportSchema>;
