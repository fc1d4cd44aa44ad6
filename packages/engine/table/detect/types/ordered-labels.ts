/** @file Labels that carry their order: intervals (`[10-20)`, `< 5 yrs`, `65+`) and numbered steps (`Grade 3`, `2nd`). */

interface Interval {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
}

const LONGEST_LABEL = 40;
const NUMBER = /\d+(?:[.,]\d+)*/g;
const BELOW = /^(?:<|<=|≤|=<|less than|under|below|up to|until|bis|unter|moins de|menos de|meno di|max)$/;
const ABOVE =
  /^(?:>|>=|≥|=>|greater than|more than|over|above|at least|from|ab|über|plus de|más de|mas de|oltre|min)$/;
const BETWEEN = /^(?:-|–|—|to|bis|a|à|and|und|,|;|\.\.|<|<=|<= \.\.\. <|< \.\.\. <=?|<= \.\.\. <=)$/;
const AFTER_ABOVE =
  /^(?:\+|and over|and above|or more|and more|and older|or older|or over|und mehr|et plus|y más)(?: |$)/;

/** The labels in order, if all are intervals of one unit that hardly overlap, or numbered steps. */
export function orderLabels(texts: readonly string[]): string[] | undefined {
  if (texts.length < 3 || texts.some((text) => text.length > LONGEST_LABEL)) return undefined;
  return orderIntervals(texts) ?? orderSteps(texts);
}

function orderIntervals(texts: readonly string[]): string[] | undefined {
  const labels: { text: string; interval: Interval }[] = [];
  for (const text of texts) {
    const interval = readInterval(text);
    if (interval === undefined) return undefined;
    labels.push({ text, interval });
  }
  if (new Set(labels.map(({ interval }) => interval.unit)).size > 2) return undefined;
  labels.sort((a, b) => a.interval.from - b.interval.from || a.interval.to - b.interval.to);
  const apart = labels.every(({ interval }, index) => {
    const next = labels[index + 1]?.interval;
    return next === undefined || (next.from >= interval.to && next.from >= interval.from);
  });
  const wide = labels.filter(({ interval }) => interval.from < interval.to).length;
  return apart && wide >= 2 ? labels.map(({ text }) => text) : undefined;
}

/** What stands before, between and behind one or two numbers says which side is open. */
function readInterval(text: string): Interval | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^[[(\]]/, "")
    .replace(/[\])[]$/, "")
    .replace(/[$€£]/g, "");
  const numbers = [...plain.matchAll(NUMBER)];
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) return undefined;
  const before = plain.slice(0, first.index).trim();
  const from = readAmount(first[0]);
  if (second === undefined) return readOpen(before, plain.slice(first.index + first[0].length).trim(), from);
  const between = plain.slice(first.index + first[0].length, second.index).trim();
  const to = readAmount(second[0]);
  const after = plain.slice(second.index + second[0].length).trim();
  const unit = /^[a-z%°]*$/.exec(after)?.[0];
  if (before !== "" || unit === undefined || to <= from) return undefined;
  return BETWEEN.test(between.replace(/^(?:years|yrs|[a-z]%?)\s/, "")) ? { from, to, unit } : undefined;
}

function readOpen(before: string, after: string, bound: number): Interval | undefined {
  const unit = after.replace(AFTER_ABOVE, "").trim();
  if (!/^[a-z%°]*$/.test(unit)) return undefined;
  if (AFTER_ABOVE.test(after) && before === "") return { from: bound, to: Number.POSITIVE_INFINITY, unit };
  if (BELOW.test(before)) return { from: Number.NEGATIVE_INFINITY, to: bound, unit };
  if (ABOVE.test(before)) return { from: bound, to: Number.POSITIVE_INFINITY, unit };
  return before === "" && unit === after ? { from: bound, to: bound, unit } : undefined;
}

/** Commas and points before three digits separate thousands. */
function readAmount(digits: string): number {
  return Number(digits.replace(/[.,](?=\d{3}(?:\D|$))/g, "").replace(",", "."));
}

const STEP =
  /^(?<before>grade|level|stage|tier|class|phase|step|year|week|day|quarter|q|rank|degree|priority|p|lvl|round|stufe|klasse|niveau|nivel|grado|livello)? ?#?(?<number>\d{1,2}|[ivx]{1,5})(?<after>st|nd|rd|th|\.)?(?<noun> (?:grade|class|year|degree|level|quarter|stage))?$/;
const ROMAN: readonly string[] = [
  "",
  "i",
  "ii",
  "iii",
  "iv",
  "v",
  "vi",
  "vii",
  "viii",
  "ix",
  "x",
  "xi",
  "xii",
];

function orderSteps(texts: readonly string[]): string[] | undefined {
  const labels: { text: string; step: number; around: string }[] = [];
  for (const text of texts) {
    const parts = STEP.exec(text.trim().toLowerCase().replaceAll("_", " "))?.groups;
    if (parts === undefined) return undefined;
    const { before = "", number = "", after = "", noun = "" } = parts;
    const step = /\d/.test(number) ? Number(number) : ROMAN.indexOf(number);
    if (step < 0 || before + after + noun === "") return undefined;
    labels.push({ text, step, around: `${before}|${after === "" ? "" : "th"}|${noun}` });
  }
  const kinds = new Set(labels.map(({ around }) => around));
  if (kinds.size > 1 || new Set(labels.map(({ step }) => step)).size < labels.length) return undefined;
  return labels.sort((a, b) => a.step - b.step).map(({ text }) => text);
}
