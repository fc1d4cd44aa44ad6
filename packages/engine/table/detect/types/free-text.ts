/** @file Texts that hardly recur: names of things, titles, sentences. */
import type { ColumnDetector, ColumnProfile } from "../detection.ts";
import { formatCount, measureShape, repetition, type TextShape } from "./facts.ts";

/** From here on a text is a sentence; scripts without spaces need fewer characters. */
const SENTENCE_WORDS = 5;
const SENTENCE_CHARACTERS = 50;

export const detectFreeText: ColumnDetector = {
  name: "free-text",
  detect(profile) {
    if (profile.column.kind !== "text" || profile.distinctCount === 0) return undefined;
    const shape = measureShape(profile);
    return {
      schema: { type: "text" },
      confidence: rate(profile, shape),
      evidence: `${formatCount(profile.distinctCount)} different texts of ${shape.characters.toFixed(0)} characters and ${shape.words.toFixed(1)} words on average`,
    };
  },
};

function rate(profile: ColumnProfile, { characters, words }: TextShape): number {
  const often = repetition(profile);
  const sentence = words >= SENTENCE_WORDS || characters >= SENTENCE_CHARACTERS;
  if (often < 2) return sentence ? 0.92 : 0.57;
  if (often < 3) return sentence ? 0.78 : 0.45;
  return sentence && often < 20 ? 0.55 : 0.2;
}
