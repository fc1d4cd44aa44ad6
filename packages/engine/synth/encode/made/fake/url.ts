/**
 * @file Web addresses: hosts that k rows and more have, others at a domain kept free for examples (RFC 2606); paths
 * built as the real ones are, with words that k rows share and new ones for the rest.
 */
import { z } from "zod";
import { hashNumber } from "../permute.ts";
import { inventWord } from "../text/cut-words.ts";
import { defineFake } from "./define-fake.ts";
import { drawShare, pickWeighted } from "./locale-lists.ts";
import { sampleTexts } from "./sample-texts.ts";

const weighted = z
  .array(z.strictObject({ text: z.string().max(500), weight: z.number().min(0) }))
  .min(1)
  .max(101);
const law = z.strictObject({ hosts: weighted, paths: weighted });
type UrlLaw = z.infer<typeof law>;
type Texts = readonly (readonly [text: string, rows: number])[];

/** Stands before the length of a word or number that is made anew. */
const NEW_WORD = "\u{2}";
const NEW_NUMBER = "\u{3}";

const NEW_PART = new RegExp(`([${NEW_WORD}${NEW_NUMBER}])(\\d)`, "gu");

export const fakeUrl = defineFake<UrlLaw>({
  kind: "fake-url",
  law,
  learn(given, { protection: { leastPeople } }) {
    const cut = sampleTexts(given).map(([text, rows]) => {
      const [, host = "", path = ""] = /^((?:[a-z]+:\/\/)?[^/?#]*)(.*)$/is.exec(text) ?? [];
      return { host, path, rows };
    });
    const scheme =
      cut.filter(({ host }) => host.startsWith("https")).length * 2 > cut.length ? "https" : "http";
    const hosts = cut.map(({ host, rows }) => [host, rows] as const);
    const paths = cut.map(({ path, rows }) => [path, rows] as const);
    return {
      hosts: keepFrequent(hosts, leastPeople, `${scheme}://www.example.com`),
      paths: keepFrequent(shapePaths(paths, leastPeople), leastPeople, `/${NEW_WORD}7`),
    };
  },
  open({ hosts, paths }, key) {
    return ({ entity }) => {
      let draws = 0;
      const draw = () => hashNumber(key, entity, 50 + draws++) / 2 ** 32;
      const host = pickWeighted(hosts, drawShare(key, entity, 40)).text;
      const path = pickWeighted(paths, drawShare(key, entity, 41)).text;
      return (
        host +
        path.replaceAll(NEW_PART, (_, mark: string, length: string) =>
          inventWord(`\u{1}${mark === NEW_NUMBER ? "0" : "a"}${length}`, draw),
        )
      );
    };
  },
  describe: ({ hosts, paths }) => `made-up addresses, ${hosts.length} hosts, ${paths.length} forms of path`,
});

/** Parts of fewer than k rows become marks with a length up to 9. */
function shapePaths(paths: Texts, leastPeople: number): Texts {
  const parts = (path: string) => path.match(/\p{L}+|\d+|[^\p{L}\d]+/gu) ?? [];
  const held = new Map<string, number>();
  for (const [path, rows] of paths)
    for (const part of new Set(parts(path))) held.set(part, (held.get(part) ?? 0) + rows);
  const shape = (part: string) => {
    if ((held.get(part) ?? 0) >= leastPeople) return part;
    const length = Math.min(9, part.length);
    if (/^\d/.test(part)) return NEW_NUMBER + length;
    return /^\p{L}/u.test(part) ? NEW_WORD + length : "-";
  };
  return paths.map(([path, rows]) => [parts(path.slice(0, 300)).map(shape).join(""), rows] as const);
}

function keepFrequent(texts: Texts, leastPeople: number, other: string): UrlLaw["hosts"] {
  const counts = new Map<string, number>();
  let all = 0;
  for (const [text, rows] of texts) {
    counts.set(text, (counts.get(text) ?? 0) + rows);
    all += rows;
  }
  const kept = [...counts].filter(([text, rows]) => rows >= leastPeople && text.length <= 500);
  const frequent = kept
    .sort(([, a], [, b]) => b - a)
    .slice(0, 100)
    .map(([text, weight]) => ({ text, weight }));
  const rest = all - frequent.reduce((sum, { weight }) => sum + weight, 0);
  return rest > 0 || frequent.length === 0
    ? [...frequent, { text: other, weight: Math.max(1, rest) }]
    : frequent;
}
