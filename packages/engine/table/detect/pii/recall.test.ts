import { expect, test } from "vitest";
import { Random } from "../../../base/index.ts";
import { type PersonalColumn, personalColumns } from "./testing/personal-columns.ts";
import { guessPii } from "./testing/profile-of.ts";

const ROWS = 40;
const FOUND = 0.5;
const REQUIRED = 0.95;

function finds({ pii, make, label }: PersonalColumn, header: string): boolean {
  const random = new Random("personal").stream(label).stream(header);
  const guess = guessPii(
    header,
    Array.from({ length: ROWS }, () => make(random)),
  );
  return guess !== undefined && guess.confidence >= FOUND && pii.includes(guess.schema.pii ?? "");
}

function listMissed(cases: readonly (readonly [PersonalColumn, string])[]): string[] {
  return cases.flatMap(([column, header]) => (finds(column, header) ? [] : [`${column.label} as ${header}`]));
}

const hidden = personalColumns.filter(({ alone }) => alone).map((column) => [column, "c1"] as const);
const named = personalColumns.flatMap((column) => column.headers.map((header) => [column, header] as const));

test("with headers hidden, where the values allow it", { timeout: 30_000 }, () => {
  const missed = listMissed(hidden);
  expect(hidden.length).toBeGreaterThan(90);
  expect(1 - missed.length / hidden.length, missed.join("; ")).toBeGreaterThanOrEqual(REQUIRED);
});

test("with headers in many languages", { timeout: 30_000 }, () => {
  const missed = listMissed(named);
  expect(named.length).toBeGreaterThan(300);
  expect(1 - missed.length / named.length, missed.join("; ")).toBeGreaterThanOrEqual(REQUIRED);
});
