import { expect, test } from "vitest";
import { expectTexts } from "../testing/expect-texts.ts";
import { guessPii } from "../testing/profile-of.ts";
import { recognisePersonName } from "./person-name.ts";

expectTexts("full names", recognisePersonName, {
  yes: [
    "Emily Walker",
    "Smith, John",
    "Mr. Owen Harris",
    "MARÍA GARCÍA",
    "Jean-Luc Moreau",
    "van den Berg, Willem",
    "Dr. Anna Müller-Schmidt",
    "Иван Петров",
    "Γιώργος Παπαδόπουλος",
    "王小明",
    "佐藤 花子",
    "김민준",
    "محمد علي",
  ],
  no: [
    "",
    "Smith & Sons Ltd",
    "Washington Street",
    "Red Chair",
    "San Francisco",
    "Anna",
    "John Smith <j@x.org>",
    "The Johnson Company",
    "Emily Walker 2",
  ],
});

const cities = [
  "Florence",
  "Charlotte",
  "Austin",
  "Sydney",
  "Berlin",
  "Paris",
  "Lyon",
  "Madrid",
  "Oslo",
  "Porto",
];
const products = [
  "Chai",
  "Aniseed Syrup",
  "Chef Anton's Gumbo Mix",
  "Grandma's Spread",
  "Alice Mutton",
  "Tofu",
  "Pavlova",
];
const people = [
  "Maria Anders",
  "Ana Trujillo",
  "Thomas Hardy",
  "Christina Berglund",
  "Hanna Moos",
  "Laurence Lebihan",
  "Victoria Ashworth",
];
const given = ["Luna", "Lucy", "Charlie", "Max", "Molly", "Daisy", "Oscar", "Oliver"];

test("a column of names needs names in it", () => {
  expect(guessPii("name", people)?.schema).toEqual({ type: "name", pii: "person-name", role: "identifier" });
  expect(guessPii("name", products)).toBeUndefined();
  expect(guessPii("name", cities)?.confidence ?? 0).toBeLessThanOrEqual(0.6);
});

test("animals, storms and ships bear people's names", () => {
  expect(guessPii("first_name", given)?.confidence).toBeGreaterThan(0.9);
  expect(guessPii("animal_name", given)).toBeUndefined();
  expect(guessPii("name", given, "storms")).toBeUndefined();
  expect(guessPii("name", given)?.confidence).toBeLessThanOrEqual(0.6);
});

test("who is named decides, not what else the words say", () => {
  expect(guessPii("company_contact_name", people)?.confidence).toBeGreaterThan(0.8);
  expect(guessPii("guest_name", people, "hotel_bookings")?.confidence).toBeGreaterThan(0.8);
  expect(guessPii("company_name", people)?.confidence ?? 0).toBeLessThan(0.9);
});

test("unknown surnames are surnames by the column's name", () => {
  const rare = ["Xquenda", "Oyelaran", "Thorvaldur", "Zbikrand"];
  expect(guessPii("surname", rare)).toMatchObject({ schema: { pii: "surname" } });
  expect(guessPii("surname", ["17", "18"])).toBeUndefined();
});
