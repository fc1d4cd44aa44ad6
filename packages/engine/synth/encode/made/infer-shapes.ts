/**
 * @file How the values of a code are built, as weighted regular expressions: values are grouped by shape, the runs
 * of digits, capitals and small letters between signs (`A-12` and `B-77` share one), and each group says what may
 * stand in each place. A group, a fixed part and a character are learnt only from k values or more, so that no
 * single value shows.
 */
import { inferPattern } from "../../../table/index.ts";

export interface Shape {
  readonly pattern: string;
  /** How many characters; a pattern of several lengths is several shapes. */
  readonly length: number;
  /** Share of the values. */
  readonly weight: number;
}

const MOST_SHAPES = 40;
/** So much of all values the shapes of k values and more must cover, or a coarser cut is tried; then less. */
const COVERED = [0.9, 0.4];
const MOST_VALUES = 20_000;
/** Characters that so many values per possible one have not are taken as impossible. */
const PROOF = 8;

const CUTS: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(/[0-9]/g, "0").replaceAll(/[A-Z]/g, "A").replaceAll(/[a-z]/g, "a"),
  (text) =>
    text
      .replaceAll(/[0-9]+/g, "0")
      .replaceAll(/[A-Z]+/g, "A")
      .replaceAll(/[a-z]+/g, "a"),
  (text) => text.replaceAll(/[0-9A-Za-z]/g, "x"),
  (text) => text.replaceAll(/[0-9A-Za-z]+/g, "x"),
];

/** Empty where the values share no form, or where they are not of printable ASCII. */
export function inferShapes(values: readonly string[], leastPeople: number): Shape[] {
  const step = Math.max(1, Math.floor(values.length / MOST_VALUES));
  const texts = step === 1 ? values : values.filter((_, index) => index % step === 0);
  for (const least of COVERED)
    for (const cut of CUTS) {
      const shapes = describeCut(texts, cut, { leastPeople, covered: least });
      if (shapes.length > 0) return shareOut(shapes);
    }
  return shareOut(describeFew(texts));
}

interface CutOptions {
  readonly leastPeople: number;
  /** Share of the texts that the shapes must cover. */
  readonly covered: number;
}

function describeCut(texts: readonly string[], cut: (text: string) => string, options: CutOptions): Shape[] {
  const groups = [...Map.groupBy(texts, cut).values()]
    .filter((group) => group.length >= options.leastPeople)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_SHAPES);
  const covered = groups.reduce((sum, group) => sum + group.length, 0);
  if (covered < options.covered * texts.length) return [];
  const shapes = groups.map((group) => describeGroup(group, options.leastPeople));
  return shapes.every((group) => group.length > 0) ? shapes.flat() : [];
}

const SETS: Readonly<Record<string, string>> = { 0: "[0-9]", A: "[A-Z]", a: "[a-z]" };

/** Few values: the bare shapes that at least two of them have, all digits and letters free. */
function describeFew(texts: readonly string[]): Shape[] {
  const cut = CUTS[0] as (text: string) => string;
  return [
    ...Map.groupBy(
      texts.filter((text) => /^[ -~]{1,100}$/.test(text)),
      cut,
    ),
  ]
    .filter(([, group]) => group.length > 1)
    .slice(0, MOST_SHAPES)
    .map(([shape, group]) => {
      const pattern = escapeSign(shape).replaceAll(/[0Aa]/g, (one) => SETS[one] as string);
      return { pattern: `^${pattern}$`, length: shape.length, weight: group.length };
    });
}

/** Weights that sum to one from counts of values. */
function shareOut(shapes: readonly Shape[]): Shape[] {
  const all = shapes.reduce((sum, { weight }) => sum + weight, 0);
  return shapes.map((shape) => ({ ...shape, weight: shape.weight / all }));
}

/** Lengths that k values and more have. */
export function splitByLength(pattern: string, texts: readonly string[], leastPeople: number): Shape[] {
  const counts = new Map<number, number>();
  for (const text of texts) {
    const length = [...text].length;
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= leastPeople)
    .sort(([a], [b]) => a - b)
    .map(([length, weight]) => ({ pattern, length, weight }));
}

function describeGroup(group: readonly string[], leastPeople: number): Shape[] {
  const length = group[0]?.length ?? 0;
  const isFixed = group.every((text) => text.length === length);
  const pattern = isFixed ? describePlaces(group, length, leastPeople) : inferPattern(group);
  return pattern === undefined ? [] : splitByLength(pattern, group, leastPeople);
}

const CLASSES = [
  { members: "0-9", test: /[0-9]/, size: 10 },
  { members: "A-F", test: /[A-F]/, size: 6 },
  { members: "A-Z", test: /[A-Z]/, size: 26 },
  { members: "a-f", test: /[a-f]/, size: 6 },
  { members: "a-z", test: /[a-z]/, size: 26 },
] as const;

/** A literal or a set for each place; equal neighbours are counted. */
function describePlaces(group: readonly string[], length: number, leastPeople: number): string | undefined {
  if (length === 0 || length > 100 || !group.every((text) => /^[ -~]+$/.test(text))) return undefined;
  const isHexadecimal = group.every((text) => !/[g-zG-Z]/.test(text));
  const places = Array.from({ length }, (_, place) =>
    describePlace(group, { place, isHexadecimal, leastPeople }),
  );
  const pattern = places
    .join("\0")
    .replaceAll(/([^\0]+)((?:\0\1(?=\0|$))+)/g, (_, one: string, more: string) => {
      return `${one}{${more.split("\0").length}}`;
    });
  return `^${pattern.replaceAll("\0", "")}$`;
}

interface Place {
  readonly place: number;
  readonly isHexadecimal: boolean;
  readonly leastPeople: number;
}

function describePlace(group: readonly string[], { place, isHexadecimal, leastPeople }: Place): string {
  const counts = new Map<string, number>();
  for (const text of group) {
    const character = text[place] as string;
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const seen = [...counts.keys()].sort();
  if (seen.length === 1) return escapeSign(seen[0] as string);
  const isMixed = isHexadecimal && /[0-9]/.test(seen.join("")) && /[a-f]/i.test(seen.join(""));
  const usable = CLASSES.filter(({ size }) => isMixed || size !== 6);
  const classes = usable.filter(({ members, test }) => {
    return seen.some((character) => test.test(character)) && !(isMixed && /Z|z/.test(members));
  });
  const possible = classes.reduce((sum, { size }) => sum + size, 0);
  const held = seen.filter((character) => (counts.get(character) as number) >= leastPeople);
  if (group.length >= PROOF * possible && held.length > 1) return `[${joinRanges(held)}]`;
  return `[${classes.map(({ members }) => members).join("")}]`;
}

/** `0 1 2 3 7` → `0-37`. */
function joinRanges(characters: readonly string[]): string {
  const parts: [string, string][] = [];
  for (const character of characters) {
    const last = parts.at(-1);
    if (last !== undefined && last[1].charCodeAt(0) + 1 === character.charCodeAt(0)) last[1] = character;
    else parts.push([character, character]);
  }
  return parts
    .map(([from, to]) => (from === to ? escapeSign(from) : `${escapeSign(from)}-${escapeSign(to)}`))
    .join("");
}

function escapeSign(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
