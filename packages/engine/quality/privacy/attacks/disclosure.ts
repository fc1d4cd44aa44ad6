import { qualityErrors } from "../../errors.ts";
import type { Attack, AttackFigure, AttackFinding, TableUnderAttack } from "../attack.ts";
import { type AttackedRows, takeMeasuredRows } from "../attacked-columns.ts";
import { attributeRows, type CapColumns, computeCap } from "../disclosure/attribute.ts";
import { type CategorisedPair, categorisePair } from "../disclosure/categorise.ts";
import { computeDisclosureProtection, type DisclosureScore } from "../disclosure/disclosure-protection.ts";
import { requireRows } from "../exposure.ts";
import type { Estimate } from "../intervals.ts";
import type { RowColumn, Rows } from "../neighbours/index.ts";
import { findQuasiIdentifiers } from "../personal/find-quasi-identifiers.ts";
import { percent, worst } from "./judge-membership.ts";

/** Where none is marked as sensitive, the first columns that are no quasi-identifiers. */
const MOST_SECRETS = 5;
/** Excess of correct attributions on fitted people, surely: three standard errors down. */
const MOST_EXCESS = 0.1;
const WARN_EXCESS = 0.02;

interface Attribution {
  readonly name: string;
  /** SDMetrics' own scores on the fitted rows. */
  readonly score: DisclosureScore;
  readonly zeroCap: number;
  readonly fitted: Estimate;
  readonly heldOut: Estimate;
  /** Standard error of their difference. */
  readonly spread: number;
}

export const disclosure: Attack = {
  name: "disclosure",
  about:
    "Knows a person's quasi-identifiers and takes the sensitive value that most synthetic rows with them have (SDMetrics' DisclosureProtection and CategoricalCAP).",
  limits:
    "What follows from the quasi-identifiers for everybody counts as disclosed in SDMetrics' score; the comparison with held-out people leaves it out.",
  citation: "Elliot 2014; Taub et al. 2018; SDMetrics 0.32.0, DisclosureProtection",
  needs: ["holdout", "several-columns"],
  cost: "quick",
  run(table) {
    const rows = takeMeasuredRows(table);
    const { real, synthetic, holdout } = rows;
    if (holdout === undefined) throw qualityErrors.create("no-holdout");
    requireRows({ fitted: real.count, synthetic: synthetic.count, "held-out": holdout.count });
    const known = findQuasiIdentifiers(table);
    if (known.columns.length === 0) throw qualityErrors.create("no-quasi-identifier", { table: table.name });
    const secrets = chooseSecrets(table, rows, known.columns);
    if (secrets.length === 0) throw qualityErrors.create("nothing-to-infer", { table: table.name });
    const tried = secrets.map((secret) => attributeSecret({ ...rows, holdout }, known.columns, secret));
    const findings = tried
      .map((attribution) => judge(table, attribution, known.names))
      .filter((finding) => finding !== undefined);
    return {
      figures: tried.flatMap(report),
      findings,
      judgement: worst(findings),
      note: `known: ${known.names.join(", ")}; numbers in ten bins`,
    };
  },
};

function chooseSecrets(
  table: TableUnderAttack,
  { names, real }: AttackedRows,
  known: readonly number[],
): number[] {
  const others = names
    .map((_, at) => at)
    .filter((at) => !known.includes(at) && new Set(codesOf(real.columns[at] as RowColumn)).size > 1);
  const marked = others.filter((at) => table.schema.columns[names[at] as string]?.role === "sensitive");
  return marked.length > 0 ? marked : others.slice(0, MOST_SECRETS);
}

function codesOf(column: RowColumn): Int32Array {
  return categorisePair({ real: column, synthetic: column }).real;
}

interface ThreeRows extends AttackedRows {
  readonly holdout: Rows;
}

/** Held-out rows are cut at the same places, as if they were fitted. */
function attributeSecret(
  { names, real, synthetic, holdout }: ThreeRows,
  known: readonly number[],
  secret: number,
): Attribution {
  const pair = (at: number): [CategorisedPair, CategorisedPair] => {
    const [own, twin, other] = [real, synthetic, holdout].map((rows) => rows.columns[at] as RowColumn) as [
      RowColumn,
      RowColumn,
      RowColumn,
    ];
    const fitted = categorisePair({ real: own, synthetic: twin });
    const heldOut = categorisePair({ real: own, synthetic: other }).synthetic;
    return [fitted, { real: heldOut, synthetic: fitted.synthetic }];
  };
  const pairs = { known: known.map(pair), sensitive: [pair(secret)] };
  const take = (side: 0 | 1): CapColumns => ({
    known: pairs.known.map((both) => both[side]),
    sensitive: pairs.sensitive.map((both) => both[side]),
  });
  const [own, others] = [
    summarise(attributeRows(take(0), "zero")),
    summarise(attributeRows(take(1), "zero")),
  ];
  return {
    name: names[secret] as string,
    score: computeDisclosureProtection(take(0), "cap"),
    zeroCap: computeCap(take(0), "zero"),
    fitted: own,
    heldOut: others,
    spread: Math.hypot(own.error, others.error),
  };
}

interface Mean extends Estimate {
  readonly error: number;
}

function summarise(shares: Float64Array): Mean {
  const value = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - value) ** 2, 0) / (shares.length - 1);
  const error = Math.sqrt(variance / shares.length);
  return { value, error, low: Math.max(0, value - Z * error), high: Math.min(1, value + Z * error) };
}

const Z = 1.959963984540054;

function report({ name, score, zeroCap, fitted, heldOut }: Attribution): AttackFigure[] {
  return [
    { name: `${name}.score`, label: `DisclosureProtection, 1 is best, ${name}`, value: score.score },
    { name: `${name}.cap`, label: `CategoricalCAP, ${name}`, value: score.cap },
    { name: `${name}.zeroCap`, label: `CategoricalZeroCAP, ${name}`, value: zeroCap },
    {
      name: `${name}.attributed`,
      label: `Correct attributions to fitted people, ${name}`,
      ...bounds(fitted),
      harmless: heldOut.value,
    },
    {
      name: `${name}.heldOut`,
      label: `Correct attributions to held-out people, ${name}`,
      ...bounds(heldOut),
    },
  ];
}

function bounds({ value, low, high }: Estimate): Estimate {
  return { value, low, high };
}

function judge(
  { name: table }: TableUnderAttack,
  { name, fitted, heldOut, spread }: Attribution,
  known: readonly string[],
): AttackFinding | undefined {
  const excess = fitted.value - heldOut.value - 3 * spread;
  if (excess <= WARN_EXCESS) return undefined;
  return {
    judgement: excess > MOST_EXCESS ? "fail" : "warn",
    where: `${table}.${name}`,
    what: `Who knows ${known.join(", ")} of a fitted person is right about this attribute in ${percent(fitted.value)} of cases, by the synthetic rows that agree; for held-out people in ${percent(heldOut.value)}.`,
    advice:
      "Small groups were kept with what is secret of them: coarsen the quasi-identifiers, train the generator for less long, or use a preset with differential privacy.",
  };
}
