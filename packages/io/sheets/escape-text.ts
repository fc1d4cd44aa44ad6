/**
 * @file Texts of cells as XML (ECMA-376 part 1, 22.9.2.19): characters that XML cannot hold, and the carriage return
 * that its parsers turn into a line feed, are written `_x000D_`; what happens to look like that is written with its
 * underscore as `_x005F_`. Half a surrogate pair is no character and becomes U+FFFD when the text becomes UTF-8.
 */

/** What Excel holds in a cell, in UTF-16 units. */
const MOST_UNITS = 32_767;
const SUSPECT = /[&<>\p{Cc}\uFFFE\uFFFF]|_x/u;
const UNFIT = /[[\p{Cc}\uFFFE\uFFFF]--[\t\n]]/gv;
/** An underscore that would begin an escape, be it that the escape is closed by one that is yet to be made. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}(?:_|[[\p{Cc}\uFFFE\uFFFF]--[\t\n]]))/gv;
const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeText(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return escapeMarkup(text.replace(LOOKS_ESCAPED, "_x005F_").replace(UNFIT, writeCode));
}

/** For attributes too; leaves characters that XML cannot hold as they are. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => MARKUP[character] as string);
}

/** The longest beginning that a cell holds, with an ellipsis; `undefined` where all of it fits. */
export function cutText(text: string): string | undefined {
  if (text.length <= MOST_UNITS) return undefined;
  const kept = MOST_UNITS - 1;
  const isHalved = (text.codePointAt(kept - 1) as number) > 0xffff;
  return `${text.slice(0, isHalved ? kept - 1 : kept)}…`;
}

function writeCode(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
