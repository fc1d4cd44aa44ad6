/** @file Truths: typed, as 0 and 1, or as a pair of words. */
import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../detection.ts";
import { countPresent } from "./facts.ts";
import { hasWord, headIs, hints } from "./name-hints.ts";

/** No first, as in several languages. One-letter pairs need both values. */
const PAIRS: readonly (readonly [no: string, yes: string])[] = [
  ["false", "true"],
  ["no", "yes"],
  ["n", "y"],
  ["f", "t"],
  ["off", "on"],
  ["nein", "ja"],
  ["non", "oui"],
  ["n", "o"],
  ["no", "si"],
  ["no", "sí"],
  ["no", "sì"],
  ["nao", "sim"],
  ["não", "sim"],
  ["n", "s"],
  ["n", "j"],
  ["nee", "ja"],
  ["nej", "ja"],
  ["nei", "ja"],
  ["nie", "tak"],
  ["ne", "ano"],
  ["ne", "da"],
  ["ei", "kylla"],
  ["hayir", "evet"],
  ["hayır", "evet"],
  ["нет", "да"],
  ["否", "是"],
  ["いいえ", "はい"],
  ["아니오", "예"],
  ["لا", "نعم"],
  ["falsch", "wahr"],
  ["faux", "vrai"],
  ["falso", "verdadero"],
  ["falso", "vero"],
  ["inactive", "active"],
  ["disabled", "enabled"],
];
const FEW_ROWS = 5;

export const detectBoolean: ColumnDetector = {
  name: "boolean",
  detect(profile) {
    if (profile.column.kind === "boolean") return judgeTyped(profile);
    if (profile.column.kind === "text") return judgeWords(profile);
    return judgeBits(profile);
  },
};

function judgeTyped({ distinctCount }: ColumnProfile): ColumnGuess | undefined {
  if (distinctCount === 0) return undefined;
  return { schema: { type: "boolean" }, confidence: 0.99, evidence: "stored as true and false" };
}

function judgeBits(profile: ColumnProfile): ColumnGuess | undefined {
  const { min, max, distinctCount, decimals } = profile;
  if (decimals !== 0 || min === undefined || max === undefined || min < 0 || max > 1) return undefined;
  const named = hasWord(profile, hints.TRUTH);
  if (distinctCount < 2 && !named) return undefined;
  const counted = !named && headIs(profile, hints.MEASURE);
  const few = countPresent(profile) < FEW_ROWS;
  return {
    schema: { type: "boolean" },
    confidence: few && !named ? 0.4 : counted ? 0.8 : named ? 0.98 : 0.92,
    evidence: distinctCount < 2 ? `only ${min}, and the name speaks of a truth` : "only 0 and 1",
  };
}

function judgeWords(profile: ColumnProfile): ColumnGuess | undefined {
  const { sample, distinctCount } = profile;
  if (distinctCount === 0 || distinctCount > 4) return undefined;
  const words = new Set(sample.map(({ text }) => text.trim().toLowerCase()));
  const pair = PAIRS.find((both) => [...words].every((word) => both.includes(word)));
  if (pair === undefined) return undefined;
  const single = words.size === 1;
  if (single && ((pair[0].length === 1 && !hasWord(profile, hints.TRUTH)) || pair[1] === ""))
    return undefined;
  const values = [...sample]
    .sort((a, b) => pair.indexOf(a.text.trim().toLowerCase()) - pair.indexOf(b.text.trim().toLowerCase()))
    .map(({ text }) => text);
  return {
    schema: { type: "boolean", values },
    confidence: single ? 0.8 : 0.97,
    evidence: `only the words for no and yes${distinctCount > 2 ? ", written in more than one way" : ""}`,
  };
}
