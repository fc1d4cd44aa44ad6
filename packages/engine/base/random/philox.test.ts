import fc from "fast-check";
import { expect, test } from "vitest";
import { MAX_BLOCKS, runPhilox, type Words2, type Words4 } from "./philox.ts";
import { advance, philoxReference } from "./testing/philox-reference.ts";

const ONES = 0xffff_ffff;

// The known answers that Random123 publishes for philox4x32 with 10 rounds.
const knownAnswers: readonly (readonly [Words4, Words2, string])[] = [
  [[0, 0, 0, 0], [0, 0], "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
  [[ONES, ONES, ONES, ONES], [ONES, ONES], "408f276d 41c83b0e a20bc7c6 6d5451fd"],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    "d16cfe09 94fdcceb 5001e420 24126ea1",
  ],
];

const run = (counter: Words4, key: Words2, blocks: number) => [
  ...runPhilox(counter, key, blocks).subarray(0, 4 * blocks),
];
const toHex = (words: Iterable<number>) =>
  [...words].map((word) => word.toString(16).padStart(8, "0")).join(" ");

test.each(knownAnswers)("counter %j under key %j gives Random123's words", (counter, key, words) => {
  expect(toHex(run(counter, key, 1))).toBe(words);
  expect(toHex(philoxReference(counter, key))).toBe(words);
});

const word = fc.integer({ min: 0, max: ONES });

test("the kernel agrees with the reference over runs of blocks", () => {
  fc.assert(
    fc.property(
      fc.tuple(word, word, word, word),
      fc.tuple(word, word),
      fc.integer({ min: 1, max: 20 }),
      (counter, key, blocks) => {
        const expected = Array.from({ length: blocks }, (_, i) => philoxReference(advance(counter, i), key));
        expect(run(counter, key, blocks)).toEqual(expected.flat());
      },
    ),
  );
});

test("the count carries from its low word to its high word and no further", () => {
  const counter: Words4 = [ONES, ONES, 5, 6];
  const next = philoxReference([0, 0, 5, 6], [1, 2]);
  expect(run(counter, [1, 2], 2).slice(4)).toEqual(next);
  expect(run([ONES, 7, 5, 6], [1, 2], 2).slice(4)).toEqual(philoxReference([0, 8, 5, 6], [1, 2]));
});

test("the largest run fills its memory to the last block", () => {
  expect(run([0, 0, 0, 0], [3, 4], MAX_BLOCKS).slice(-4)).toEqual(
    philoxReference([MAX_BLOCKS - 1, 0, 0, 0], [3, 4]),
  );
});
