import { qualityErrors } from "../../errors.ts";
import type { Attack, AttackFigure, AttackFinding, TableUnderAttack } from "../attack.ts";
import { takeMeasuredRows } from "../attacked-columns.ts";
import { requireRows } from "../exposure.ts";
import { type Estimate, estimateExcess, estimateShare, lowerBound } from "../intervals.ts";
import type { RowColumn } from "../neighbours/index.ts";
import { encodeGroups, type Groups } from "../personal/encode-groups.ts";
import { findQuasiIdentifiers } from "../personal/find-quasi-identifiers.ts";
import { measureDiversity } from "../personal/group-diversity.ts";
import { countCodes } from "../tuples.ts";
import { percent, worst } from "./judge-membership.ts";

/** Groups smaller than this are small: a guess within them is right with a chance of more than a fifth. */
const LEAST_GROUP = 5;
/** Synthetic rows that point at small groups surely beyond what held-out rows do. */
const MOST_EXCESS = 0.1;
const WARN_EXCESS = 0.02;

export interface GroupRisk {
  /** Rows whose group is small. */
  readonly small: number;
  readonly count: number;
  /** The greatest chance of the right person, and its mean; 0 where nobody is in the group. */
  readonly most: number;
  readonly mean: number;
}

/** Of rows that are laid open, how surely each leads to one of the people (El Emam 2013). */
export function measureGroupRisk(rows: Int32Array, people: ReadonlyMap<number, number>): GroupRisk {
  let [small, most, sum] = [0, 0, 0];
  for (const group of rows) {
    const size = people.get(group) ?? 0;
    if (size === 0) continue;
    if (size < LEAST_GROUP) small++;
    most = Math.max(most, 1 / size);
    sum += 1 / size;
  }
  return { small, count: rows.length, most, mean: sum / rows.length };
}

export const reIdentification: Attack = {
  name: "re-identification",
  about:
    "Looks up the people who agree with a synthetic row in the quasi-identifiers: fitted people (prosecutor), all known ones (journalist), the right one on average (marketer).",
  limits:
    "A synthetic row is nobody's, so agreeing is no re-identification yet; what matters is how much more often it happens than with people who were not fitted.",
  citation: "Sweeney 2002; Machanavajjhala et al. 2007; Li et al. 2007; El Emam 2013",
  needs: [],
  cost: "quick",
  run(table) {
    const { real, synthetic, holdout } = takeMeasuredRows(table);
    requireRows({
      fitted: real.count,
      synthetic: synthetic.count,
      ...(holdout && { "held-out": holdout.count }),
    });
    const found = findQuasiIdentifiers(table);
    if (found.columns.length === 0) throw qualityErrors.create("no-quasi-identifier", { table: table.name });
    const groups = encodeGroups(table);
    const finding = judgeGroups(table, groups, found.names);
    const findings = finding === undefined ? [] : [finding];
    const sensitive = describeSensitive(table, groups);
    const names = `quasi-identifiers ${found.isMarked ? "of the schema" : "found"}: ${found.names.join(", ")}`;
    const notes = [
      names,
      sensitive.length === 0 && "l-diversity and t-closeness want a column of the role sensitive",
      groups.holdout === undefined && "only held-out rows would tell how much of it is chance",
    ];
    return {
      figures: [...describeFitted(groups), ...sensitive, ...describeRisks(groups)],
      findings,
      judgement: groups.holdout === undefined ? "unknown" : worst(findings),
      note: notes.filter((note) => note !== false).join("; "),
    };
  },
};

function describeFitted({ real }: Groups): AttackFigure[] {
  const sizes = [...countCodes(real).values()];
  const unique = sizes.filter((size) => size === 1).length / real.length;
  return [
    { name: "unique", label: "Fitted people alone with their quasi-identifiers", value: unique },
    {
      name: "k",
      label: "k-anonymity of the fitted rows",
      value: sizes.reduce((least, size) => Math.min(least, size)),
    },
  ];
}

function describeSensitive(table: TableUnderAttack, { real: groups }: Groups): AttackFigure[] {
  const { names, real } = takeMeasuredRows(table);
  return names.flatMap((name, at) => {
    if (table.schema.columns[name]?.role !== "sensitive") return [];
    const { l, t } = measureDiversity(groups, real.columns[at] as RowColumn);
    return [
      { name: `l.${name}`, label: `l-diversity of the fitted rows, ${name}`, value: l },
      { name: `t.${name}`, label: `t-closeness of the fitted rows, ${name}`, value: t },
    ];
  });
}

function describeRisks({ real, synthetic, holdout }: Groups): AttackFigure[] {
  const fitted = countCodes(real);
  const known = countCodes(Int32Array.from([...real, ...(holdout ?? [])]));
  const kinds = [
    { name: "prosecutor", whom: "fitted people", people: fitted },
    { name: "journalist", whom: "people known to the attacker", people: known },
  ] as const;
  const shares = kinds.flatMap(({ name, whom, people }) => {
    const own = measureGroupRisk(synthetic, people);
    const chance = holdout && name === "prosecutor" && measureGroupRisk(holdout, people);
    return [
      {
        name,
        label: `Synthetic rows that agree with fewer than ${LEAST_GROUP} ${whom}`,
        ...estimateShare(own.small, own.count),
        ...(chance && { harmless: chance.small / chance.count }),
      },
      {
        name: `${name}.most`,
        label: `Greatest chance of the right one among ${whom}`,
        value: own.most,
        ...(chance && { harmless: chance.most }),
      },
    ];
  });
  const marketer = {
    name: "marketer",
    label: "Mean chance of the right one among fitted people",
    value: measureGroupRisk(synthetic, fitted).mean,
    ...(holdout && { harmless: measureGroupRisk(holdout, fitted).mean }),
  };
  return [...shares, marketer];
}

function judgeGroups(
  { name }: TableUnderAttack,
  { real, synthetic, holdout }: Groups,
  columns: readonly string[],
): AttackFinding | undefined {
  if (holdout === undefined) return undefined;
  const people = countCodes(real);
  const share = (rows: Int32Array): Estimate =>
    estimateShare(measureGroupRisk(rows, people).small, rows.length);
  const [own, chance] = [share(synthetic), share(holdout)];
  const excess = lowerBound(estimateExcess(own, chance));
  if (excess <= WARN_EXCESS) return undefined;
  return {
    judgement: excess > MOST_EXCESS ? "fail" : "warn",
    where: name,
    what: `${percent(own.value)} of synthetic rows agree in ${columns.join(", ")} with fewer than ${LEAST_GROUP} fitted people; of held-out rows ${percent(chance.value)} do.`,
    advice:
      "Combinations that few people have were kept: coarsen the quasi-identifiers, raise the thresholds for rare values, or use a preset with differential privacy.",
  };
}
