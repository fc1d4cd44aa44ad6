/**
 * @file Regular expressions as a tree: the common syntax of JavaScript, Python and PostgreSQL. What cannot be
 * matched in linear time (back-references, look-around) and what is not supported is refused with its reason.
 * Counted repetition is part of the tree; `compilePattern` limits what it unfolds to.
 */
import { tableErrors } from "../../../errors.ts";
import {
  ANY_BUT_LINE_ENDS,
  type CharSet,
  collect,
  complement,
  DIGITS,
  LAST_CODE_POINT,
  SPACES,
  unite,
  WORD_CHARACTERS,
} from "./char-set.ts";

export type PatternNode =
  | { readonly type: "set"; readonly set: CharSet }
  | { readonly type: "sequence" | "either"; readonly items: readonly PatternNode[] }
  | { readonly type: "repeat"; readonly item: PatternNode; readonly least: number; readonly most: number }
  | { readonly type: "start" | "end" };

const MAX_DEPTH = 200;
const MAX_COUNT = 1000;
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, 0: 0 };
const CLASSES: Readonly<Record<string, CharSet>> = { d: DIGITS, w: WORD_CHARACTERS, s: SPACES };
const HEX_DIGITS: Readonly<Record<string, RegExp>> = {
  x: /([0-9a-fA-F]{2})/y,
  u: /([0-9a-fA-F]{4})|\{([0-9a-fA-F]{1,6})\}/y,
  U: /([0-9a-fA-F]{8})/y,
};

export function parsePattern(pattern: string): PatternNode {
  const parser = new PatternParser(pattern);
  return parser.parseWhole();
}

class PatternParser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parseWhole(): PatternNode {
    const node = this.#parseEither();
    if (this.#at < this.#text.length) this.#refuse("a closing parenthesis has no opening one");
    return node;
  }

  #parseEither(): PatternNode {
    if (++this.#depth > MAX_DEPTH) this.#refuse("its groups are nested too deeply");
    const items = [this.#parseSequence()];
    while (this.#take("|")) items.push(this.#parseSequence());
    this.#depth -= 1;
    return items.length === 1 ? (items[0] as PatternNode) : { type: "either", items };
  }

  #parseSequence(): PatternNode {
    const items: PatternNode[] = [];
    while (this.#at < this.#text.length && !this.#sees("|") && !this.#sees(")"))
      items.push(this.#parseRepeats(this.#parseAtom()));
    return items.length === 1 ? (items[0] as PatternNode) : { type: "sequence", items };
  }

  #parseRepeats(item: PatternNode): PatternNode {
    const [least, most] = this.#readBounds() ?? [];
    if (least === undefined || most === undefined) return item;
    if (most < least) this.#refuse("a repetition ends below its start");
    if (this.#sees("+")) this.#refuse("possessive repetition is not supported");
    this.#take("?");
    if (this.#readBounds() !== undefined) this.#refuse("a repetition follows a repetition");
    return { type: "repeat", item, least, most };
  }

  #readBounds(): readonly [number, number] | undefined {
    if (this.#take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#take("+")) return [1, Number.POSITIVE_INFINITY];
    if (this.#take("?")) return [0, 1];
    const counted = this.#match(/\{(\d*)(,?)(\d*)\}/y);
    if (counted === undefined) return undefined;
    const [, least = "", comma = "", most = ""] = counted;
    if (least === "" && most === "") this.#refuse("a repetition has no count");
    const unbounded = comma === "" ? Number(least) : Number.POSITIVE_INFINITY;
    const bounds = [Number(least), most === "" ? unbounded : Number(most)] as const;
    if (bounds.some((bound) => Number.isFinite(bound) && bound > MAX_COUNT))
      this.#refuse(`a repetition counts above ${MAX_COUNT}`);
    return bounds;
  }

  #parseAtom(): PatternNode {
    if (this.#take("(")) return this.#parseGroup();
    if (this.#take("[")) return { type: "set", set: this.#parseSet() };
    if (this.#take(".")) return { type: "set", set: ANY_BUT_LINE_ENDS };
    if (this.#take("^")) return { type: "start" };
    if (this.#take("$")) return { type: "end" };
    if (this.#take("\\")) return this.#parseEscape();
    if ("*+?".includes(this.#text[this.#at] as string)) this.#refuse("a repetition has nothing to repeat");
    const point = this.#readPoint();
    return { type: "set", set: [point, point] };
  }

  #parseGroup(): PatternNode {
    if (this.#take("?") && this.#match(/:|P?<[A-Za-z_]\w*>/y) === undefined)
      this.#refuse("look-around, back-references and flags inside the pattern are not supported");
    const node = this.#parseEither();
    if (!this.#take(")")) this.#refuse("a group is not closed");
    return node;
  }

  #parseEscape(): PatternNode {
    if (this.#take("A")) return { type: "start" };
    if (this.#take("z") || this.#take("Z")) return { type: "end" };
    return { type: "set", set: this.#parseEscapedSet() };
  }

  #parseEscapedSet(): CharSet {
    const property = this.#match(/[pP]\{(\w+(?:=\w+)?)\}/y);
    if (property !== undefined)
      return this.#collectProperty(property[1] as string, property[0].startsWith("P"));
    const letter = this.#text[this.#at] ?? this.#refuse("it ends with a backslash");
    const named = CLASSES[letter.toLowerCase()];
    if (named !== undefined && this.#take(letter))
      return letter === letter.toLowerCase() ? named : complement(named);
    if (/[1-9]/.test(letter) || letter === "k") this.#refuse("back-references are not supported");
    const point = this.#readEscapedPoint(letter);
    return [point, point];
  }

  #readEscapedPoint(letter: string): number {
    const control = CONTROLS[letter];
    if (control !== undefined && this.#take(letter)) return control;
    const hexDigits = HEX_DIGITS[letter];
    if (hexDigits !== undefined && this.#take(letter)) {
      const [, digits, braced] = this.#match(hexDigits) ?? this.#refuse("a code point is not written out");
      const point = Number.parseInt(digits ?? (braced as string), 16);
      return point <= LAST_CODE_POINT ? point : this.#refuse("a code point is too large");
    }
    if (/[a-zA-Z]/.test(letter)) this.#refuse(`the escape \\${letter} is not supported`);
    return this.#readPoint();
  }

  #collectProperty(name: string, isNegated: boolean): CharSet {
    let test: RegExp;
    try {
      test = new RegExp(`\\p{${name}}`, "u");
    } catch {
      return this.#refuse("a Unicode property is not known");
    }
    return isNegated ? complement(collect(test)) : collect(test);
  }

  #parseSet(): CharSet {
    const isNegated = this.#take("^");
    const parts: CharSet[] = [];
    for (let isFirst = true; isFirst || !this.#sees("]"); isFirst = false) {
      if (this.#at >= this.#text.length) this.#refuse("a set is not closed");
      if (this.#match(/\[[:.=]/y)) this.#refuse("POSIX names inside a set are not supported");
      parts.push(this.#parseSetPart());
    }
    this.#take("]");
    const set = unite(...parts);
    return isNegated ? complement(set) : set;
  }

  #parseSetPart(): CharSet {
    const from = this.#parseSetItem();
    const isRange = this.#sees("-") && this.#text[this.#at + 1] !== "]" && this.#at + 1 < this.#text.length;
    if (!isRange) return from;
    this.#take("-");
    const to = this.#parseSetItem();
    if (from.length !== 2 || from[0] !== from[1] || to.length !== 2 || to[0] !== to[1])
      this.#refuse("a range in a set needs single characters at its ends");
    if (to[0]! < from[0]!) this.#refuse("a range in a set ends below its start");
    return [from[0]!, to[0]!];
  }

  #parseSetItem(): CharSet {
    if (this.#take("\\")) return this.#take("b") ? [8, 8] : this.#parseEscapedSet();
    const point = this.#readPoint();
    return [point, point];
  }

  #readPoint(): number {
    const point = this.#text.codePointAt(this.#at) as number;
    this.#at += point > 0xffff ? 2 : 1;
    return point;
  }

  #sees(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #take(text: string): boolean {
    const isThere = this.#sees(text);
    if (isThere) this.#at += text.length;
    return isThere;
  }

  #match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#text);
    if (found === null) return undefined;
    this.#at = sticky.lastIndex;
    return found;
  }

  #refuse(reason: string): never {
    throw tableErrors.create("pattern-refused", { reason, position: this.#at + 1 });
  }
}
