/** @file What attacks found, for a terminal. */
import type { AttackAnswer, PrivacyResult } from "@semblance/engine/quality/privacy";
import type { Terminal } from "../../terminal.ts";
import { makePlain, renderTextTable } from "../../text-table.ts";

const marks = { pass: "✓", warn: "!", fail: "✗", unknown: "–" } as const;
const colours = { pass: "green", warn: "yellow", fail: "red", unknown: "dim" } as const;
const words = {
  pass: "Pass: no attack learnt more of single persons than chance would tell",
  warn: "Look closer: attacks came near, or could not be tried",
  fail: "Fail: attacks learnt of single persons what chance would not tell",
} as const;

export function renderAttacks({ verdict, attacks, findings }: PrivacyResult, terminal: Terminal): string[] {
  const { paint } = terminal;
  const columns = [
    { title: "" },
    { title: "attack" },
    { title: "table", maxWidth: 24 },
    { title: "figure", maxWidth: 60 },
    { title: "value", align: "right" as const },
    { title: "95 % interval" },
    { title: "harmless", align: "right" as const },
  ];
  const table = renderTextTable(columns, attacks.flatMap(listAttack), (text) => paint("dim", text));
  return [
    paint("bold", paint(colours[verdict], `${marks[verdict]} ${words[verdict]}`)),
    "",
    ...table.map((line) => `  ${line}`),
    ...findings.flatMap(({ judgement, where, what, advice }) => [
      "",
      `  ${paint(colours[judgement], marks[judgement])} ${makePlain(where)}: ${makePlain(what)}`,
      paint("dim", `    ${makePlain(advice)}`),
    ]),
  ];
}

function listAttack(answer: AttackAnswer): string[][] {
  const { name, table } = answer;
  if ("reason" in answer) return [[marks.unknown, name, table, `not tried: ${answer.reason}`, "", "", ""]];
  return answer.figures.map(({ label, value, low, high, harmless }, index) => [
    index === 0 ? marks[answer.judgement] : "",
    index === 0 ? name : "",
    index === 0 ? table : "",
    label,
    format(value),
    low === undefined || high === undefined ? "" : `${format(low)} – ${format(high)}`,
    harmless === undefined ? "" : format(harmless),
  ]);
}

function format(value: number): string {
  return value.toFixed(4);
}
