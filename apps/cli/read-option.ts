import type { CommandCall } from "./command.ts";

/** An option's text; undefined where it was not given, or without one. */
export function readOption(values: CommandCall["values"], name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}
