/** @file What the doctor looks at, in the order of the answer. A new examination is a file and a line here. */
import { examineComputeCore } from "./compute-core.ts";
import { examineDatabase } from "./database.ts";
import type { Examination } from "./finding.ts";
import { examineMachine } from "./machine.ts";
import { examineNode } from "./node.ts";
import { examineServer } from "./server.ts";

export type { Finding } from "./finding.ts";

export const examinations: readonly Examination[] = [
  examineNode,
  examineMachine,
  examineComputeCore,
  examineDatabase,
  examineServer,
];
