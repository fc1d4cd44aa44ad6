import { readFile } from "node:fs/promises";
import { type Report, reportSchema, reportVersion } from "@semblance/engine/quality/report";
import { cliErrors } from "../../errors.ts";

/** A stored report; what is none, or of another version, is refused with what to do. */
export async function readReport(file: string): Promise<Report> {
  const stored = parse(file, await readText(file));
  const { format, version } = (stored ?? {}) as { format?: unknown; version?: unknown };
  if (format !== "semblance-report") throw cliErrors.create("no-report", { file });
  if (version !== reportVersion)
    throw cliErrors.create("report-of-other-version", { file, found: String(version), known: reportVersion });
  const parsed = reportSchema.safeParse(stored);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw cliErrors.create("report-damaged", {
    file,
    where: issue?.path.join(".") ?? "",
    count: parsed.error.issues.length,
  });
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw cliErrors.create("no-such-file", { file }, { cause: error });
    throw cliErrors.create("report-unreadable", { file, reason: code }, { cause: error });
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw cliErrors.create("no-report", { file }, { cause: error });
  }
}
