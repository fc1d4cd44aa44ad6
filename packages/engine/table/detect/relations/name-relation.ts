/** @file What the names of two columns say about their order: `min_price` and `max_price`, `free` and `total`. */
import type { ViewColumn } from "./relation-view.ts";

/** Words of the smaller and the larger side; names that differ in nothing else name a low and a high bound. */
const ORDERED_WORDS: readonly (readonly [string, string])[] = [
  ["min", "max"],
  ["minimum", "maximum"],
  ["low", "high"],
  ["lower", "upper"],
  ["lowest", "highest"],
  ["smallest", "largest"],
  ["start", "end"],
  ["started", "ended"],
  ["begin", "end"],
  ["start", "finish"],
  ["started", "finished"],
  ["start", "stop"],
  ["from", "to"],
  ["from", "until"],
  ["first", "last"],
  ["in", "out"],
  ["open", "close"],
  ["opened", "closed"],
  ["arrival", "departure"],
  ["pickup", "dropoff"],
  ["created", "updated"],
  ["issued", "expires"],
  ["net", "gross"],
];
const WHOLES = new Set(["total", "sum", "whole", "all", "overall", "gross", "full"]);
/** Words that say nothing about what is counted. */
const EMPTY_WORDS = new Set([
  "of",
  "the",
  "in",
  "at",
  "to",
  "on",
  "per",
  "and",
  "by",
  "is",
  "a",
  "number",
  "num",
  "value",
]);
/** What names, places or codes rather than measures is not compared. */
const NAMING_WORDS = new Set([
  "id", "ids", "key", "code", "codes", "zip", "postcode", "postal", "phone", "fax", "lat", "latitude", "lon", "lng", "long",
  "longitude", "index", "idx", "uuid", "hash",
]); // biome-ignore format: a list of words

export type NameRelation = "ordered" | "part of a whole" | "related" | undefined;

export function relateNames(low: ViewColumn, high: ViewColumn): NameRelation {
  const [a, b] = [low.profile.words, high.profile.words];
  if (ORDERED_WORDS.some(([from, to]) => differOnlyBy(a, b, from, to))) return "ordered";
  const shared = a.filter((word) => b.includes(word) && isTelling(word));
  if (shared.length === 0) return undefined;
  const isWhole = b.some((word) => WHOLES.has(word)) && !a.some((word) => WHOLES.has(word));
  return isWhole ? "part of a whole" : "related";
}

export function isNaming({ family, isKey, profile }: ViewColumn): boolean {
  if (family !== "number") return false;
  return (isKey && profile.decimals === 0) || profile.words.some((word) => NAMING_WORDS.has(word));
}

function isTelling(word: string): boolean {
  return word.length > 1 && !/^\d+$/.test(word) && !EMPTY_WORDS.has(word);
}

function differOnlyBy(a: readonly string[], b: readonly string[], from: string, to: string): boolean {
  if (!a.includes(from) || !b.includes(to)) return false;
  return a.filter((word) => word !== from).join() === b.filter((word) => word !== to).join();
}

export function isWhole({ profile }: ViewColumn): boolean {
  return profile.words.some((word) => WHOLES.has(word));
}
