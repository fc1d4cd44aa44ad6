/**
 * @file Sampling on several processors: every process opens the model once and draws chunks of whole blocks; the
 * caller gets them in order, byte for byte what one process would give. No more chunks are asked for than two a
 * process ahead of the caller, so memory stays the same however many rows are drawn and however slowly they are
 * taken.
 */
import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { SampledBatch } from "../generator.ts";
import { decodeModelManifest, readModelManifest } from "../model-file/index.ts";
import type { Delivery } from "./delivery.ts";
import { type ParallelOptions, planChunks } from "./plan-chunks.ts";
import { SamplingProcess } from "./sampling-process.ts";

/** One that is drawn and one that waits to be read. */
const CHUNKS_PER_PROCESS = 2;

export async function* sampleInParallel(
  model: string | Uint8Array,
  { processes: asked, kindsModule, ...options }: ParallelOptions,
  { signal, onProgress }: WorkContext = {},
): AsyncGenerator<SampledBatch> {
  throwIfCancelled(signal);
  const manifest = await (typeof model === "string" ? readModelManifest(model) : decodeModelManifest(model));
  const plan = planChunks(manifest, { ...options, ...(asked !== undefined && { processes: asked }) });
  const open = { kind: "open", model, ...(kindsModule !== undefined && { kindsModule }) } as const;
  const processes = Array.from({ length: plan.processes }, () => new SamplingProcess(open));
  const cancel = () => {
    for (const process of processes) process.kill();
  };
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    throwIfCancelled(signal);
    const draw = (index: number) =>
      findIdlest(processes).draw({ ...options, partition: { index, count: plan.chunks } });
    let done = 0;
    for await (const batch of readInOrder(plan.chunks, plan.processes * CHUNKS_PER_PROCESS, draw)) {
      throwIfCancelled(signal);
      yield batch;
      done += batch.rows.rowCount;
      onProgress?.({ phase: "sample", done, total: plan.rowCount, unit: "rows" });
    }
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    signal?.removeEventListener("abort", cancel);
    await Promise.all(processes.map((process) => process.end()));
  }
}

async function* readInOrder(
  chunks: number,
  ahead: number,
  draw: (index: number) => Delivery,
): AsyncGenerator<SampledBatch> {
  const coming: Delivery[] = [];
  let asked = 0;
  for (let chunk = 0; chunk < chunks; chunk++) {
    while (asked < Math.min(chunks, chunk + ahead)) coming.push(draw(asked++));
    // Of an empty table one batch comes; of a table with fewer blocks than chunks, empty ones after the first.
    for await (const batch of (coming.shift() as Delivery).read())
      if (chunk === 0 || batch.rows.rowCount > 0) yield batch;
  }
}

function findIdlest(processes: readonly SamplingProcess[]): SamplingProcess {
  return processes.reduce((idlest, process) => (process.load < idlest.load ? process : idlest));
}
