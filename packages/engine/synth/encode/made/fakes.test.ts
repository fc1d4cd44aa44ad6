import { expect, test } from "vitest";
import {
  type CellValue,
  type Column,
  type ColumnSchema,
  foldText,
  recognisers,
} from "../../../table/index.ts";
import type { EncodedColumn } from "../encoder.ts";
import { chooseMade } from "./choose-made.ts";
import { contextOf, decodeBlock, describeColumn, findEncoder, textsOf, valuesIn } from "./testing.ts";

const ROWS = 1_200;
const pick = (list: readonly string[], at: number) => list[at % list.length] as string;
const GIVEN = [
  "Hannelore",
  "Ulrike",
  "Heinz",
  "Dieter",
  "Friedhelm",
  "Ingrid",
  "Wolfgang",
  "Jürgen",
  "Ursula",
  "Gisela",
  "Manfred",
];
const FAMILY = [
  "Müller",
  "Schneider",
  "Fischer",
  "Weber",
  "Wagner",
  "Becker",
  "Hoffmann",
  "Schäfer",
  "Koch",
  "Krüger",
  "Zimmermann",
  "Braun",
  "Hartmann",
];
const given = Array.from({ length: ROWS }, (_, i) => pick(GIVEN, i * 7));
const family = Array.from(
  { length: ROWS },
  (_, i) => `${pick(FAMILY, Math.floor(i / 3))}${i % 4 === 0 ? "" : `-${pick(FAMILY, i * 5 + 2)}`}`,
);
const sexes = given.map((name) =>
  ["Hannelore", "Ulrike", "Ingrid", "Ursula", "Gisela"].includes(name) ? "female" : "male",
);

interface Made {
  readonly states: ReadonlyMap<string, unknown>;
  readonly columns: ReadonlyMap<string, Column>;
}

type Described = readonly [name: string, values: readonly CellValue[], schema: Partial<ColumnSchema>];

/** All columns of a table that are made, in the order of what they use; the others as they are. */
function makeTable(columns: readonly Described[], block = 0): Made {
  const described = columns.map(([name, values, schema]) => describeColumn(name, values, schema));
  const context = contextOf(described);
  const decoded = new Map(described.map(({ name, column }) => [name, column]));
  const states = new Map<string, unknown>();
  for (const one of described) makeColumn(one);
  return { states, columns: decoded };

  function makeColumn(one: EncodedColumn): void {
    const step = chooseMade(one, context);
    if (step === undefined) return;
    const encoder = findEncoder(step.encoder);
    const state = encoder.state.parse(encoder.fit([one], context));
    const drawn = encoder.encode(state, [one.column]);
    const [made] = decodeBlock(encoder, state, { rowCount: one.column.length, drawn, block, decoded });
    states.set(one.name, state);
    if (made !== undefined) decoded.set(one.name, made);
  }
}

const person: Described[] = [
  ["sex", sexes, { type: "categorical", pii: "sex" }],
  ["first_name", given, { type: "name", pii: "given-name", role: "identifier" }],
  ["last_name", family, { type: "name", pii: "surname", role: "identifier" }],
  ["full_name", given.map((name, i) => `${family[i]}, ${sexes[i] === "male" ? "Herr" : "Frau"} ${name}`), { type: "name", pii: "person-name" }],
  ["email", given.map((name, i) => `${foldText(name).slice(0, 1)}.${foldText(family[i] ?? "").replace("-", "")}${i}@${i % 9 === 0 ? `firma${i}.de` : "web.de"}`), { type: "email", pii: "email" }],
]; // biome-ignore format: a table

test("name, sex and e-mail address of a row agree and are written as the real ones are", () => {
  const { columns, states } = makeTable(person);
  const [firsts, lasts, fulls, emails] = ["first_name", "last_name", "full_name", "email"].map((name) =>
    textsOf(columns.get(name)),
  );
  expect((states.get("first_name") as { law: { locale: string } }).law.locale).toBe("de");
  for (let row = 0; row < ROWS; row++) {
    const [first, last] = [firsts?.[row] ?? "", lasts?.[row] ?? ""];
    expect(fulls?.[row]).toBe(`${last}, ${sexes[row] === "male" ? "Herr" : "Frau"} ${first}`);
    const local = `${foldText(first).slice(0, 1)}.${foldText(last).replaceAll(/[^a-z]/g, "")}`;
    expect((emails?.[row] ?? "").replace(/\d+@/, "@").startsWith(`${local}@`)).toBe(true);
    expect(recognisers.email(emails?.[row] ?? "")).toBe(true);
  }
  expect(new Set(emails).size).toBe(ROWS);
  expect(emails?.filter((email) => email?.endsWith("@web.de")).length).toBeGreaterThan(0.8 * ROWS);
  expect(new Set(firsts).size).toBeGreaterThan(10);
});

test("the states hold no name, address or domain of a single person", () => {
  const { states } = makeTable(person);
  const real = new Set([...given, ...family, ...person.slice(3).flatMap(([, values]) => values.map(String))]);
  for (const state of states.values())
    for (const value of valuesIn(state)) {
      expect(real.has(String(value))).toBe(false);
      expect(String(value)).not.toMatch(/firma/);
    }
});

test("another block has other people; the same block has the same", () => {
  const texts = (block: number) => textsOf(makeTable(person, block).columns.get("full_name"));
  const [first, again, later] = [texts(1), texts(1), texts(2)];
  expect(again).toEqual(first);
  expect(later.filter((name, row) => name === first[row]).length).toBeLessThan(20);
});

test("a name follows the identifier that it belongs to", () => {
  const owners = Array.from({ length: ROWS }, (_, i) => 70_000 + ((i * i) % 211) * 13);
  const { columns, states } = makeTable([
    ["customer_id", owners, { type: "id", role: "identifier" }],
    [
      "customer_name",
      owners.map((owner) => `${pick(GIVEN, owner)} ${pick(FAMILY, owner * 3)}${owner}`.replace(/\d+/, "")),
      { type: "name", pii: "person-name" },
    ],
  ]);
  expect((states.get("customer_name") as { entities: { form: string } }).entities.form).toBe("of");
  const [ids, names] = [textsOf(columns.get("customer_id")), textsOf(columns.get("customer_name"))];
  expect(new Set(ids.map((id, row) => `${id} ${names[row]}`)).size).toBe(new Set(ids).size);
});

const digits = (i: number, length: number) =>
  String((i * 7_919_317 + 13) % 10 ** length).padStart(length, "4");
test.each([
  ["iban", Array.from({ length: 400 }, (_, i) => `DE${10 + (i % 80)} ${digits(i, 4)} ${digits(i + 9, 4)} ${digits(i * 3, 4)} ${digits(i * 7, 4)} ${digits(i, 2)}`), recognisers.iban],
  ["credit-card", Array.from({ length: 400 }, (_, i) => `4${digits(i, 3)} ${digits(i * 3, 4)} ${digits(i * 5, 4)} ${digits(i * 7, 4)}`), recognisers["credit-card"]],
  ["ip-address", Array.from({ length: 400 }, (_, i) => `${100 + (i % 99)}.${i % 256}.${(i * 7) % 256}.${(i * 31) % 256}`), recognisers["ip-address"]],
  ["mac-address", Array.from({ length: 400 }, (_, i) => (i * 987_654_321_987 + 2 ** 44).toString(16).slice(0, 12).padEnd(12, "a").match(/../g)?.join(":") ?? ""), recognisers["mac-address"]],
  ["phone", Array.from({ length: 400 }, (_, i) => `+49 ${151 + (i % 9)} ${digits(i, 7)}`), recognisers.phone],
] as const)("%s: made anew, in the layout of the real ones, valid", (pii, values, isValid) => {
  const { columns, states } = makeTable([["code", values, { type: "id", pii, role: "identifier" }]]);
  const made = textsOf(columns.get("code")) as string[];
  const layout = (text: string) => text.replaceAll(/[0-9a-f]+/gi, "x");
  const layouts = new Set(values.map(layout));
  for (const text of made) expect([text, isValid(text), layouts.has(layout(text))]).toEqual([text, true, true]);
  const real = new Set<string>(values);
  expect(made.filter((text) => real.has(text)).length).toBeLessThan(5);
  for (const value of valuesIn(states.get("code"))) expect(real.has(String(value))).toBe(false);
}); // biome-ignore format: a table above

test("streets and web addresses: none is real, the form is", () => {
  const streets = Array.from(
    { length: 300 },
    (_, i) => `${10 + i} Old Mill ${pick(["Road", "Lane"], i)} ${i}th`,
  );
  const pages = Array.from(
    { length: 300 },
    (_, i) => `https://shop.test/item/${i * 37}-${pick(GIVEN, i).toLowerCase()}${i}x.html`,
  );
  const { columns } = makeTable([
    ["address", streets, { type: "address", pii: "address" }],
    ["page", pages, { type: "url" }],
  ]);
  const made = textsOf(columns.get("address"));
  expect(made.filter((text) => /^\d{2,3} \S/u.test(text ?? "")).length).toBe(300);
  expect(made.some((text) => streets.includes(text ?? ""))).toBe(false);
  const urls = textsOf(columns.get("page")) as string[];
  expect(urls.every((url) => url.startsWith("https://") && recognisers.url(url))).toBe(true);
  expect(urls.some((url) => pages.includes(url))).toBe(false);
});

test("categories stay categories", () => {
  const cities = Array.from({ length: ROWS }, (_, i) => `City ${i % 30}`);
  const city = describeColumn("city", cities, { type: "categorical", pii: "city" });
  const note = describeColumn("note", cities, { type: "text" });
  const context = contextOf([city, note]);
  expect([chooseMade(city, context), chooseMade(note, context)]).toEqual([undefined, undefined]);
});
