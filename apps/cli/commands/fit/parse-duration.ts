const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `90s`, `2m`, `1.5h`; a number alone is seconds. Undefined for what is no duration, or none at all. */
export function parseDuration(text: string): number | undefined {
  const match = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m|h)?\s*$/.exec(text);
  if (match === null) return undefined;
  const durationMs = Number(match[1]) * (unitMs[match[2] ?? "s"] as number);
  return durationMs > 0 && Number.isFinite(durationMs) ? durationMs : undefined;
}
