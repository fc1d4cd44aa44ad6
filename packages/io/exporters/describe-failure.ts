import { isSemblanceError, type SemblanceError } from "@semblance/engine/base";
import { ioErrors } from "../errors.ts";

const NO_ROOM = ["ENOSPC", "EDQUOT"];

/** What it means to the user that `file` could not be written; coded errors stay as they are. */
export function describeFailure(file: string, cause: unknown): SemblanceError {
  if (isSemblanceError(cause)) return cause;
  const { code = "" } = cause as NodeJS.ErrnoException;
  const full = NO_ROOM.includes(code) || /no space left on device|disk quota exceeded/i.test(String(cause));
  return ioErrors.create(full ? "export-disk-full" : "export-unwritable", { file }, { cause });
}
