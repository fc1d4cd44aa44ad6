/** @file A child process that holds the model and draws chunks of rows, and what is owed by it. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { restoreError } from "../../base/index.ts";
import { unpackTable } from "../../table/columns.ts";
import { synthErrors } from "../errors.ts";
import { Delivery } from "./delivery.ts";
import type { ChildMessage, DrawChunk, OpenModel, ParentMessage } from "./messages.ts";

const STDERR_KEPT = 4_096;

export class SamplingProcess {
  readonly #child: ChildProcess;
  readonly #owed = new Map<number, Delivery>();
  readonly #ended: Promise<void>;
  #stderr = "";
  #death: Error | undefined;

  constructor(model: OpenModel) {
    this.#child = fork(fileURLToPath(new URL("./child-main.ts", import.meta.url)), {
      execPath: process.execPath,
      execArgv: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.#child.on("message", (message: ChildMessage) => this.#receive(message));
    this.#ended = new Promise((resolve) => {
      this.#child.once("error", (error) => resolve(this.#die(error.message)));
      this.#child.once("exit", (code, signal) => resolve(this.#die(signal ?? `exit code ${code}`)));
    });
    this.#send(model);
  }

  /** Chunks that were asked for and are not all here. */
  get load(): number {
    return this.#owed.size;
  }

  draw(options: DrawChunk["options"]): Delivery {
    const delivery = new Delivery();
    if (this.#death !== undefined) delivery.fail(this.#death);
    this.#owed.set(options.partition.index, delivery);
    this.#send({ kind: "draw", options });
    return delivery;
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** Done when the process is gone. */
  end(): Promise<void> {
    this.kill();
    return this.#ended;
  }

  #receive(message: ChildMessage): void {
    const delivery = this.#owed.get(message.chunk);
    if (message.kind === "batch") {
      const { table, parts } = message;
      delivery?.push(() => ({ table, rows: unpackTable(parts) }));
      return;
    }
    this.#owed.delete(message.chunk);
    if (message.kind === "end") delivery?.end();
    else delivery?.fail(restoreFailure(message));
  }

  #die(how: string): void {
    const cause = new Error(this.#stderr);
    this.#death = synthErrors.create("sampling-process-died", { how }, { cause });
    for (const delivery of this.#owed.values()) delivery.fail(this.#death);
  }

  /** A process that is gone does not hear; that it is gone is told by its end. */
  #send(message: ParentMessage): void {
    this.#child.send(message, () => {});
  }
}

/** Errors without a code are defects; users get one that has a code, with the defect as its cause. */
function restoreFailure({ failure }: ChildMessage & { kind: "failure" }): Error {
  const error = restoreError(failure);
  return failure.code === undefined ? synthErrors.create("sampling-failed", {}, { cause: error }) : error;
}
