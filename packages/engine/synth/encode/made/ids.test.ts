import { expect, test } from "vitest";
import { isSemblanceError } from "../../../base/index.ts";
import { chooseMade } from "./choose-made.ts";
import { contextOf, decodeBlock, describeColumn, findEncoder, textsOf, valuesIn } from "./testing.ts";

const codes = Array.from(
  { length: 3_000 },
  (_, i) => `${String.fromCharCode(65 + (i % 7))}${(i * 7919) % 90_000}-${i % 10}x`,
);
const uuids = Array.from({ length: 2_000 }, (_, i) => {
  const hex = (i * 2_654_435_761).toString(16).padStart(16, "3");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(1, 4)}-${hex.slice(3, 15)}`;
});
const numbers = Array.from({ length: 3_000 }, (_, i) => 10_000_019 + ((i * 62_710_561) % 80_000_023));

test.each([
  ["codes", codes, { type: "id" }, /^[A-Z]\d{1,5}-\dx$/],
  ["UUIDs", uuids, { type: "uuid" }, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/],
  ["numbers", numbers, { type: "id", subtype: "integer" }, /^\d{8}$/],
  ["a given format", codes, { type: "id", format: "(?:NL|DE)[1-9]\\d{8}" }, /^(?:NL|DE)[1-9]\d{8}$/],
] as const)(
  "unique %s: of their form, all different (codes over 200,000 rows), none in the state",
  (_, values, schema, form) => {
    const given = describeColumn("key", values, schema);
    const context = contextOf([given]);
    const encoder = findEncoder("unique-ids");
    expect(chooseMade(given, context)?.encoder).toBe("unique-ids");
    const state = encoder.fit([given], context);
    const blocks = values === codes ? 49 : 12;
    const seen = new Set<string | null>();
    for (let block = 0; block < blocks; block++)
      for (const text of textsOf(decodeBlock(encoder, state, { rowCount: 4096, block })[0])) {
        if (block % 24 === 0) expect(text).toMatch(form);
        seen.add(text);
      }
    expect(seen.size).toBe(blocks * 4096);
    const real = new Set<string>(values.map(String));
    for (const value of valuesIn(encoder.state.parse(state))) expect(real.has(String(value))).toBe(false);
  },
);

test("a block depends on nothing but its number", () => {
  const given = describeColumn("key", codes, { type: "id" });
  const encoder = findEncoder("unique-ids");
  const state = encoder.fit([given], contextOf([given]));
  const again = encoder.state.parse(JSON.parse(JSON.stringify(state)));
  const late = textsOf(decodeBlock(encoder, state, { rowCount: 100, block: 9 })[0]);
  expect(textsOf(decodeBlock(encoder, again, { rowCount: 100, block: 9 })[0])).toEqual(late);
});

test("counted keys go on counting; ten rows apart stay ten apart", () => {
  const given = describeColumn(
    "id",
    Array.from({ length: 60 }, (_, i) => i + 1),
    { type: "id" },
  );
  const encoder = findEncoder("unique-ids");
  const state = encoder.fit([given], contextOf([given]));
  expect(textsOf(decodeBlock(encoder, state, { rowCount: 3, block: 1 })[0])).toEqual([
    "4097",
    "4098",
    "4099",
  ]);
});

const fewCodes = Array.from({ length: 130 }, (_, i) => `${String.fromCharCode(65 + (i % 26))}${i % 5}`);

test("a form that was given and has too few values says so", () => {
  const given = describeColumn("code", fewCodes, { type: "id", format: "^[A-Z][0-9]{1}$" });
  const encoder = findEncoder("unique-ids");
  const state = encoder.fit([given], contextOf([given]));
  try {
    decodeBlock(encoder, state, { rowCount: 4096 });
    expect.unreachable();
  } catch (error) {
    expect(isSemblanceError(error) && error.code).toBe("id-space-too-small");
  }
});

test("a form that was found grows longer when its values are used up", () => {
  const given = describeColumn("code", fewCodes, { type: "id" });
  const encoder = findEncoder("unique-ids");
  const state = encoder.fit([given], contextOf([given]));
  const texts = new Set(textsOf(decodeBlock(encoder, state, { rowCount: 4096 })[0]));
  expect(texts.size).toBe(4096);
  for (const text of texts) expect(text).toMatch(/^[A-Z][0-9]+$/);
});

test("nulls of a key are a variable of their own", () => {
  const given = describeColumn(
    "key",
    codes.map((code, i) => (i % 3 === 0 ? null : code)),
    { type: "id" },
  );
  const encoder = findEncoder("unique-ids");
  const state = encoder.fit([given], contextOf([given]));
  expect(encoder.variables(state).map(({ name, size }) => [name, size])).toEqual([["key", 2]]);
  const drawn = encoder.encode(state, [given.column]);
  const texts = textsOf(decodeBlock(encoder, state, { rowCount: 3_000, drawn })[0]);
  expect(texts.map((text) => text === null)).toEqual(codes.map((_, i) => i % 3 === 0));
});

test("identifiers of several rows keep how many rows share one", () => {
  const values = Array.from(
    { length: 4_000 },
    (_, row) => 500_123 + ((row * 37) % 1_000) * 3 + (row % 5 === 0 ? row : 0),
  );
  const given = describeColumn("customer_id", values, { type: "id", role: "identifier" });
  const encoder = findEncoder("repeated-ids");
  expect(chooseMade(given, contextOf([given]))?.encoder).toBe("repeated-ids");
  const state = encoder.fit([given], contextOf([given]));
  const drawn = encoder.encode(state, [given.column]);
  const made = textsOf(decodeBlock(encoder, state, { rowCount: 4_000, drawn })[0]);
  const tally = (texts: readonly unknown[]) => {
    const counts = [...Map.groupBy(texts, (text) => text).values()].map((rows) => rows.length);
    return [1, 4, 5].map((count) => counts.filter((one) => one === count).length);
  };
  const [real, fake] = [tally(values), tally(made)];
  for (const [place, count] of fake.entries())
    expect(Math.abs(count - real[place]!)).toBeLessThan(0.1 * real[place]! + 25);
  const kept = new Set(values);
  for (const value of valuesIn(encoder.state.parse(state))) expect(kept.has(Number(value))).toBe(false);
});

test("identifiers of few with many rows each become as many pseudonyms", () => {
  const values = Array.from({ length: 1_000 }, (_, row) => `EMP${(row * row) % 9}73`);
  const given = describeColumn("staff_id", values, { type: "id", role: "identifier" });
  const encoder = findEncoder("pseudonyms");
  expect(chooseMade(given, contextOf([given]))?.encoder).toBe("pseudonyms");
  const state = encoder.fit([given], contextOf([given]));
  const made = textsOf(
    decodeBlock(encoder, state, { rowCount: 1_000, drawn: encoder.encode(state, [given.column]) })[0],
  );
  const pairs = new Set(values.map((value, row) => `${value} ${made[row]}`));
  expect([pairs.size, new Set(made).size]).toEqual([new Set(values).size, new Set(values).size]);
});

test("classes that are only called ids stay categories", () => {
  const given = describeColumn(
    "category_id",
    Array.from({ length: 900 }, (_, row) => row % 16),
    { type: "id" },
  );
  expect(chooseMade(given, contextOf([given]))).toBeUndefined();
});
