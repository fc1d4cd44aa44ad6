/** @file What the child does: one job after the other. When the caller is gone, it removes the scratch and goes too. */
import { rmSync } from "node:fs";
import { describeFailure, type Progress } from "@semblance/engine/base";
import type { ReaderJob, ReaderMessage, ReaderResults } from "./protocol.ts";
import { readRelation } from "./read-relation.ts";
import { stageFile } from "./stage-file.ts";
import { unpackArchive } from "./unpack-archive.ts";

const [, , scratchRoot] = process.argv;

process.on("SIGINT", () => {});
process.on("disconnect", () => {
  if (scratchRoot !== undefined) rmSync(scratchRoot, { recursive: true, force: true, maxRetries: 3 });
  process.exit();
});
process.on("message", (job: ReaderJob) => {
  run(job).then(
    (result) => send({ type: "done", result }),
    (error) => send({ type: "failed", failure: describeFailure(error) }),
  );
});

const PROGRESS_EVERY_MS = 100;

function run(job: ReaderJob): Promise<ReaderResults[keyof ReaderResults]> {
  let lastMs = 0;
  const context = {
    onProgress(progress: Progress) {
      const nowMs = performance.now();
      if (nowMs - lastMs < PROGRESS_EVERY_MS) return;
      lastMs = nowMs;
      send({ type: "progress", progress });
    },
  };
  switch (job.kind) {
    case "unpack":
      return unpackArchive(job, context);
    case "stage":
      return stageFile(job, context);
    case "read":
      return readRelation(job, context);
  }
}

function send(message: ReaderMessage): void {
  if (process.connected) process.send?.(message);
}
