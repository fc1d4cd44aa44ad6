/** @file What every membership attack reports of its scores, and when that is too much. */
import type {
  AttackFigure,
  AttackFinding,
  AttackJudgement,
  AttackResult,
  TableUnderAttack,
} from "../attack.ts";
import type { Exposure } from "../exposure.ts";
import { type Estimate, estimateArea, estimateRatio, estimateShare, lowerBound } from "../intervals.ts";

/**
 * The default generator of this project scored .509 on adult and .508 on magic_gamma and .563 on the 1,465 rows of
 * ames, trees grown to five rows .539 to .589, and a copy of the training data .994 and more.
 */
const MOST_AREA = 0.52;
/** Under so many rows a side the sampling error alone is .01 and more. */
const FEW_ROWS = 5_000;
const MOST_AREA_OF_FEW = 0.54;
/** Shares of held-out rows that an attacker may accuse wrongly. */
const FALSE_ALARMS = [0.01, 0.001];
/** Members accused per held-out row that is, at the lower end of its interval. */
const MOST_RATIO = 2;
const WARN_RATIO = 1.25;
/** The share of attacked rows farthest from other real ones: outliers, whom a copy harms most. */
const TAIL = 0.1;
const LEAST_IN_TAIL = 50;

/** What an area, or a share nearer to fitted rows, may reach with so many rows a side. */
export function limitOf(rows: number): number {
  return rows < FEW_ROWS ? MOST_AREA_OF_FEW : MOST_AREA;
}

interface Scores {
  readonly members: Float64Array;
  readonly others: Float64Array;
}

interface Group {
  readonly prefix: string;
  readonly whom: string;
  readonly scores: Scores;
}

/** A greater score says: more likely a member. In the order of the exposure's rows. */
export function judgeMembership(
  table: TableUnderAttack,
  { memberCount, toReference, note }: Exposure,
  scores: Float64Array,
): AttackResult {
  const all: Group = { prefix: "", whom: "rows", scores: split(scores, memberCount, () => true) };
  const border = toReference.slice().sort()[Math.floor((1 - TAIL) * toReference.length)] as number;
  const isOutlier = (row: number) => (toReference[row] as number) >= border && border > 0;
  const tail: Group = {
    prefix: "tail.",
    whom: "outliers",
    scores: split(scores, memberCount, isOutlier),
  };
  const groups = isLarge(tail) ? [all, tail] : [all];
  const judged = groups.map((group) => judgeGroup(table, group));
  return {
    figures: judged.flatMap(({ figures }) => figures),
    findings: judged.flatMap(({ findings }) => findings),
    judgement: worst(judged.flatMap(({ findings }) => findings)),
    ...(note !== "" && { note }),
  };
}

export function worst(findings: readonly AttackFinding[]): AttackJudgement {
  if (findings.some(({ judgement }) => judgement === "fail")) return "fail";
  return findings.length > 0 ? "warn" : "pass";
}

function split(scores: Float64Array, memberCount: number, isTaken: (row: number) => boolean): Scores {
  return {
    members: scores.filter((_, row) => row < memberCount && isTaken(row)),
    others: scores.filter((_, row) => row >= memberCount && isTaken(row)),
  };
}

function isLarge({ scores: { members, others } }: Group): boolean {
  return Math.min(members.length, others.length) >= LEAST_IN_TAIL;
}

function judgeGroup(table: TableUnderAttack, group: Group) {
  const { prefix, whom, scores } = group;
  const area = estimateArea(scores.members, scores.others);
  const limit = limitOf(scores.members.length);
  const alarms = FALSE_ALARMS.filter((rate) => rate * scores.others.length >= 1).map((rate) =>
    accuse(scores, rate),
  );
  const figures: AttackFigure[] = [
    {
      name: `${prefix}auc`,
      label: `Chance that a fitted row looks more fitted than a held-out one, ${whom}`,
      ...area,
      harmless: 0.5,
    },
    ...alarms.map(({ rate, found }) => ({
      name: `${prefix}tpr.${rate}`,
      label: `Share of fitted ${whom} found when ${100 * rate} % of held-out ones are accused wrongly`,
      ...found,
      harmless: rate,
    })),
  ];
  const findings = [
    judgeArea(table, group, area, limit),
    ...alarms.map((alarm) => judgeAlarm(table, group, alarm)),
  ];
  return { figures, findings: findings.filter((finding) => finding !== undefined) };
}

function judgeArea(
  table: TableUnderAttack,
  { whom }: Group,
  area: Estimate,
  limit: number,
): AttackFinding | undefined {
  // Above the limit for certain, or above it and above chance for certain.
  const surely = lowerBound(area);
  if (area.value <= limit || surely <= 0.5) return undefined;
  return {
    judgement: surely > limit ? "fail" : "warn",
    where: table.name,
    what: `Of a fitted and a held-out row among ${whom}, an attacker tells which was fitted in ${percent(area.value)} of cases (${percent(area.low)} to ${percent(area.high)}); guessing gives 50 %, and ${percent(limit)} is the limit here.`,
    advice: ADVICE,
  };
}

const ADVICE =
  "The generator has kept single rows: train it for less long or on more rows, raise its thresholds for rare values, or use a preset with differential privacy.";

interface Alarm {
  readonly rate: number;
  readonly found: Estimate;
  /** Members accused per held-out row accused. */
  readonly ratio: Estimate;
}

/** Accuses the highest scores until so many held-out rows are among them; of equal scores, the same share of each side. */
function accuse({ members, others }: Scores, rate: number): Alarm {
  const allowed = rate * others.length;
  const border = others.slice().sort()[others.length - 1 - Math.floor(allowed)] as number;
  const above = (scores: Float64Array) => scores.filter((score) => score > border).length;
  const at = (scores: Float64Array) => scores.filter((score) => score === border).length;
  const found = above(members) + (at(members) * (allowed - above(others))) / at(others);
  return {
    rate,
    found: estimateShare(found, members.length),
    ratio: estimateRatio((found * others.length) / members.length, allowed),
  };
}

function judgeAlarm(
  table: TableUnderAttack,
  { whom }: Group,
  { rate, found, ratio }: Alarm,
): AttackFinding | undefined {
  if (ratio.low <= WARN_RATIO) return undefined;
  return {
    judgement: ratio.low > MOST_RATIO ? "fail" : "warn",
    where: table.name,
    what: `Accusing ${percent(rate)} of held-out ${whom} wrongly, an attacker finds ${percent(found.value)} of the fitted ones: at least ${ratio.low.toFixed(1)} times as many as by chance.`,
    advice: ADVICE,
  };
}

export function percent(share: number): string {
  const value = 100 * share;
  return `${value >= 10 || value === 0 ? value.toFixed(1) : value.toPrecision(2)} %`;
}
