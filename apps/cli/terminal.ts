/** @file Words for a terminal: colour only where it is wanted, meaning never by colour alone. */
import { styleText } from "node:util";
import type { CliEnvironment } from "./environment.ts";
import type { Screen } from "./progress-line.ts";

export interface Terminal {
  readonly environment: CliEnvironment;
  print(line: string): void;
  complain(line: string): void;
  paint(style: "bold" | "dim" | "green" | "yellow" | "red", text: string): string;
  /** Where progress is shown: stderr, so that data on stdout stays data. */
  readonly progressScreen: Screen;
}

export function openTerminal(environment: CliEnvironment): Terminal {
  return {
    environment,
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    paint: (style, text) => (environment.colour ? styleText(style, text, { validateStream: false }) : text),
    progressScreen: {
      isTerminal: process.stderr.isTTY ?? false,
      columns: process.stderr.columns ?? 80,
      write: (text) => process.stderr.write(text),
    },
  };
}
