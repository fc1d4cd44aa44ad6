import type { SemblanceError } from "@semblance/engine/base";
import { ioErrors } from "../../errors.ts";

/** What it means that unpacking or converting `file` could not be written to the scratch folder. */
export function describeWriteFailure(file: string, cause: unknown): SemblanceError {
  const full = ["ENOSPC", "EDQUOT", "EFBIG"].includes((cause as NodeJS.ErrnoException).code ?? "");
  return ioErrors.create(full ? "scratch-full" : "scratch-unwritable", { file }, { cause });
}
