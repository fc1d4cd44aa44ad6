import { stat } from "node:fs/promises";
import { cliErrors } from "./errors.ts";

/** Before any work: nothing that is there is written over unless that was asked for. */
export async function refuseExisting(path: string, isReplacing: boolean): Promise<void> {
  if (isReplacing) return;
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined) throw cliErrors.create("output-exists", { path });
}
