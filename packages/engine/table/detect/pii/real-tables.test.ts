import { expect, test } from "vitest";
import type { Table } from "../../table.ts";
import { hasSharedData, loadSharedDatabase, loadSharedTable } from "../../testing/load-shared.ts";
import { profileColumn } from "../profile-column.ts";
import { assignRoles } from "./assign-roles.ts";
import { detectPii, piiDetectors } from "./index.ts";

const TAKEN = 0.5;

/** Column → kind, as far as a schema would take it. */
function listPii(table: Table): Record<string, unknown> {
  const findings = [...table.columns].map(([name, column]) => {
    const profile = profileColumn(table.name, name, column);
    const [guess] = detectPii(piiDetectors, profile);
    return { profile, ...(guess && { guess }) };
  });
  const taken = assignRoles(findings).filter(
    ({ path, confidence }) => path.endsWith(".pii") && confidence >= TAKEN,
  );
  return Object.fromEntries(taken.map(({ path, value }) => [path.split(".")[3], value]));
}

test.skipIf(!hasSharedData)("customers and employees of a music shop", () => {
  const shop = loadSharedDatabase("chinook");
  const person = {
    FirstName: "given-name",
    LastName: "surname",
    Address: "address",
    City: "city",
    State: "region",
    Country: "country",
    PostalCode: "postcode",
    Phone: "phone",
    Fax: "phone",
    Email: "email",
  };
  expect(listPii(shop.get("Customer") as Table)).toEqual(person);
  expect(listPii(shop.get("Employee") as Table)).toMatchObject({ ...person, BirthDate: "birth-date" });
  for (const name of ["Album", "Genre", "MediaType", "Playlist", "PlaylistTrack", "InvoiceLine"])
    expect(listPii(shop.get(name) as Table), name).toEqual({});
});

test.skipIf(!hasSharedData)("passengers of the Titanic", () => {
  expect(listPii(loadSharedTable("titanic"))).toMatchObject({ Name: "person-name", Sex: "sex", Age: "age" });
});

test.skipIf(!hasSharedData)("a world of places, faiths and peoples about nobody", () => {
  for (const table of loadSharedDatabase("mondial").values()) expect(listPii(table), table.name).toEqual({});
});

test.skipIf(!hasSharedData)("shells, diamonds, weather, wine", () => {
  for (const name of ["abalone", "wine_quality", "storms", "mammography", "air_passengers"])
    expect(listPii(loadSharedTable(name)), name).toEqual({});
});
