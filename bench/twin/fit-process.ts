/**
 * @file Fits one of our generators on the fitted half of a table and samples as many rows again, in a process of its
 * own, so that seconds of the processor and memory at its peak are the generator's.
 */

import { findGeneratorKind, type Generator } from "../../packages/engine/synth/index.ts";
import { detectSchema } from "../../packages/engine/table/index.ts";
import { exportTable } from "../../packages/io/index.ts";
import { awaitChildren, readFamilySeconds, watchFamilyMemory } from "./family.ts";
import type { Making, Spent } from "./generators.ts";
import { readHalves } from "./halves.ts";

async function measure<T>(work: () => Promise<T>): Promise<readonly [T, Spent]> {
  await awaitChildren();
  const [startMs, before] = [performance.now(), readFamilySeconds()];
  const result = await work();
  const wallSeconds = (performance.now() - startMs) / 1_000;
  await awaitChildren();
  return [result, { cpuSeconds: readFamilySeconds() - before, wallSeconds }];
}

async function draw(generator: Generator, seed: string) {
  const batches = [];
  for await (const { rows } of generator.sample({ seed })) batches.push(rows);
  return batches;
}

const [kindName = "", table = "", seed = "", out = ""] = process.argv.slice(2);
const { fitted } = await readHalves(table);
const tables = new Map([[table, fitted]]);
const { schema } = detectSchema(tables);
const kind = findGeneratorKind(kindName);
const settings = kind.settings.parse({});
const readPeakMb = watchFamilyMemory();
const [generator, fit] = await measure(() => kind.fit({ tables, schema, seed }, settings, {}));
const [batches, sample] = await measure(() => draw(generator, seed));
const peakMb = readPeakMb();
await exportTable(`${out}.csv.gz`, batches, {});
const { training, relations } = generator.describe().tables[0] ?? { training: {}, relations: [] };
const making: Making = { fit, sample, peakMb, training, relations: relations.length };
process.stdout.write(JSON.stringify(making));
