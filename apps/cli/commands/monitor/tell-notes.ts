import type { ReadSummary } from "@semblance/io";
import type { Terminal } from "../../terminal.ts";
import { makePlain } from "../../text-table.ts";
import { tellSummaries } from "../inspect/load-source.ts";

export function tellNote(terminal: Terminal, note: string): void {
  terminal.complain(`${terminal.paint("yellow", "Note")} ${makePlain(note)}`);
}

/** The first line that cannot be read is told when it comes, since a stream may never end. */
export function tellFirst(terminal: Terminal): (line: number, reason: string) => void {
  let isTold = false;
  return (line, reason) => {
    if (!isTold) tellNote(terminal, `line ${line} could not be read (${reason}); further ones are counted`);
    isTold = true;
  };
}

export function tellSummary(terminal: Terminal, table: string, summary: ReadSummary): void {
  const { rejected, ...rest } = summary;
  for (const note of tellSummaries(new Map([[table, rest]]))) tellNote(terminal, note);
  if (rejected === undefined) return;
  const lines = rejected.count === 1 ? "1 line" : `${rejected.count} lines`;
  tellNote(
    terminal,
    `${lines} could not be read, the first is line ${rejected.firstLine} (${rejected.firstReason})`,
  );
}
