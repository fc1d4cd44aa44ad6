/**
 * @file How a kind of personal information becomes a detector: what its values look like, what its columns are
 * called, and how sure each of the two makes. Values alone convince when nearly all of them pass a test that
 * unrelated values hardly ever pass; with a fitting column name most of them are enough; a name whose values say
 * otherwise convinces nobody.
 */
import type { ColumnSchema } from "../../schema/schema.ts";
import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../detection.ts";
import { type ColumnNames, matchNames } from "./column-names.ts";
import { listValues, measureShare, type ValueShare } from "./value-share.ts";

export interface PiiKind {
  readonly pii: string;
  /** Plural, for the evidence: `e-mail addresses`. */
  readonly what: string;
  readonly schema: Omit<Partial<ColumnSchema>, "pii">;
  readonly names: ColumnNames;
  readonly recognise: (text: string) => boolean;
  /** Share of unrelated values of the same length and alphabet that pass too. */
  readonly chance: number;
  /** How sure, when all values pass: by themselves, and with a fitting column name. */
  readonly byValues: number;
  readonly byBoth: number;
}

const SHARE_ALONE = 0.8;
const SHARE_WITH_NAME = 0.5;
/** Values convince alone only when chance would bring so many of them less than once in a million columns. */
const SURPRISE_ALONE = 6;
/** An empty column is known by its name only. */
const EMPTY_COLUMN = 0.4;

export function definePiiDetector(kind: PiiKind): ColumnDetector {
  return { name: kind.pii, detect: (profile) => judgeKind(kind, profile) };
}

export function judgeKind(kind: PiiKind, profile: ColumnProfile): ColumnGuess | undefined {
  const named = matchNames(kind.names, profile.words);
  if (named === 0 && kind.byValues === 0) return undefined;
  const share = measureShare(listValues(profile), kind.recognise);
  const confidence = Math.max(rateValues(kind, share), named === 0 ? 0 : rateBoth(kind, share, named));
  if (confidence === 0) return undefined;
  return {
    schema: { ...kind.schema, pii: kind.pii },
    confidence,
    evidence: describeEvidence(kind.what, share, named),
  };
}

function rateValues({ chance, byValues }: PiiKind, { share, matched }: ValueShare): number {
  if (share < SHARE_ALONE || -Math.log10(chance) * matched < SURPRISE_ALONE) return 0;
  return byValues * share;
}

function rateBoth({ byBoth }: PiiKind, { share, tested }: ValueShare, named: number): number {
  if (tested === 0) return EMPTY_COLUMN * named;
  return share < SHARE_WITH_NAME ? 0 : byBoth * (0.6 + 0.4 * share) * (0.7 + 0.3 * named);
}

/** `97.1 % of 1,000 distinct values have the shape of e-mail addresses; the column's name says so too`. */
export function describeEvidence(
  what: string,
  { tested, matched, share }: ValueShare,
  named: number,
): string {
  const name = named > 0 ? "the column's name says so" : "the column's name says nothing";
  if (tested === 0) return `no values to look at; ${name} (${what})`;
  const part = matched === tested ? `all ${tested}` : `${(share * 100).toFixed(1)} % of ${tested}`;
  return `${part} distinct values looked at are ${what}; ${name}`;
}
