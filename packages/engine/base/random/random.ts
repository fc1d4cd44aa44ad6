/**
 * @file The random numbers of the whole product. A `Random` is a place in an endless sequence of 32-bit words
 * that its identity fixes; its whole state is that identity and the number of words taken, so it can be saved
 * in the middle of anything. Work that is split takes `random.stream("encode").partition(7)`: a fresh sequence
 * that depends on the seed and the names alone, not on who asks, when, or what was drawn before.
 *
 * The same seed gives the same bytes on every platform. Uniform, integer, categorical, permutation and exact
 * discrete draws use only arithmetic that IEEE 754 fixes to the last bit. The others also use Math.log and
 * Math.exp, which V8 computes with its own port of fdlibm rather than the system's library; another engine may
 * differ there in a last bit.
 *
 * Philox is statistically strong, not cryptographic: noise that protects people needs a secret seed of at
 * least 128 bits from the system's entropy.
 */
import { baseErrors } from "../errors.ts";
import { deriveIdentity } from "./identity.ts";
import { MAX_BLOCKS, runPhilox, WORDS_PER_BLOCK, type Words4 } from "./philox.ts";

/** Plain data: survives JSON, and goes on exactly where the saved one stood. */
export interface RandomState {
  readonly algorithm: "philox4x32-10";
  readonly identity: Words4;
  /** How many 32-bit words were taken. */
  readonly position: number;
}

export type Seed = string | number | bigint;
export type FloatArray = Float32Array | Float64Array;

const ALGORITHM = "philox4x32-10";
/**
 * Words made ahead for single draws. 16, 64 or 256 of them: 95, 110 or 115 M draws/s, and 1.0, 0.6 or 0.23 M
 * partitions/s that are made and draw a word each.
 */
const BUFFER_WORDS = 64;
const NO_WORDS = new Uint32Array(0);
const TWO_32 = 2 ** 32;
const TWO_53 = 2 ** 53;
const TWO_POW_MINUS_24 = 2 ** -24;
const TWO_POW_MINUS_53 = 2 ** -53;

export class Random {
  readonly #identity: Words4;
  #buffer = NO_WORDS;
  /** Words of the buffer that are used up; a stream starts without a buffer, as if all were. */
  #used = BUFFER_WORDS;
  /** Place in the sequence of the word after the buffer's last. */
  #bufferEnd: number;

  /** At the beginning for a seed (42, 42n and "42" are the same), or where the saved state stood. */
  constructor(source: Seed | RandomState) {
    if (typeof source === "number" && !Number.isSafeInteger(source))
      throw baseErrors.create("random-seed-invalid");
    const state = typeof source === "object" ? source : begin(deriveIdentity("seed", String(source)));
    if (!isState(state)) throw baseErrors.create("random-state-invalid");
    this.#identity = state.identity;
    this.#bufferEnd = state.position;
  }

  /** Where the stream stands: plain data from which `new Random(state)` goes on. */
  save(): RandomState {
    return { ...begin(this.#identity), position: this.#bufferEnd - BUFFER_WORDS + this.#used };
  }

  /** The stream of that name, at its beginning. */
  stream(name: string): Random {
    return new Random(begin(deriveIdentity("stream", name, this.#identity)));
  }

  /** The stream of the index-th part of a work that is split, at its beginning. */
  partition(index: number): Random {
    if (!Number.isSafeInteger(index) || index < 0)
      throw baseErrors.create("random-partition-invalid", { index });
    return new Random(begin(deriveIdentity("partition", String(index), this.#identity)));
  }

  /** The next word: a whole number from 0 to 2³² − 1. */
  uint32(): number {
    if (this.#used === BUFFER_WORDS) this.#refill();
    return this.#buffer[this.#used++]!;
  }

  /** A number in [0, 1), a multiple of 2⁻⁵³; takes two words. */
  float(): number {
    const low = this.uint32();
    return join53(low, this.uint32()) * TWO_POW_MINUS_53;
  }

  /** A whole number from 0 to bound − 1, each equally likely; the bound may be up to 2⁵³. */
  below(bound: number): number {
    if (!(bound >= 1 && bound <= TWO_53 && Number.isInteger(bound)))
      throw baseErrors.create("random-bound-invalid", { bound });
    return bound <= TWO_32 ? this.#belowWord(bound) : this.#belowDouble(bound);
  }

  /** The same words as that many calls of `uint32`. */
  fillUint32(values: Uint32Array): Uint32Array {
    let done = this.#takeBuffered(values);
    const blocksEnd = values.length - ((values.length - done) % WORDS_PER_BLOCK);
    while (done < blocksEnd) {
      const blocks = Math.min(MAX_BLOCKS, (blocksEnd - done) / WORDS_PER_BLOCK);
      values.set(this.#runBlocks(blocks).subarray(0, blocks * WORDS_PER_BLOCK), done);
      done += blocks * WORDS_PER_BLOCK;
    }
    for (; done < values.length; done += 1) values[done] = this.uint32();
    return values;
  }

  /** Numbers in [0, 1): multiples of 2⁻⁵³ as by `float`, or of 2⁻²⁴ from one word each as float32. */
  fillFloat<A extends FloatArray>(values: A): A {
    const words = new Uint32Array(values.buffer, values.byteOffset, values.byteLength / 4);
    this.fillUint32(words);
    if (values instanceof Float32Array)
      for (let i = 0; i < values.length; i += 1) values[i] = (words[i]! >>> 8) * TWO_POW_MINUS_24;
    else
      for (let i = 0; i < values.length; i += 1)
        values[i] = join53(words[2 * i]!, words[2 * i + 1]!) * TWO_POW_MINUS_53;
    return values;
  }

  /**
   * Lemire, "Fast Random Integer Generation in an Interval" (2019): the high word of word × bound, rejecting
   * the few low words that would favour some results. The product passes 2⁵³, but without its low word it is
   * a multiple of 2³² that the rounding of doubles moves by less than 2¹², so rounding finds it again.
   */
  #belowWord(bound: number): number {
    let word = this.uint32();
    let low = Math.imul(word, bound) >>> 0;
    if (low < bound) {
      const threshold = (TWO_32 - bound) % bound;
      while (low < threshold) {
        word = this.uint32();
        low = Math.imul(word, bound) >>> 0;
      }
    }
    return Math.floor((word * bound - low) / TWO_32 + 0.5);
  }

  #belowDouble(bound: number): number {
    const limit = TWO_53 - (TWO_53 % bound);
    let value = this.float() * TWO_53;
    while (value >= limit) value = this.float() * TWO_53;
    return value % bound;
  }

  /** Makes the next blocks; the answer lasts until the next call. */
  #runBlocks(blocks: number): Uint32Array {
    const [key0, key1, high0, high1] = this.#identity;
    const first = Math.floor(this.#bufferEnd / WORDS_PER_BLOCK);
    this.#bufferEnd = (first + blocks) * WORDS_PER_BLOCK;
    return runPhilox([first % TWO_32, Math.floor(first / TWO_32), high0, high1], [key0, key1], blocks);
  }

  #refill(): void {
    this.#used = this.#bufferEnd % WORDS_PER_BLOCK;
    if (this.#buffer === NO_WORDS) this.#buffer = new Uint32Array(BUFFER_WORDS);
    const words = this.#runBlocks(BUFFER_WORDS / WORDS_PER_BLOCK);
    for (let i = 0; i < BUFFER_WORDS; i += 1) this.#buffer[i] = words[i]!;
  }

  /** Takes words one by one until a block begins with no buffered word left, or the array is full. */
  #takeBuffered(values: Uint32Array): number {
    let done = 0;
    const isAtBlock = () => this.#used === BUFFER_WORDS && this.#bufferEnd % WORDS_PER_BLOCK === 0;
    for (; done < values.length && !isAtBlock(); done += 1) values[done] = this.uint32();
    return done;
  }
}

function begin(identity: Words4): RandomState {
  return { algorithm: ALGORITHM, identity, position: 0 };
}

/** Saved states come back from files, so nothing about them is taken for granted. */
function isState(state: Partial<RandomState> | null): state is RandomState {
  const { algorithm, identity, position = -1 } = state ?? {};
  const isIdentity = Array.isArray(identity) && identity.length === 4 && identity.every(isWord);
  return algorithm === ALGORITHM && isIdentity && Number.isSafeInteger(position) && position >= 0;
}

function isWord(value: number): boolean {
  return value === value >>> 0;
}

/** 53 bits of two words: 26 of the first above 27 of the second. */
function join53(first: number, second: number): number {
  return (first >>> 6) * 0x8000000 + (second >>> 5);
}
