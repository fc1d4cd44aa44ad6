/**
 * @file The texts that match a regular expression, numbered: text number 0, 1, 2 … of each length, each text once,
 * however the pattern may say it. Thompson's automaton is made deterministic, the texts that each state still
 * accepts are counted by length, and a number is spent on the way through (rank-then-encipher: M. Bellare et al.,
 * "Format-Preserving Encryption", 2009).
 */
import { type CharSet, type PatternNode, parsePattern } from "../../../table/index.ts";
import { synthErrors } from "../../errors.ts";
import { hashNumber, LARGEST_SPACE, permute } from "./permute.ts";

/** So often more than it must may a part without an upper bound repeat. */
const EXTRA_REPEATS = 8;
const LONGEST = 200;
const MOST_STEPS = 2_000;
const MOST_STATES = 1_000;
const PRINTABLE: CharSet = [0x20, 0x7e];
const ACCEPTED = 0;

interface Step {
  readonly set?: CharSet;
  readonly only?: "start" | "end";
  readonly next: readonly number[];
}

/** Characters that all lead on to one state. */
interface Move {
  readonly characters: readonly string[];
  readonly target: State;
}

interface State {
  readonly members: readonly number[];
  readonly accepts: boolean;
  moves?: readonly Move[];
  /** By what remains to be written. */
  readonly counts: number[];
}

export class Language {
  readonly #steps: Step[] = [{ next: [] }];
  readonly #states = new Map<string, State>();
  readonly #begin: State;

  /** Throws `pattern-refused` for what is no regular expression and `pattern-too-large` for what is too much of one. */
  constructor(pattern: string) {
    const first = this.#build(parsePattern(pattern), ACCEPTED);
    this.#begin = this.#enter(this.#close([first], "start"));
  }

  /** How many texts have that many characters; beyond 2^53 about. */
  count(length: number): number {
    return length > LONGEST ? 0 : this.#countFrom(this.#begin, length);
  }

  /** The lengths that there are texts of. */
  lengths(): number[] {
    return Array.from({ length: LONGEST + 1 }, (_, length) => length).filter(
      (length) => this.count(length) > 0,
    );
  }

  /**
   * Text number `index` of a length, scattered by `key`; different numbers give different texts. In a space beyond
   * exact numbers the beginning is drawn by hash until the rest can be numbered.
   */
  write(length: number, index: number, key: number): string {
    let state = this.#begin;
    let text = "";
    let rest = length;
    for (; this.#countFrom(state, rest) > LARGEST_SPACE; rest--) {
      const draw = hashNumber(key, index, rest) / 2 ** 32;
      const [move, share] = this.#choose(state, rest, draw * this.#countFrom(state, rest));
      text += move.characters[Math.min(move.characters.length - 1, Math.floor(share))];
      state = move.target;
    }
    const size = this.#countFrom(state, rest);
    let number = permute(index % size, size, key);
    for (; rest > 0; rest--) {
      const [move, share, left] = this.#choose(state, rest, number);
      text += move.characters[share];
      state = move.target;
      number = left;
    }
    return text;
  }

  /** The move that text `number` of a state takes, the place of its character in it, and its number after that. */
  #choose(state: State, rest: number, number: number): [Move, number, number] {
    const moves = this.#movesOf(state);
    for (const move of moves) {
      const each = this.#countFrom(move.target, rest - 1);
      const all = each * move.characters.length;
      if (number < all) {
        const place = Math.floor(number / each);
        return [move, place, number - place * each];
      }
      number -= all;
    }
    const last = moves.findLast(({ target }) => this.#countFrom(target, rest - 1) > 0) as Move;
    return [last, last.characters.length - 1, 0];
  }

  #countFrom(state: State, rest: number): number {
    const known = state.counts[rest];
    if (known !== undefined) return known;
    let count = 0;
    if (rest === 0) count = state.accepts ? 1 : 0;
    else
      for (const { characters, target } of this.#movesOf(state))
        count += characters.length * this.#countFrom(target, rest - 1);
    state.counts[rest] = count;
    return count;
  }

  #build(node: PatternNode, next: number): number {
    switch (node.type) {
      case "set":
        return this.#add({ set: toWritable(node.set), next: [next] });
      case "start":
      case "end":
        return this.#add({ only: node.type, next: [next] });
      case "sequence":
        return node.items.reduceRight((after, item) => this.#build(item, after), next);
      case "either":
        return this.#add({ next: node.items.map((item) => this.#build(item, next)) });
      case "repeat": {
        let first = next;
        const most = Math.min(
          node.most,
          node.least + EXTRA_REPEATS + (Number.isFinite(node.most) ? LONGEST : 0),
        );
        for (let count = node.least; count < most; count++)
          first = this.#add({ next: [next, this.#build(node.item, first)] });
        for (let count = 0; count < node.least; count++) first = this.#build(node.item, first);
        return first;
      }
    }
  }

  #add(step: Step): number {
    if (this.#steps.length >= MOST_STEPS) throw synthErrors.create("pattern-too-large");
    return this.#steps.push(step) - 1;
  }

  /** All steps reached without writing a character. */
  #close(from: readonly number[], place: "start" | "end" | "inside"): number[] {
    const reached = new Set(from);
    for (const index of reached) {
      const { set, only, next } = this.#steps[index]!;
      if (set !== undefined || (only !== undefined && only !== place)) continue;
      for (const target of next) reached.add(target);
    }
    return [...reached].sort((a, b) => a - b);
  }

  #enter(members: readonly number[]): State {
    const key = members.join();
    let state = this.#states.get(key);
    if (state === undefined) {
      if (this.#states.size >= MOST_STATES) throw synthErrors.create("pattern-too-large");
      const accepts = this.#close(members, "end").includes(ACCEPTED);
      state = { members, accepts, counts: [] };
      this.#states.set(key, state);
    }
    return state;
  }

  #movesOf(state: State): readonly Move[] {
    state.moves ??= this.#findMoves(state);
    return state.moves;
  }

  #findMoves({ members }: State): Move[] {
    const steps = members.map((index) => this.#steps[index]!).filter(({ set }) => set !== undefined);
    const byTarget = new Map<State, string[]>();
    const known = new Map<string, string[]>();
    for (const point of pointsOf(steps.flatMap(({ set }) => set as CharSet))) {
      const eating = steps.filter(({ set }) => includes(set as CharSet, point));
      const after = eating.flatMap(({ next }) => next);
      const key = after.join();
      let characters = known.get(key);
      if (characters === undefined) {
        const target = this.#enter(this.#close(after, "inside"));
        characters = byTarget.get(target) ?? [];
        byTarget.set(target, characters);
        known.set(key, characters);
      }
      characters.push(String.fromCodePoint(point));
    }
    return [...byTarget].map(([target, characters]) => ({ characters, target }));
  }
}

/** Of a set such as `.` or `[^;]` the printable ASCII characters; of others the first few hundred. */
function toWritable(set: CharSet): CharSet {
  const kept: number[] = [];
  for (let at = 0; at < set.length; at += 2) {
    const from = Math.max(set[at]!, PRINTABLE[0]!);
    const to = Math.min(set[at + 1]!, PRINTABLE[1]!);
    if (from <= to) kept.push(from, to);
  }
  return kept.length > 0 ? kept : set;
}

const MOST_CHARACTERS = 512;

function pointsOf(ranges: CharSet): number[] {
  const points = new Set<number>();
  for (let at = 0; at < ranges.length; at += 2)
    for (let point = ranges[at]!; point <= ranges[at + 1]! && points.size < MOST_CHARACTERS; point++)
      if (point < 0xd800 || point > 0xdfff) points.add(point);
  return [...points].sort((a, b) => a - b);
}

function includes(set: CharSet, point: number): boolean {
  for (let at = 0; at < set.length; at += 2) if (point >= set[at]! && point <= set[at + 1]!) return true;
  return false;
}
