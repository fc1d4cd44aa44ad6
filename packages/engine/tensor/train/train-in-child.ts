/**
 * @file Training in a child process of its own, because a step blocks the event loop it runs on and native
 * code can take its process with it. The child is told to cancel by a message and killed if it does not
 * answer; killing is safe at any moment, since files change by renaming only.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { throwIfCancelled } from "../../base/index.ts";
import { tensorErrors } from "../errors.ts";
import { removeParts } from "../files/write-atomically.ts";
import { type ChildMessage, type ParentMessage, reviveFailure, type TrainingJob } from "./child-messages.ts";
import type { TrainingContext, TrainingResult } from "./training-options.ts";

/** A child between two short steps answers within a few milliseconds. */
const CANCEL_GRACE_MS = 40;
const KEPT_OUTPUT = 4_000;

/** How a child came to its end, and the last it wrote to its error output. */
interface ChildEnd {
  readonly how: string;
  readonly lastWords: string;
}

export async function trainInChild(job: TrainingJob, context: TrainingContext = {}): Promise<TrainingResult> {
  const { signal, onProgress } = context;
  throwIfCancelled(signal);
  const child = startChild();
  const end = watchEnd(child);
  const cancel = () => cancelChild(child);
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    start(child, job);
    const outcome = await Promise.race([readResult(child, onProgress), end]);
    if (!("how" in outcome)) return outcome;
    throwIfCancelled(signal);
    const { how, lastWords } = outcome;
    throw tensorErrors.create("training-process-died", { how }, { cause: new Error(lastWords) });
  } finally {
    signal?.removeEventListener("abort", cancel);
    child.kill("SIGKILL");
    await end;
    if (job.options.checkpoint) await removeParts(job.options.checkpoint.path, child.pid ?? 0);
  }
}

function startChild(): ChildProcess {
  return fork(fileURLToPath(new URL("./child-main.ts", import.meta.url)), {
    execPath: process.execPath,
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
}

function watchEnd(child: ChildProcess): Promise<ChildEnd> {
  let lastWords = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-KEPT_OUTPUT);
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ how: "it could not be started", lastWords: error.message }));
    child.once("exit", (code, signal) => resolve({ how: signal ?? `exit code ${code}`, lastWords }));
  });
}

function readResult(
  child: ChildProcess,
  onProgress: TrainingContext["onProgress"] = () => {},
): Promise<TrainingResult> {
  return new Promise((resolve, reject) => {
    child.on("message", (message: ChildMessage) => {
      if (message.kind === "result") resolve(message.result);
      else if (message.kind === "failure") reject(reviveFailure(message.failure));
      else
        try {
          onProgress(message.progress);
        } catch (error) {
          reject(error);
        }
    });
  });
}

function cancelChild(child: ChildProcess): void {
  send(child, { kind: "cancel" });
  setTimeout(() => child.kill("SIGKILL"), CANCEL_GRACE_MS).unref();
}

function start(child: ChildProcess, job: TrainingJob): void {
  try {
    send(child, { kind: "start", job });
  } catch (cause) {
    const reason = "its data cannot be sent to another process";
    throw tensorErrors.create("training-plan-invalid", { reason }, { cause });
  }
}

/** A child that is gone does not hear; that it is gone is told by its end. */
function send(child: ChildProcess, message: ParentMessage): void {
  child.send(message, () => {});
}
