/** @file How a twin came out, in a few lines: the verdict, scores beside the ceiling, privacy, files. */
import { join } from "node:path";
import { formatCount } from "../../progress-line.ts";
import type { Terminal } from "../../terminal.ts";
import { makePlain } from "../../text-table.ts";
import { renderScores, renderSentence, renderVerdictWord } from "../report/render-report.ts";
import type { MadeTwin } from "./make-twin.ts";

export function renderTwin(
  { report, manifest }: MadeTwin,
  folder: string,
  { terminal, tookSeconds }: { readonly terminal: Terminal; readonly tookSeconds: number },
): string[] {
  const { rows, seconds, generator, files } = manifest;
  const heldOut = rows.heldOut === 0 ? "" : `, ${formatCount(rows.heldOut)} held back to judge by`;
  return [
    renderVerdictWord(report, terminal),
    "",
    `  ${generator.kind} learned from ${formatCount(rows.fitted)} rows of ${makePlain(manifest.table)}${heldOut},`,
    `  and drew ${formatCount(rows.synthetic)} rows: ${seconds.fit} s to learn, ${seconds.sample} s to draw, ${Math.round(tookSeconds)} s in all.`,
    "",
    ...renderScores(report, terminal),
    "",
    // The last of the five sentences is the one on privacy.
    ...renderSentence(report.summary.at(-1) ?? ""),
    "",
    ...files.map(({ path, bytes }) => `  ${makePlain(join(folder, path))} (${formatBytes(bytes)})`),
  ];
}

function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
