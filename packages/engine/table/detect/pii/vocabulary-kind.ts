/**
 * @file Kinds whose values are words of a small vocabulary: sexes, religions, degrees. The words alone convince
 * when most values are among them; with a fitting column name fewer do, and codes or truths (1/2, yes/no) count
 * as weak support.
 */
import type { ColumnSchema } from "../../schema/schema.ts";
import type { ColumnDetector, ColumnProfile } from "../detection.ts";
import { type ColumnNames, matchNames } from "./column-names.ts";
import { foldText } from "./fold-text.ts";
import { describeEvidence } from "./pii-kind.ts";
import { listValues, measureShare, type ValueShare } from "./value-share.ts";

export interface VocabularyKind {
  readonly pii: string;
  readonly what: string;
  readonly role: NonNullable<ColumnSchema["role"]>;
  readonly names: ColumnNames;
  readonly recognise: (text: string) => boolean;
  /** Codes and letters that count as well where the name fits. */
  readonly recogniseNamed?: (text: string) => boolean;
  /** How sure, when all values are of the vocabulary and the name says nothing. */
  readonly byValues: number;
  /** How sure by the name, when the values are codes, truths or other words; 0 for names of many meanings. */
  readonly byName: number;
}

/** At least so many different words before they convince without a name. */
const WORDS_ALONE = 2;
const MOST_CATEGORIES = 1_000;

export function defineVocabularyDetector(kind: VocabularyKind): ColumnDetector {
  return {
    name: kind.pii,
    detect(profile) {
      const named = matchNames(kind.names, profile.words);
      const { recognise, recogniseNamed, byValues } = kind;
      if (named === 0 && byValues === 0) return undefined;
      const counts = (text: string) => recognise(text) || (named > 0 && recogniseNamed?.(text) === true);
      const share = measureShare(listValues(profile), counts);
      const confidence = Math.max(
        named === 0 ? rateAlone(kind, share) : 0,
        named * rateNamed(kind, share, profile),
      );
      if (confidence === 0) return undefined;
      const evidence = describeEvidence(kind.what, share, named);
      return { schema: { pii: kind.pii, role: kind.role }, confidence, evidence };
    },
  };
}

function rateAlone({ byValues }: VocabularyKind, { share, matched }: ValueShare): number {
  return matched >= WORDS_ALONE && share >= 0.8 ? byValues * share : 0;
}

function rateNamed({ byName }: VocabularyKind, share: ValueShare, profile: ColumnProfile): number {
  if (share.share >= 0.3) return 0.95 * (0.8 + 0.2 * share.share);
  if (share.tested === 0) return Math.min(byName, 0.4);
  if (profile.column.kind === "datetime" || profile.distinctCount > MOST_CATEGORIES) return 0;
  return (profile.decimals ?? 0) > 0 ? byName / 2 : byName;
}

/** A test for membership: the folded text is one of the entries, separated by commas. */
export function oneOf(list: string): (text: string) => boolean {
  const words = new Set(list.split(",").map((word) => foldText(word.trim())));
  return (text) => text.length <= 64 && words.has(foldText(text).replace(/[.\s]+$/, ""));
}

const MOST_WORDS = 8;

/** A test for membership of any word of a text of a few words; sentences are about too much. */
export function anyWordOf(list: string): (text: string) => boolean {
  const words = new Set(list.split(",").map((word) => foldText(word.trim())));
  const holds = (part: string) => words.has(part) || words.has(part.replace(/s$/, ""));
  return (text) => {
    if (text.length > 96) return false;
    const plain = foldText(text);
    const parts = plain.split(/[^\p{L}\p{N}]+/u);
    return words.has(plain) || (parts.length <= MOST_WORDS && parts.some(holds));
  };
}
