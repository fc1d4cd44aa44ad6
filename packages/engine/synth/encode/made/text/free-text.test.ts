import { expect, test } from "vitest";
import { profileColumn } from "../../../../table/index.ts";
import { hasSharedData, loadSharedTable } from "../../../../table/testing/load-shared.ts";
import { chooseMade } from "../choose-made.ts";
import { contextOf, decodeBlock, describeColumn, findEncoder, textsOf, valuesIn } from "../testing.ts";
import { cutWords } from "./cut-words.ts";

const encoder = findEncoder("free-text");
const WHO = ["The patient", "A nurse", "His mother", "The doctor", "Mrs Quibble"];
const WHAT = ["called", "asked for help", "came back", "was seen", "waited"];
const WHEN = ["in the morning.", "after lunch.", "at night!", "on Monday.", "twice."];
const texts = Array.from({ length: 2_000 }, (_, i) =>
  i % 10 === 0
    ? "Nothing to report."
    : `${WHO[(i * 7) % 5]} ${WHAT[Math.floor(i / 5) % 5]} ${WHEN[Math.floor(i / 25) % 5]} Ref ${i * 31}, q${i * 31}k`,
);

function fitTexts(values: readonly (string | null)[]) {
  const given = describeColumn("note", values, { type: "text" });
  const context = contextOf([given]);
  return {
    given,
    step: chooseMade(given, context),
    state: encoder.state.parse(encoder.fit([given], context)),
  };
}

test("words and spaces come back as they were", () => {
  for (const text of ["Go, now! It's 5 pm…", "x", "Älter & weiser (2 mal)"])
    expect(cutWords(text).join("")).toBe(text);
});

test("texts are new, of the real ones' words and lengths, and frequent ones stay", () => {
  const { given, step, state } = fitTexts(texts);
  expect(step?.encoder).toBe("free-text");
  const drawn = encoder.encode(state, [given.column]);
  const made = textsOf(decodeBlock(encoder, state, { rowCount: texts.length, drawn })[0]) as string[];
  const real = new Set(texts.filter((text) => text !== "Nothing to report."));
  expect(made.filter((text) => real.has(text))).toEqual([]);
  expect(made.filter((text) => text === "Nothing to report.").length).toBe(200);
  const words = new Set(made.flatMap((text) => text.split(" ")));
  for (const word of ["patient", "nurse", "called", "Monday."])
    expect([word, words.has(word)]).toEqual([word, true]);
  const mean = (all: readonly string[]) => all.reduce((sum, text) => sum + text.length, 0) / all.length;
  expect(Math.abs(mean(made) / mean(texts) - 1)).toBeLessThan(0.2);
});

test("the state holds no word or text of fewer than k rows", () => {
  const { state } = fitTexts([...texts, ...Array.from({ length: 4 }, () => "Only Xenophilius knows")]);
  const joined = [...valuesIn(state)].join("\n");
  expect(joined).not.toMatch(/q620k|Xenophilius|Only/);
  expect(joined).toMatch(/Quibble/);
});

test("nulls and a column without any frequent word are no trouble", () => {
  const { given, state } = fitTexts(["Eastern", "Western", null, "Northern", "Southern"]);
  const drawn = encoder.encode(state, [given.column]);
  const made = textsOf(decodeBlock(encoder, state, { rowCount: 5, drawn })[0]);
  expect(made.map((text) => text === null || text.length > 2)).toEqual([true, true, true, true, true]);
  expect(made[2]).toBeNull();
});

test.skipIf(!hasSharedData)(
  "of real messages none of five words or more is copied, and no rare word is kept",
  () => {
    const column = loadSharedTable("sms_spam").columns.get("text");
    if (column?.kind !== "text") throw new TypeError("the messages are text");
    const given = {
      name: "column-of-texts",
      column,
      schema: { type: "text" } as const,
      profile: profileColumn("sms", "text", column),
    };
    const state = encoder.fit([given], contextOf([given]));
    const drawn = encoder.encode(state, [column]).map(({ coarse }) => ({ coarse: coarse.slice(0, 4_096) }));
    const made = textsOf(decodeBlock(encoder, state, { rowCount: 4_096, drawn })[0]) as string[];
    const rows = Map.groupBy(textsOf(column), (text) => text ?? "");
    const isCopy = (text: string) =>
      text.split(" ").length >= 5 && (rows.get(text)?.length ?? 9) < 5 && rows.has(text);
    expect(made.filter(isCopy)).toEqual([]);
    const held = new Map<string, number>();
    for (const [text, same] of rows)
      for (const word of new Set(cutWords(text))) held.set(word, (held.get(word) ?? 0) + same.length);
    const words = new Set([...valuesIn(state)].filter((value) => typeof value === "string"));
    expect([...held].filter(([word, count]) => count < 5 && word.length > 3 && words.has(word))).toEqual([]);
  },
);
