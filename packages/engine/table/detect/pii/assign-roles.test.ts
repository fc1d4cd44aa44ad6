import { expect, test } from "vitest";
import { assignRoles, type ColumnFinding } from "./assign-roles.ts";
import { detectPii, piiDetectors } from "./index.ts";
import { profileOf } from "./testing/profile-of.ts";

const mails = Array.from({ length: 20 }, (_, i) => `user${i}@example.org`);
const cities = ["Berlin", "Lyon", "Porto", "Brno"];
const ids = Array.from({ length: 20 }, (_, i) => String(i + 1));
const repeat = (values: readonly string[]) =>
  Array.from({ length: 20 }, (_, i) => values[i % values.length] as string);

function rolesOf(
  table: string,
  columns: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> {
  const findings = Object.entries(columns).map(([name, texts]): ColumnFinding => {
    const profile = profileOf(name, texts, table);
    const [guess] = detectPii(piiDetectors, profile);
    return { profile, ...(guess && { guess }) };
  });
  const guesses = assignRoles(findings).filter(
    ({ path, confidence }) => path.endsWith(".role") && confidence >= 0.5,
  );
  return Object.fromEntries(guesses.map(({ path, value }) => [path.split(".")[3], value]));
}

test("in a table about people all that singles out or hurts has a role", () => {
  const columns = {
    id: ids,
    email: mails,
    city: repeat(cities),
    age: ids,
    religion: repeat(["Catholic", "Muslim"]),
    colour: repeat(["red", "blue"]),
  };
  expect(rolesOf("customers", columns)).toEqual({
    id: "identifier",
    email: "identifier",
    city: "quasi",
    age: "quasi",
    religion: "sensitive",
  });
});

test("places, ages and faiths of things are nobody's", () => {
  expect(
    rolesOf("monuments", {
      id: ids,
      city: repeat(cities),
      latitude: ["52.51", "48.13"],
      religion: repeat(["Catholic", "Muslim"]),
    }),
  ).toEqual({});
});

test("several properties of people make a table about people", () => {
  const columns = { age: ids, sex: repeat(["male", "female"]), country: repeat(["Spain", "Italy", "Japan"]) };
  expect(rolesOf("data", columns)).toEqual({ age: "quasi", sex: "quasi", country: "quasi" });
});

test("one letter of sex does not", () => {
  expect(rolesOf("shells", { sex: repeat(["M", "F", "I"]), length: repeat(["0.455", "0.35"]) })).toEqual({});
});

test("a number that refers to a person is a pseudonym", () => {
  expect(rolesOf("payments", { customer_id: repeat(ids), amount: repeat(["3.20", "4.10"]) })).toEqual({
    customer_id: "identifier",
  });
});

test("no evidence holds a value", () => {
  const profile = profileOf("email", mails);
  for (const { evidence } of detectPii(piiDetectors, profile)) expect(evidence).not.toContain("user1");
});
