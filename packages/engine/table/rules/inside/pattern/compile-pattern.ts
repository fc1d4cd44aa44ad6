/**
 * @file Matching a whole text against a regular expression in time proportional to its length: the tree becomes
 * Thompson's automaton, and the sets of its states that a text can be in become states of their own when first
 * met (K. Thompson, "Regular Expression Search Algorithm", 1968). No text makes it go back. Patterns are matched
 * against whole texts, so `^` and `$` are allowed and say nothing new at the ends.
 */
import { tableErrors } from "../../../errors.ts";
import { type CharSet, LAST_CODE_POINT } from "./char-set.ts";
import { type PatternNode, parsePattern } from "./parse-pattern.ts";

export type TextMatcher = (text: string) => boolean;

/** Where in the text: a short text can begin and end in one place. */
type Place = "start" | "end";

/** A step of the automaton: eats a character of `set`, or goes on without one. */
interface Step {
  readonly set?: CharSet;
  readonly only?: "start" | "end";
  readonly next: readonly number[];
}

/** What a repetition may unfold to; a text that meets a new state at every character costs so much for each. */
const MAX_STEPS = 2000;
/** States kept before all are forgotten, so that memory is bounded. */
const MAX_STATES = 2000;
const DEAD = 0;
const MATCH = 0;

/** Throws `pattern-refused` for what cannot be matched in linear time. */
export function compilePattern(pattern: string): TextMatcher {
  const automaton = new Automaton(parsePattern(pattern));
  return (text) => automaton.matches(text);
}

class Automaton {
  readonly #steps: Step[] = [{ next: [] }];
  readonly #begin: number;
  readonly #bounds: readonly number[];
  readonly #classOfAscii: Uint16Array;
  #numbers = new Map<string, number>();
  #members: (readonly number[])[] = [];
  /** Per state and class of characters the state after it, or -1 while unknown. */
  #moves: Int32Array[] = [];
  #accepts: boolean[] = [];

  constructor(tree: PatternNode) {
    this.#begin = this.#build(tree, MATCH);
    this.#bounds = findBounds(this.#steps.flatMap(({ set = [] }) => set));
    this.#classOfAscii = Uint16Array.from({ length: 128 }, (_, point) => this.#search(point));
    this.#forget();
  }

  matches(text: string): boolean {
    if (text === "") return this.#close([this.#begin], ["start", "end"]).includes(MATCH);
    let state = this.#enter(this.#close([this.#begin], ["start"]));
    for (let at = 0; at < text.length && state !== DEAD; at++) {
      const unit = text.charCodeAt(at);
      let characters: number;
      if (unit < 128) characters = this.#classOfAscii[unit]!;
      else {
        const point = text.codePointAt(at) as number;
        if (point > 0xffff) at += 1;
        characters = this.#search(point);
      }
      const known = this.#moves[state]![characters]!;
      state = known >= 0 ? known : this.#move(state, characters);
    }
    return this.#accepts[state] as boolean;
  }

  /** Adds the steps of a node that goes on to `next`; answers its first step. */
  #build(node: PatternNode, next: number): number {
    switch (node.type) {
      case "set":
        return this.#add({ set: node.set, next: [next] });
      case "start":
      case "end":
        return this.#add({ only: node.type, next: [next] });
      case "sequence":
        return node.items.reduceRight((after, item) => this.#build(item, after), next);
      case "either":
        return this.#add({ next: node.items.map((item) => this.#build(item, next)) });
      case "repeat":
        return this.#buildRepeat(node, next);
    }
  }

  #buildRepeat({ item, least, most }: PatternNode & { type: "repeat" }, next: number): number {
    let first = next;
    if (most === Number.POSITIVE_INFINITY) {
      const loop: number[] = [next];
      first = this.#add({ next: loop });
      loop.push(this.#build(item, first));
    } else
      for (let count = least; count < most; count++)
        first = this.#add({ next: [next, this.#build(item, first)] });
    for (let count = 0; count < least; count++) first = this.#build(item, first);
    return first;
  }

  #add(step: Step): number {
    if (this.#steps.length >= MAX_STEPS)
      throw tableErrors.create("pattern-refused", {
        reason: "its repetitions unfold to too much",
        position: 1,
      });
    return this.#steps.push(step) - 1;
  }

  #search(point: number): number {
    let low = 0;
    let high = this.#bounds.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#bounds[middle]! <= point) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #move(state: number, characters: number): number {
    const point = this.#bounds[characters]!;
    const after = this.#members[state]!.flatMap((index) => {
      const { set, next } = this.#steps[index]!;
      return set !== undefined && includes(set, point) ? next : [];
    });
    const count = this.#members.length;
    const target = this.#enter(this.#close(after, []));
    if (this.#members.length >= count) this.#moves[state]![characters] = target;
    return target;
  }

  /** All steps reached without eating a character. */
  #close(from: readonly number[], places: readonly Place[]): number[] {
    const reached = new Set(from);
    for (const index of reached) {
      const { set, only, next } = this.#steps[index]!;
      if (set !== undefined || (only !== undefined && !places.includes(only))) continue;
      for (const target of next) reached.add(target);
    }
    return [...reached].sort((a, b) => a - b);
  }

  #enter(members: readonly number[]): number {
    const key = members.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#members.length >= MAX_STATES) this.#forget();
    const number = this.#members.push(members) - 1;
    this.#numbers.set(key, number);
    this.#moves.push(new Int32Array(this.#bounds.length).fill(-1));
    this.#accepts.push(this.#close(members, ["end"]).includes(MATCH));
    return number;
  }

  #forget(): void {
    this.#numbers = new Map([["", DEAD]]);
    this.#members = [[]];
    this.#moves = [new Int32Array(this.#bounds.length)];
    this.#accepts = [false];
  }
}

/** Where the code points divide into classes that no set tells apart. */
function findBounds(ranges: CharSet): number[] {
  const bounds = new Set([0]);
  for (let at = 0; at < ranges.length; at += 2) {
    bounds.add(ranges[at]!);
    if (ranges[at + 1]! < LAST_CODE_POINT) bounds.add(ranges[at + 1]! + 1);
  }
  return [...bounds].sort((a, b) => a - b);
}

function includes(set: CharSet, point: number): boolean {
  for (let at = 0; at < set.length; at += 2) if (point >= set[at]! && point <= set[at + 1]!) return true;
  return false;
}
