import type { ColumnProfile } from "../detection.ts";

/** How many of a column's distinct values pass a test; placeholders for missing values are not asked. */
export interface ValueShare {
  readonly tested: number;
  readonly matched: number;
  /** 0 when nothing could be tested. */
  readonly share: number;
}

const PLACEHOLDERS = new Set(
  `- -- . ? n/a na n.a. none null nil nan unknown unbekannt inconnu desconocido sconosciuto onbekend nieznany
  undefined missing redacted tbd test x xx xxx *`.split(/\s+/),
);

const LONGEST_PLACEHOLDER = 16;

function isPlaceholder(text: string): boolean {
  return text.length <= LONGEST_PLACEHOLDER && PLACEHOLDERS.has(text.toLowerCase());
}

const PROBE = 64;
/** Where fewer pass of some values spread evenly, no detector would be convinced: the rest is not asked. */
const HOPELESS = 0.1;

const valuesOf = new WeakMap<ColumnProfile, readonly string[]>();

/** Distinct values worth asking, trimmed; kept, since every detector asks. */
export function listValues(profile: ColumnProfile): readonly string[] {
  let values = valuesOf.get(profile);
  if (values === undefined) {
    values = profile.sample
      .map(({ text }) => text.trim())
      .filter((text) => text !== "" && !isPlaceholder(text));
    valuesOf.set(profile, values);
  }
  return values;
}

export function measureShare(values: readonly string[], passes: (text: string) => boolean): ValueShare {
  const probe = values.length > 2 * PROBE ? pickEvenly(values) : values;
  const first = countPassing(probe, passes);
  if (probe === values || first.share < HOPELESS) return first;
  return countPassing(values, passes);
}

export function pickEvenly(values: readonly string[]): readonly string[] {
  if (values.length <= PROBE) return values;
  return Array.from({ length: PROBE }, (_, i) => values[Math.floor((i * values.length) / PROBE)] as string);
}

function countPassing(values: readonly string[], passes: (text: string) => boolean): ValueShare {
  let matched = 0;
  for (const value of values) if (passes(value)) matched++;
  return { tested: values.length, matched, share: values.length === 0 ? 0 : matched / values.length };
}
