import { expect, test } from "vitest";
import { splitName } from "../split-name.ts";
import { matchNames, namesOf } from "./column-names.ts";

const names = namesOf("date of birth, sex, phone, telefon, téléphone, 生年月日, e-mail");
const match = (name: string) => matchNames(names, splitName(name));

test("one name in all its spellings", () => {
  for (const name of [
    "date_of_birth",
    "DateOfBirth",
    "dateofbirth",
    "DATE OF BIRTH",
    "Téléphone",
    "phone2",
    "E-Mail",
    "生年月日",
    "Phones",
  ])
    expect(match(name), name).toBe(1);
});

test("other words around make it less clear, some make it something else", () => {
  expect(match("customer_phone")).toBe(0.9);
  expect(match("phone_customer")).toBe(0.8);
  expect(match("customer_phone_home")).toBe(0.6);
  expect(match("Privattelefon")).toBe(0.5);
  for (const name of [
    "phone_type",
    "is_phone",
    "email_sent_at",
    "Essex",
    "phones_count",
    "sexagesimal",
    "",
    "…",
  ])
    expect(match(name), name).toBe(0);
});
