import fc from "fast-check";
import { expect, test } from "vitest";
import { SheetNames } from "./sheet-names.ts";
import { arbitraryText } from "./testing/arbitrary-text.ts";

function giveAll(wanted: readonly string[]): string[] {
  const names = new SheetNames();
  return wanted.map((name) => names.give(name));
}

test("a fit name stays; others get the nearest one", () => {
  const wanted = [
    "orders",
    "Été 2024",
    "ORDERS",
    "orders (2)",
    "a[1]:b*c?d/e\\f",
    "''quoted'' ",
    "",
    "  ",
    "History",
  ];
  expect(giveAll(wanted)).toEqual([
    "orders",
    "Été 2024",
    "ORDERS (2)",
    "orders (2) (2)",
    "a_1__b_c_d_e_f",
    "quoted",
    "Sheet",
    "Sheet (2)",
    "History (2)",
  ]);
});

test("long names are cut, and stay apart", () => {
  const long = "customer_orders_of_the_last_year_by_region";
  expect(giveAll([long, long, `${"x".repeat(30)}😀`])).toEqual([
    "customer_orders_of_the_last_yea",
    "customer_orders_of_the_last (2)",
    "x".repeat(30),
  ]);
});

test("any names become legal and unique, whatever their letter case", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(arbitraryText, fc.constantFrom("a", "A", "ß", "SS", "'", "history"))),
      (wanted) => {
        const given = giveAll(wanted);
        for (const name of given) {
          expect(name).toMatch(/^(?!['\s])[^[\]:*?/\\\p{Cc}\p{Cs}\uFFFE\uFFFF]{1,31}(?<!['\s])$/u);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name.toLowerCase()).not.toBe("history");
        }
        expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
      },
    ),
  );
});
