import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { fitAutoregressive } from "./fit-autoregressive.ts";
import { type KnownTable, quickSettings } from "./testing/known-laws.ts";

/** Chains of coins: enough networks and steps that they are trained in more than one part. */
function makeChain(variableCount: number, rowCount: number): KnownTable {
  const random = new Random("chain");
  const columns = [{ coarse: new Uint16Array(rowCount).map(() => random.below(2)) }];
  for (let place = 1; place < variableCount; place++) {
    const before = columns[place - 1]!.coarse;
    columns.push({ coarse: before.map((value) => (random.float() < 0.9 ? value : 1 - value)) });
  }
  const variables = columns.map((_, place) => ({ name: `v${place}`, size: 2 }));
  return { variables, rows: { rowCount, columns } };
}

const table = makeChain(24, 1_000);
const start = (processes: number) => ({
  ...table,
  settings: quickSettings(table, { processes, batchSize: 32, epochs: 60 }),
  random: new Random("fit").save(),
});

test("weights do not depend on how many processes train them", async () => {
  const [here, two] = await Promise.all([0, 2].map((count) => fitAutoregressive(start(count))));
  expect(two!.weights).toEqual(here!.weights);
}, 180_000);

test("a cancelled fit keeps its checkpoints; going on from them gives the same, and removes them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "checkpoints-"));
  const checkpointPath = join(folder, "fit");
  const controller = new AbortController();
  const cancelled = fitAutoregressive(start(2), {
    checkpointPath,
    signal: controller.signal,
    onProgress: ({ done, total = 0 }) => {
      if (done > total / 2) controller.abort();
    },
  });
  await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
  expect(await readdir(folder)).toEqual(["fit.0", "fit.1"]);
  const [resumed, whole] = await Promise.all([
    fitAutoregressive(start(2), { checkpointPath }),
    fitAutoregressive(start(2)),
  ]);
  expect(resumed!.weights).toEqual(whole!.weights);
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
}, 180_000);
