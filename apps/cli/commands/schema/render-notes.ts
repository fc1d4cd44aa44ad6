import type { FormatNote } from "@semblance/engine/table";
import type { Terminal } from "../../terminal.ts";
import { makePlain } from "../../text-table.ts";

const SHOWN_PLACES = 3;
const SHOWN_NOTES = 40;

/** What was lost or left out, to stderr; the same said of many places is said once. */
export function complainNotes(notes: readonly FormatNote[], terminal: Terminal): void {
  const grouped = [...Map.groupBy(notes, describeNote)];
  for (const [message, group] of grouped.slice(0, SHOWN_NOTES)) {
    const places = group.map(describePlace).filter((place) => place !== "");
    const more = places.length > SHOWN_PLACES ? ` and ${places.length - SHOWN_PLACES} more` : "";
    const where = places.length === 0 ? "" : `${places.slice(0, SHOWN_PLACES).join(", ")}${more}: `;
    terminal.complain(`${terminal.paint("yellow", "Note")} ${makePlain(`${where}${message}`)}`);
  }
  const rest = grouped.length - SHOWN_NOTES;
  if (rest > 0) terminal.complain(`${terminal.paint("yellow", "Note")} ${rest} more notes`);
}

/** `tables.t.columns.mail.role` cannot be said: the same for every column. */
function describeNote({ path, message }: FormatNote): string {
  const aspect = path === undefined ? undefined : /\.columns\..+\.(\w+)$/.exec(path)?.[1];
  return aspect === undefined ? message : `${aspect} ${message}`;
}

function describePlace({ line, path }: FormatNote): string {
  if (line !== undefined) return `line ${line}`;
  return path?.replace(/^tables\./, "").replace(/\.columns\.(.+)\.\w+$/, ".$1") ?? "";
}
