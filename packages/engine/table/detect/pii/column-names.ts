/**
 * @file Column names as evidence. A kind of personal information lists the names that columns of its kind bear, in
 * several languages; a column's words match when a run of them, written without gaps, is such a name. So
 * `date_of_birth`, `DateOfBirth` and `dateofbirth` are one name, and `essex` is not `sex`.
 */
import { foldText } from "./fold-text.ts";

/** Names folded, without gaps and digits. */
export type ColumnNames = ReadonlySet<string>;

const LONGEST_RUN = 6;
/** Shorter endings of a compound are chance: `text` ends in `ext`. */
const SHORTEST_ENDING = 6;
const OUTSIDE_LATIN = /[\u0370-\u{10ffff}]/u;

/** Beside these a name means something else: `email_sent_at`, `phone_type`, `name_length`, `city_id`. */
const OTHER_MEANING = new Set(
  `id ids key fk pk type typ kind flag is has was can did allow allowed status verified valid validated confirmed
  count cnt counts num total sum avg mean average median rate ratio percent percentage pct score rank index idx length
  len size width height time timestamp at on updated created modified sent opened clicked opt optin version format template
  subject domain provider prefix suffix extension mask label sort order pattern required enabled visible column field
  population area density min max minimum maximum days hours minutes`.split(/\s+/),
);

/** Names separated by commas; case, accents and gaps do not matter. */
export function namesOf(list: string): ColumnNames {
  return new Set(
    list
      .split(",")
      .map(compact)
      .filter((name) => name !== ""),
  );
}

/** How clearly a column's words bear one of the names: 1 exactly, less with other words around, 0 not at all. */
export function matchNames(names: ColumnNames, words: readonly string[]): number {
  const plain = words.map(compact).filter((word) => word !== "");
  let best = 0;
  for (let start = 0; start < plain.length; start++)
    for (let end = start + 1; end <= Math.min(plain.length, start + LONGEST_RUN); end++)
      if (bears(names, plain.slice(start, end).join("")))
        best = Math.max(best, rateRest(plain.slice(0, start), plain.slice(end)));
  if (best === 0 && plain.some((word) => endsInName(names, word))) best = 0.5;
  return best;
}

function bears(names: ColumnNames, run: string): boolean {
  return names.has(run) || (run.length > 4 && run.endsWith("s") && names.has(run.slice(0, -1)));
}

function rateRest(before: readonly string[], after: readonly string[]): number {
  if ([...before, ...after].some((word) => OTHER_MEANING.has(word))) return 0;
  if (after.length === 0) return before.length === 0 ? 1 : 0.9;
  return before.length === 0 ? 0.8 : 0.6;
}

/** `privattelefon` ends in `telefon`; scripts that leave no gaps between words may hold the name anywhere. */
function endsInName(names: ColumnNames, word: string): boolean {
  for (let from = 1; from <= word.length - SHORTEST_ENDING; from++)
    if (names.has(word.slice(from))) return true;
  if (!OUTSIDE_LATIN.test(word)) return false;
  for (const name of names)
    if (name.length > 1 && OUTSIDE_LATIN.test(name) && word.includes(name)) return true;
  return false;
}

function compact(text: string): string {
  return foldText(text).replaceAll(/\P{L}/gu, "");
}
