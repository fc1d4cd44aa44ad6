import type { Random } from "../../../../base/index.ts";

const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const pad = (value: number) => String(value).padStart(2, "0");

export function pick<T>(random: Random, from: ArrayLike<T>): T {
  return from[random.below(from.length)] as T;
}

/**
 * `#` digit, `@` capital, `%` small letter, `~` hexadecimal digit, `{Y}` `{M}` `{T}` two digits of a year, month and
 * day; all else stands for itself.
 */
export function fillTemplate(random: Random, template: string): string {
  return template.replaceAll(/#|@|%|~|\{[YMT]\}/g, (mark) => {
    if (mark === "#") return pick(random, DIGITS);
    if (mark === "@") return pick(random, LETTERS);
    if (mark === "%") return pick(random, LETTERS).toLowerCase();
    if (mark === "~") return pick(random, "0123456789abcdef");
    if (mark === "{Y}") return pad(50 + random.below(50));
    return pad(1 + random.below(mark === "{M}" ? 12 : 28));
  });
}

const CHECK = DIGITS + LETTERS;
const TRIES = 10_000;

/** Fills a template whose `?` are check characters, tried until the test passes. */
export function fillChecked(random: Random, template: string, passes: (text: string) => boolean): string {
  for (let turn = 0; turn < TRIES; turn++) {
    const filled = fillTemplate(random, template);
    for (const text of completions(filled)) if (passes(text)) return text;
  }
  throw new Error(`no value of the template ${template} passes`);
}

function* completions(text: string): Generator<string> {
  if (!text.includes("?")) {
    yield text;
    return;
  }
  const alphabet = text.indexOf("?") === text.lastIndexOf("?") ? CHECK : DIGITS;
  for (const letter of alphabet) yield* completions(text.replace("?", letter));
}
