/** @file `semblance doctor`: what is installed here and which parts of Semblance work on this machine. */
import type { Command, CommandCall } from "../command.ts";
import { examinations, type Finding } from "../examinations/index.ts";
import type { Terminal } from "../terminal.ts";

export const doctor: Command = {
  usage: "[--json]",
  details: [
    "Looks at this machine and says in words which parts of Semblance work on it and what to do about",
    "those that do not. Changes nothing.",
    "",
    "  --json    the same for programs",
    "",
    "Exit code 1 when something that Semblance cannot do without is missing.",
  ].join("\n"),
  options: { json: { type: "boolean" } },
  maxWords: 0,
  run: examine,
};

async function examine({ terminal, values }: CommandCall): Promise<number> {
  const findings = await Promise.all(examinations.map((look) => look(terminal.environment)));
  if (values["json"]) terminal.print(JSON.stringify(findings, null, 2));
  else for (const finding of findings) terminal.print(renderFinding(finding, terminal));
  return findings.some(({ state }) => state === "broken") ? 1 : 0;
}

const marks = {
  works: ["green", "works  "],
  limited: ["yellow", "limited"],
  broken: ["red", "broken "],
} as const;

function renderFinding({ part, state, found, todo }: Finding, { paint }: Terminal): string {
  const [colour, word] = marks[state];
  const advice = todo === undefined ? "" : `\n         → ${todo}`;
  return `${paint(colour, word)}  ${paint("bold", part)}: ${found}${advice}`;
}
