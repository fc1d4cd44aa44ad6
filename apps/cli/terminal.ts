/** @file Words for a terminal: colour only where it is wanted, meaning never by colour alone. */
import { styleText } from "node:util";
import type { CliEnvironment } from "./environment.ts";

export interface Terminal {
  readonly environment: CliEnvironment;
  print(line: string): void;
  complain(line: string): void;
  paint(style: "bold" | "dim" | "green" | "yellow" | "red", text: string): string;
}

export function openTerminal(environment: CliEnvironment): Terminal {
  return {
    environment,
    print: (line) => process.stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
    paint: (style, text) => (environment.colour ? styleText(style, text, { validateStream: false }) : text),
  };
}
