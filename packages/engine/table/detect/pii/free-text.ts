/**
 * @file Personal information inside sentences. Each text is read once from left to right; candidates (around an
 * `@`, a run of digits, two capitals and digits) are bounded in length, so the work is linear in the text.
 */
import type { ColumnDetector } from "../detection.ts";
import { recogniseCreditCard } from "./credit-card.ts";
import { recogniseEmail } from "./email.ts";
import { foldText } from "./fold-text.ts";
import { recogniseIban } from "./iban.ts";
import { recogniseUsSsn } from "./national-id/americas.ts";
import { givenNames } from "./person-name/given-names.ts";
import { isSurname } from "./person-name/surnames.ts";
import { ratePhone } from "./phone.ts";
import { listValues } from "./value-share.ts";

const kinds = [
  "e-mail addresses",
  "telephone numbers",
  "card numbers",
  "IBANs",
  "social security numbers",
  "names",
] as const;
export type TextFinding = (typeof kinds)[number];

const LOCAL_LETTER = /[\w.!#$%&'*+/=?^`{|}~-]/;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;
const LONGEST_NUMBER = 40;
const MOST_CANDIDATES = 2_000;
const DIGIT_RUN = /\+?\(?\d[\d ().\-/]{5,400}\d/g;
const IBAN_RUN = /\b[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,4})?\b/g;
/** Latin letters by range: Unicode properties cost ten times as much on lone surrogates. */
const CAPITALISED_PAIR =
  /([A-Z\u00c0-\u00de\u0100-\u017f][a-z\u00df-\u017f]{1,19}) ([A-Z\u00c0-\u00de\u0100-\u017f][a-z\u00df-\u017f]{1,19})/g;

/** The kinds of personal information found anywhere in a text. */
export function findInText(text: string): ReadonlySet<TextFinding> {
  const found = new Set<TextFinding>();
  if (someCandidate(findMails(text), recogniseEmail)) found.add("e-mail addresses");
  if (someCandidate(text.matchAll(IBAN_RUN), ([run]) => recogniseIban(run))) found.add("IBANs");
  if (someCandidate(text.matchAll(CAPITALISED_PAIR), isFullName)) found.add("names");
  someCandidate(text.matchAll(DIGIT_RUN), ([run]) => {
    const kind = run.length <= LONGEST_NUMBER ? nameNumber(run) : undefined;
    if (kind !== undefined) found.add(kind);
    return false;
  });
  return found;
}

/** Whether one of the first candidates passes; a text of more near misses than that is not a person's. */
function someCandidate<T>(candidates: Iterable<T>, passes: (candidate: T) => boolean): boolean {
  let asked = 0;
  for (const candidate of candidates) {
    if (passes(candidate)) return true;
    if (++asked === MOST_CANDIDATES) return false;
  }
  return false;
}

/** What stands around each `@`, as far as an address may reach. */
function* findMails(text: string): Generator<string> {
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < LONGEST_LOCAL && LOCAL_LETTER.test(text[start - 1] as string)) start--;
    const after = /^[\p{L}\p{N}.-]+/u.exec(text.slice(at + 1, at + 1 + LONGEST_DOMAIN))?.[0];
    yield start < at && after !== undefined ? `${text.slice(start, at)}@${after.replace(/[.-]$/, "")}` : "";
  }
}

function isFullName([, first = "", second = ""]: RegExpExecArray): boolean {
  return givenNames.has(foldText(first)) && isSurname(foldText(second));
}

function nameNumber(run: string): TextFinding | undefined {
  const text = run.trim();
  if (recogniseCreditCard(text)) return "card numbers";
  if (text.includes("-") && text.length === 11 && recogniseUsSsn(text)) return "social security numbers";
  const clarity = ratePhone(text);
  return clarity >= 2 || (clarity === 1 && /^0[1-9]\d{8,9}$/.test(text)) ? "telephone numbers" : undefined;
}

const WORDS_OF_A_SENTENCE = 3;
const FIRST_WORDS = 8;
const BEGINNING = 200;
const LEAST_TEXTS = 3;
const LEAST_SHARE = 0.005;
/** Plots and articles are full of names of nobody in the data. */
const NAMES_SHARE = 0.2;

export const detectFreeText: ColumnDetector = {
  name: "free-text",
  detect(profile) {
    if (profile.column.kind !== "text") return undefined;
    const values = listValues(profile);
    const sentences = values.filter(isSentence);
    if (sentences.length === 0 || sentences.length < values.length / 2) return undefined;
    const findings = sentences.map(findInText);
    const shares = kinds.map((kind) => ({ kind, count: findings.filter((found) => found.has(kind)).length }));
    const convincing = shares.filter(({ kind, count }) => convinces(kind, count, sentences.length));
    if (convincing.length === 0) return undefined;
    const evidence = convincing.map(({ kind, count }) => `${count} contain ${kind}`).join(", ");
    const onlyNames = convincing.every(({ kind }) => kind === "names");
    const most = Math.max(...convincing.map(({ count }) => count)) / sentences.length;
    return {
      schema: { type: "text", pii: "free-text", role: "sensitive" },
      confidence: onlyNames ? 0.6 : Math.min(0.95, 0.75 + most),
      evidence: `of ${sentences.length} distinct texts looked at ${evidence}`,
    };
  },
};

function isSentence(text: string): boolean {
  const words = text.slice(0, BEGINNING).split(/\s+/, FIRST_WORDS);
  return words.filter((word) => /^\P{N}{0,8}\p{L}{2}/u.test(word)).length >= WORDS_OF_A_SENTENCE;
}

function convinces(kind: TextFinding, count: number, total: number): boolean {
  if (kind === "names") return count >= LEAST_TEXTS && count / total >= NAMES_SHARE;
  return (count >= LEAST_TEXTS && count / total >= LEAST_SHARE) || count / total >= 0.2;
}
