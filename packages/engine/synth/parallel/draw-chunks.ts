/**
 * @file The process's work: it opens the model once and draws one chunk after the other as they are asked for. It
 * ends when its parent ends it or is gone; Ctrl-C in a terminal reaches it too, and is its parent's to judge.
 */
import { describeFailure } from "../../base/index.ts";
import { packTable } from "../../table/columns.ts";
import type { Generator } from "../generator.ts";
import { decodeModelFile, readModelFile } from "../model-file/index.ts";
import type { ChildMessage, DrawChunk, OpenModel, ParentMessage } from "./messages.ts";

let opening: Promise<Generator> | undefined;
let drawing = Promise.resolve();

process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit(1));
process.on("message", (message: ParentMessage) => {
  if (message.kind === "open") {
    opening = openModel(message);
    // Told by the first chunk that is asked for.
    opening.catch(() => {});
  } else drawing = drawing.then(() => answer(message));
});

async function openModel({ model, kindsModule }: OpenModel): Promise<Generator> {
  const { findGeneratorKind: findKind } = await import(kindsModule ?? "../registry.ts");
  const read = typeof model === "string" ? readModelFile : decodeModelFile;
  const { generator } = await (read as typeof decodeModelFile)(model as Uint8Array, { findKind });
  return generator;
}

async function answer({ options }: DrawChunk): Promise<void> {
  const chunk = options.partition.index;
  try {
    const generator = await (opening as Promise<Generator>);
    for await (const { table, rows } of generator.sample(options))
      await send({ kind: "batch", chunk, table, parts: packTable(rows) });
    await send({ kind: "end", chunk });
  } catch (error) {
    await send({ kind: "failure", chunk, failure: describeFailure(error) });
  }
}

/** Done when the bytes are on their way, so that no more than a batch waits here. */
function send(message: ChildMessage): Promise<void> {
  return new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));
}
