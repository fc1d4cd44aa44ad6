import type { RawDatabase } from "./raw-database.ts";
import type { SqlCursor } from "./sql-cursor.ts";

/** What every reader of a statement is given. */
export interface StatementContext {
  readonly cursor: SqlCursor;
  readonly database: RawDatabase;
  readonly note: (message: string, offset: number) => void;
  /** For what happens often and matters little: told at its first place only. */
  readonly noteOnce: (message: string, offset: number) => void;
}

export function makeContext(cursor: SqlCursor, database: RawDatabase): StatementContext {
  const told = new Set<string>();
  const note = (message: string, offset: number) => {
    database.notes.push({ line: cursor.scanner.places.locate(offset).line, message });
  };
  const noteOnce = (message: string, offset: number) => {
    if (!told.has(message)) note(message, offset);
    told.add(message);
  };
  return { cursor, database, note, noteOnce };
}
