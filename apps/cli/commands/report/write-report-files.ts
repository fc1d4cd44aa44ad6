/** @file The files a report can be written to, each whole or not at all. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { ParseArgsOptionsConfig } from "node:util";
import type { WorkContext } from "@semblance/engine/base";
import { makeSheets, type Report } from "@semblance/engine/quality/report";
import { writeWorkbook } from "@semblance/io";
import type { CommandCall } from "../../command.ts";
import { cliErrors } from "../../errors.ts";
import { writeWhole } from "../../write-whole.ts";

export const reportOptions = {
  html: { type: "string" },
  xlsx: { type: "string" },
  figures: { type: "string" },
} as const satisfies ParseArgsOptionsConfig;

export interface ReportFiles {
  readonly html?: string;
  readonly xlsx?: string;
  readonly report?: string;
  /** A folder for one SVG per figure. */
  readonly figures?: string;
}

export function readReportFiles(values: CommandCall["values"]): ReportFiles {
  const names = ["html", "xlsx", "report", "figures"] as const;
  return Object.fromEntries(
    names.flatMap((name) => (typeof values[name] === "string" ? [[name, values[name]]] : [])),
  );
}

/** Answers with what was written, in the order of writing. */
export async function writeReportFiles(
  report: Report,
  { html, xlsx, report: json, figures }: ReportFiles,
  context: WorkContext,
): Promise<string[]> {
  const written: string[] = [];
  if (json !== undefined) {
    await writeWhole(json, `${JSON.stringify(report)}\n`);
    written.push(json);
  }
  if (html !== undefined) {
    const { renderHtml } = await loadDrawing();
    await writeWhole(html, renderHtml(report));
    written.push(html);
  }
  if (xlsx !== undefined) {
    const { notes } = await writeWorkbook(xlsx, makeSheets(report), context);
    written.push(notes.length === 0 ? xlsx : `${xlsx} (${notes.join("; ")})`);
  }
  if (figures !== undefined) {
    await makeFolder(figures);
    const { renderFigures } = await loadDrawing();
    let count = 0;
    for (const { name, svg } of renderFigures(report)) {
      await writeWhole(join(figures, `${name}.svg`), svg);
      count++;
    }
    written.push(`${figures} (${count} figures)`);
  }
  return written;
}

/** Whoever draws nothing does not wait the .4 s that the drawing library takes to load. */
function loadDrawing() {
  return import("@semblance/engine/quality/report/html");
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw cliErrors.create("file-not-written", { file: folder, reason: code }, { cause: error });
  }
}
