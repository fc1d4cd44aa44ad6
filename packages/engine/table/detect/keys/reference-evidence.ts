/**
 * @file Does a column reference a key, or does it hold some of its values for another reason? Log-odds: what a
 * reference would make likely against what any other column would, term by term, each capped so that no single
 * term decides alone. Most surrogate keys are 1 … n, so that every count and code is included in many of them;
 * what tells is where the values lie among the keys.
 */
import { logBeta } from "../../../stats/index.ts";
import { weighAgainstChance } from "./chance-evidence.ts";
import type { Inclusion } from "./inclusions.ts";
import { isCounter, isUnique, type KeyColumn } from "./key-column.ts";
import { compareNames, mentionsTable } from "./name-evidence.ts";
import { contentWords, hasKeyWord, namesMeasure } from "./name-words.ts";

export interface ReferenceContext {
  readonly primaryKeys: ReadonlyMap<string, readonly KeyColumn[]>;
  /** Whether people chose the names; `c1` of `t1` says nothing, so that its silence says nothing either. */
  readonly namesSpeak: boolean;
  /** Tables with a unique text beside their key: what a person calls the row. */
  readonly labelled: ReadonlySet<string>;
}

export interface Evidence {
  readonly score: number;
  readonly name: number;
}

/** Before looking: one column in twenty references a given key that includes it. */
const PRIOR = -3;
const NAME_NATS = 10;
/** Rows of a table that refer to others of it mostly form a hierarchy; numbers that happen to be keys run in circles. */
const CIRCULAR = -4;
/** That numbered codes begin with the same letters, or with none. */
const SAME_LETTERS = 2;

export function weighReference(inclusion: Inclusion, context: ReferenceContext): Evidence {
  const name = context.namesSpeak ? compareNames(inclusion.child, inclusion.parent, context) : 0;
  const score =
    PRIOR +
    weighInclusion(inclusion) +
    weighOrphans(inclusion) +
    weighPlace(inclusion) +
    weighChild(inclusion, context) +
    weighParent(inclusion, context) +
    (context.namesSpeak ? weighName(inclusion, context, name) : 0);
  return { score, name };
}

/** How much likelier the share of values among the keys is for a reference than by chance. */
function weighInclusion({ child, parent, includedDistinct, hitRate, neighbourHitRate }: Inclusion): number {
  if (Number.isNaN(hitRate)) return weighAgainstChance(1, chanceOfText(parent), includedDistinct);
  const ofCodes = parent.text === undefined ? 0 : SAME_LETTERS;
  const chance = Math.max(neighbourHitRate, child.step > 1 ? 0.3 : 0.05);
  return ofCodes + weighAgainstChance(hitRate, chance, includedDistinct);
}

/** Texts of another domain are among the keys at most three times in ten, short codes more often. */
function chanceOfText({ text, distinctCount }: KeyColumn): number {
  return Math.min(0.9, Math.max(0.3, distinctCount / 26 ** (text?.length ?? 1)));
}

/** Nine of ten keys have no orphans; many are hard to believe, in a table that only extends another most of all. */
function weighOrphans({ child, includedDistinct, includedRows }: Inclusion): number {
  if (includedDistinct === child.distinctCount) return 0;
  const ofRows = includedRows / (child.rowCount - child.nullCount);
  const included = (ofRows + includedDistinct / child.distinctCount) / 2;
  return -2 - (isUnique(child) ? 30 : child.text === undefined ? 10 : 6) * (1 - included);
}

/**
 * Numbers: d values drawn from N keys span S of them with probability (N−S+1) C(S−2, d−2) / C(N, d), mostly nearly
 * all; one reference in ten leaves out the oldest or newest keys, and those at the head of a hierarchy are few. A column
 * that has nothing to do with the keys stops anywhere, soonest at a small number.
 */
function weighPlace({ child, parent, includedDistinct: d, spannedKeys: S }: Inclusion): number {
  const N = parent.distinctCount;
  if (Number.isNaN(S)) return weighCoverage(d, N);
  if (d < 2) return 0;
  const drawn = Math.exp(Math.log(N - S + 1) + logBinomial(S - 2, d - 2) - logBinomial(N, d));
  const trimmed = 1 / ((N - S + 1) * (Math.log(N) + 1));
  const otherwise = 0.5 / (S * (S + 1)) + 0.5 / (S * Math.log(1e5));
  const place = Math.log((0.9 * drawn + 0.1 * trimmed) / otherwise);
  const reachesBeyond = child.min < parent.min || child.max > parent.max;
  const least = child.table === parent.table ? -2 : -5;
  return Math.max(least, Math.min(reachesBeyond ? 0 : 8, place)) - weighStep(child, parent, d);
}

/** Keys that are drawn do not all come out as multiples of 12; terms and prices do. */
function weighStep(child: KeyColumn, parent: KeyColumn, d: number): number {
  return Math.min(5, (d - 1) * Math.log(Math.max(1, child.step / parent.step)));
}

/** Texts: all or nearly all keys used (4 in 10 references) is unlikely for a column that only shares some. */
export function weighCoverage(d: number, N: number): number {
  const asReference = 0.4 / ((N - d + 1) * (Math.log(N) + 1)) + 0.6 / (d * (Math.log(N) + 1));
  return Math.max(-1, Math.min(4, Math.log(asReference * d * Math.log(1e5))));
}

function weighChild(
  { child, parent, ownRowShare, isCircular }: Inclusion,
  { primaryKeys }: ReferenceContext,
): number {
  const key = primaryKeys.get(child.table) ?? [];
  const isKey = key.length === 1 && key[0] === child;
  const counter = isUnique(child) && isCounter(child);
  return (
    (isKey ? -3 : 0) +
    (counter ? (isKey ? -4 : -2) : 0) +
    (child.table === parent.table ? -1 : 0) +
    (ownRowShare > 0.5 ? -6 : 0) +
    (isCircular ? CIRCULAR : 0) +
    (["datetime", "date", "time"].includes(child.keyClass) ? -3 : 0) +
    (child.column.kind === "float64" ? -1 : 0)
  );
}

function weighParent({ parent }: Inclusion, { primaryKeys }: ReferenceContext): number {
  const key = primaryKeys.get(parent.table) ?? [];
  if (key.length === 1 && key[0] === parent) return 0;
  const accidental =
    parent.rowCount < 50 || (parent.text?.spaced ?? 0) > 0.2 || (parent.text?.length ?? 0) > 40;
  return (accidental ? -5 : -3) - (parent.nullCount > 0 ? 1 : 0);
}

function weighName({ child, parent }: Inclusion, { primaryKeys }: ReferenceContext, name: number): number {
  const content = contentWords(child.words);
  const others = [...primaryKeys.values()].filter((key) => key[0]?.table !== parent.table);
  const elsewhere = Math.max(0, ...others.map((key) => mentionsTable(content, key[0]?.tableWords ?? [])));
  const here = child.table === parent.table ? mentionsTable(content, parent.tableWords) : 0;
  const silence = name >= 0.5 ? 0 : child.text === undefined ? -1.5 : -0.5;
  return (
    NAME_NATS * name +
    (hasKeyWord(child.words) ? 1 : silence) +
    (namesMeasure(child.words) ? -4 : 0) +
    (elsewhere > Math.max(name, here) + 0.1 ? -3 : 0) +
    (name === 0 && here === 0 && content.length > 0 ? -1.5 : 0)
  );
}

function logBinomial(n: number, k: number): number {
  return k < 0 || k > n ? Number.NEGATIVE_INFINITY : -Math.log(n + 1) - logBeta(n - k + 1, k + 1);
}
