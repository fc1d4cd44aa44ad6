/**
 * @file Writes a model file of the present form for each kind of generator. What is there already is what some
 * release wrote and stays, unless `--replace` says that no release has. Run: `node write-fixtures.ts [--replace]`
 */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../../../base/index.ts";
import {
  type CellValue,
  columnFromValues,
  detectSchema,
  interpretText,
  makeTable,
  type Table,
} from "../../../table/index.ts";
import type { GeneratorKind } from "../../generator.ts";
import { generatorKinds } from "../../registry.ts";
import { FORMAT_VERSION } from "../format-version.ts";
import { readModelFile, writeModelFile } from "../index.ts";
import { findFixtureKind } from "./find-fixture-kind.ts";
import { fitRanges, makeMeasurements } from "./fit-ranges.ts";
import { digestSample, digestsPath, fixtureFolder, readDigests } from "./fixtures.ts";

const ROWS = 600;
const about = { programVersion: "0.1.0", createdAt: new Date("2026-01-01T00:00:00Z"), privacy: "standard" };

/** A column of every sort, and some that follow from others. */
function makeOrders(): Table {
  const random = new Random("orders");
  const column = (value: (row: number) => CellValue) =>
    columnFromValues(Array.from({ length: ROWS }, (_, row) => value(row)));
  const net = Array.from({ length: ROWS }, () => Math.round(random.float() ** 2 * 40_000) / 100);
  const day = Array.from({ length: ROWS }, () => new Date(Date.UTC(2025, 0, 1 + random.below(300))));
  const dates = column((row) => (day[row] as Date).toISOString().slice(0, 10));
  const shipping = Array.from({ length: ROWS }, () => random.below(9));
  return makeTable("orders", [
    ["order_id", column((row) => 10_000 + row)],
    ["ordered", dates.kind === "text" ? interpretText(dates) : dates],
    ["country", column(() => ["Peru", "Chile", "Japan", "Kenya"][random.below(4)] as string)],
    ["items", column(() => 1 + random.below(12))],
    ["net", column((row) => net[row] as number)],
    ["shipping", column((row) => shipping[row] as number)],
    ["total", column((row) => Math.round(((net[row] as number) + (shipping[row] as number)) * 100) / 100)],
    ["paid", column(() => random.below(5) > 0)],
    ["rating", column(() => (random.below(3) === 0 ? null : 1 + random.below(5)))],
    ["email", column((row) => `person${row}@example.org`)],
    ["reference", column(() => `AB-${100 + random.below(900)}-${random.below(10)}`)],
  ]);
}

async function fitKind(kind: GeneratorKind) {
  const tables = new Map([["orders", makeOrders()]]);
  const { schema } = detectSchema(tables);
  return kind.fit({ tables, schema, seed: "fixture" }, kind.settings.parse({}), {});
}

const generators = new Map([
  ["ranges", () => fitRanges(makeMeasurements(ROWS))],
  ...[...generatorKinds].map(([name, kind]) => [name, () => fitKind(kind)] as const),
]);
const digests = existsSync(digestsPath) ? readDigests() : {};
for (const [kind, fit] of generators) {
  const name = `version-${FORMAT_VERSION}-${kind}.semblance`;
  const path = join(fixtureFolder, name);
  if (existsSync(path) && !process.argv.includes("--replace")) continue;
  await writeModelFile(path, await fit(), about);
  const { generator } = await readModelFile(path, { findKind: findFixtureKind });
  digests[name] = await digestSample(generator);
  process.stdout.write(`${name}\n`);
}
writeFileSync(digestsPath, `${JSON.stringify(digests, undefined, 2)}\n`);
