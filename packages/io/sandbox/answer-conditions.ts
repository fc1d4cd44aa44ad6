import { writeFileSync } from "node:fs";
import { describeFailure } from "@semblance/engine/base";
import { type BooleanColumn, unpackTable } from "@semblance/engine/table/columns";
import type { ChildMessage } from "../child/watched-process.ts";
import { judgeCondition } from "./judge-condition.ts";

/** As it crosses between the processes. */
export interface ConditionMessage {
  readonly frames: readonly Uint8Array[];
  readonly expression: string;
  readonly memoryMb: number;
}

preferAsVictim();
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());
process.on("message", ({ frames, ...job }: ConditionMessage) => {
  judgeCondition({ ...job, table: unpackTable(frames) }).then(
    (result) => send({ type: "done", result }),
    (error) => send({ type: "failed", failure: describeFailure(error) }),
  );
});

function send(message: ChildMessage<BooleanColumn>): void {
  if (process.connected) process.send?.(message);
}

/** Should memory run out before the watch sees it, the system ends this process and no other. */
function preferAsVictim(): void {
  try {
    if (process.platform === "linux") writeFileSync("/proc/self/oom_score_adj", "1000");
  } catch {
    // The watch remains.
  }
}
