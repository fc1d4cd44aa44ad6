/** @file The relationships' part of the report. */
import type { Evaluation } from "../evaluate.ts";
import type { EvaluationInput } from "../metrics/index.ts";
import { type LinkedRelationship, linkRelationships, nameKey } from "../sdmetrics/relationships.ts";
import type { DetailRow, SdReport } from "../sdmetrics/report.ts";
import { describeChildren } from "./aggregate/index.ts";
import type { Ceiling } from "./ceiling.ts";
import { readNumber, readText } from "./detail-rows.ts";
import { judgeScore } from "./judge.ts";
import type { RelationshipReport } from "./report.ts";

export function describeRelationships(
  { schema, real, synthetic, holdout }: EvaluationInput,
  { sdmetrics }: Evaluation,
  ceiling: Ceiling | undefined,
): RelationshipReport[] {
  const fresh = holdout === undefined ? [] : [...linkRelationships(schema, real, holdout)];
  return [...linkRelationships(schema, real, synthetic)].map((relationship) => {
    const find = (report: SdReport | undefined, property: string) =>
      (report?.details[property] ?? []).filter((row) => isAbout(row, relationship));
    const cardinality = find(sdmetrics.quality.zero, "Cardinality")[0];
    const integrity = find(sdmetrics.diagnostic, "Relationship Validity").find(
      (row) => row["Metric"] === "ReferentialIntegrity",
    );
    const trends = averageScore(find(sdmetrics.quality.zero, "Intertable Trends"));
    const ceilings = {
      cardinality: readNumber(find(ceiling?.relations, "Cardinality")[0], "Score"),
      trends: averageScore(find(ceiling?.relations, "Intertable Trends")),
    };
    return {
      parent: relationship.parent,
      child: relationship.child,
      primaryKey: [...relationship.primaryKey],
      foreignKey: [...relationship.foreignKey],
      integrity: takeFigure(integrity),
      cardinality: judge("cardinality", takeFigure(cardinality), ceilings.cardinality),
      trends: judge("intertable", { value: trends, ...noPairs(trends) }, ceilings.trends),
      children: describeChildren(
        relationship.real,
        relationship.synthetic,
        fresh.find((other) => isSame(other, relationship))?.synthetic,
      ),
    };
  });
}

interface Figure {
  readonly value: number | null;
  readonly reason?: string;
}

function judge(id: "cardinality" | "intertable", figure: Figure, ceiling: number | null) {
  return { ...figure, ceiling, judgement: judgeScore(id, { value: figure.value, ceiling }) };
}

function takeFigure(row: DetailRow | undefined): Figure {
  const value = readNumber(row, "Score");
  return {
    value,
    ...(value === null && { reason: readText(row, "Error") ?? "It could not be compared." }),
  };
}

function noPairs(value: number | null): { reason?: string } {
  return value === null ? { reason: "No column of the parent and of the child could be compared." } : {};
}

function isSame(one: LinkedRelationship, other: LinkedRelationship): boolean {
  return one.child === other.child && nameKey(one.foreignKey) === nameKey(other.foreignKey);
}

function isAbout(row: DetailRow, { parent, child, foreignKey }: LinkedRelationship): boolean {
  return (
    row["Parent Table"] === parent &&
    row["Child Table"] === child &&
    row["Foreign Key"] === nameKey(foreignKey)
  );
}

function averageScore(rows: readonly DetailRow[]): number | null {
  const scores = rows.map((row) => readNumber(row, "Score")).filter((score) => score !== null);
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
