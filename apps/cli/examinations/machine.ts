import { availableParallelism, freemem, totalmem } from "node:os";
import type { Examination } from "./finding.ts";

const GIB = 2 ** 30;
/** Server and database take .3 GB; fitting a table of a million rows is comfortable with 4. */
const COMFORTABLE_GIB = 4;

export const examineMachine: Examination = async () => {
  const limit = process.constrainedMemory();
  const memoryGib = Math.min(totalmem(), limit > 0 ? limit : Number.POSITIVE_INFINITY) / GIB;
  const found = `${availableParallelism()} cores, ${memoryGib.toFixed(1)} GiB of memory (${(freemem() / GIB).toFixed(1)} free)`;
  if (memoryGib >= COMFORTABLE_GIB) return { part: "Machine", state: "works", found };
  const todo = "Large tables will not fit; give it more memory or generate from a sample.";
  return { part: "Machine", state: "limited", found, todo };
};
