/** @file A report for a terminal: the verdict, five sentences, the scores, the worst findings. */
import { explainScore, type Judgement, type Report } from "@semblance/engine/quality/report";
import type { Terminal } from "../../terminal.ts";
import { makePlain, renderTextTable } from "../../text-table.ts";

const marks: Readonly<Record<Judgement, string>> = { good: "✓", warn: "!", bad: "✗", unknown: "–" };
const colours = { good: "green", warn: "yellow", bad: "red", unknown: "dim" } as const;
const verdicts = {
  pass: { word: "Pass", judgement: "good" },
  warn: { word: "Pass with warnings", judgement: "warn" },
  fail: { word: "Fail", judgement: "bad" },
} as const satisfies Readonly<Record<Report["verdict"]["word"], { word: string; judgement: Judgement }>>;

export function renderReport(report: Report, terminal: Terminal): string[] {
  const { paint } = terminal;
  return [
    renderVerdictWord(report, terminal),
    "",
    ...report.summary.flatMap(renderSentence),
    "",
    ...renderScores(report, terminal),
    "",
    paint("bold", report.findings.length === 0 ? "No findings" : "Worst findings"),
    ...report.findings.flatMap((finding) => [
      ...hang(
        `${mark(finding.judgement, "", terminal)} `,
        wrap(
          `${finding.where === "" ? "" : `${makePlain(finding.where)}: `}${makePlain(finding.what)}`,
          WIDTH,
        ),
      ),
      ...wrap(finding.advice, WIDTH).map((line) => paint("dim", `    ${line}`)),
    ]),
    ...renderNotes(report, terminal),
  ];
}

export function renderVerdictWord({ verdict }: Report, terminal: Terminal): string {
  const { word, judgement } = verdicts[verdict.word];
  return terminal.paint("bold", mark(judgement, word, terminal));
}

export function renderSentence(sentence: string): string[] {
  return indent(wrap(makePlain(sentence), WIDTH));
}

export function renderScores(report: Report, terminal: Terminal): string[] {
  return [terminal.paint("bold", "Scores"), ...indent(scoreTable(report, terminal))];
}

/** All metrics, for whoever asks for them. */
export function renderMetrics({ metrics }: Report, { paint }: Terminal): string[] {
  const columns = [
    { title: "metric" },
    { title: "value", align: "right" as const },
    { title: "best", align: "right" as const },
    { title: "what it compares", maxWidth: 100 },
  ];
  const rows = metrics.map(({ name, value, best, about, reason }) => [
    name,
    format(value),
    String(best),
    value === null ? `not computable: ${reason ?? ""}` : about,
  ]);
  return [
    "",
    paint("bold", "Metrics"),
    ...indent(renderTextTable(columns, rows, (text) => paint("dim", text))),
  ];
}

const WIDTH = 96;

function scoreTable({ scores }: Report, terminal: Terminal): string[] {
  const columns = [
    { title: "" },
    { title: "score", align: "right" as const },
    { title: "ceiling", align: "right" as const },
    { title: "", paint: (text: string) => text },
    { title: "what it compares", maxWidth: 100 },
  ];
  const rows = scores.map(({ id, value, ceiling, judgement, reason }) => {
    const { label, compares } = explainScore(id);
    return [
      label,
      format(value),
      format(ceiling),
      marks[judgement],
      value === null ? `not computable: ${reason ?? ""}` : compares,
    ];
  });
  return renderTextTable(columns, rows, (text) => terminal.paint("dim", text));
}

function renderNotes({ notes }: Report, { paint }: Terminal): string[] {
  return notes.length === 0
    ? []
    : ["", ...notes.map((note) => `${paint("yellow", "Note")} ${makePlain(note)}`)];
}

function mark(judgement: Judgement, word: string, { paint }: Terminal): string {
  const text = word === "" ? marks[judgement] : `${marks[judgement]} ${word}`;
  return paint(colours[judgement], text);
}

function hang(first: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? `  ${first}${line}` : `    ${line}`));
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function format(value: number | null): string {
  return value === null ? "–" : value.toFixed(4);
}
