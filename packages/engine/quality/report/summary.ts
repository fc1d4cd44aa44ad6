/** @file Five sentences that a head of data protection can forward as they are. */
import type { Evaluation } from "../evaluate.ts";
import type { Measured } from "./findings/finding-kind.ts";
import type { ReportScore, ReportSide } from "./report.ts";
import { quote, sayCount, sayPercent, sayScore } from "./words.ts";

export function summarise(report: Measured, evaluation: Evaluation): string[] {
  return [
    sayCompared(report),
    sayColumns(report),
    sayRelations(report),
    sayWhole(report, evaluation),
    sayPrivacy(report),
  ];
}

function sayCompared({ about: { real, synthetic, holdout } }: Measured): string {
  const rows = `${sayCount(countRows(synthetic), "synthetic row")}${inTables(synthetic)}`;
  const fresh =
    holdout === null
      ? "; no held-out rows were given, so there is no ceiling to compare with"
      : `, and with ${sayCount(countRows(holdout), "real row")} that the generator never saw`;
  return `${rows} (${quote(synthetic.name)}) ${countRows(synthetic) === 1 ? "was" : "were"} compared with ${sayCount(countRows(real), "real row")} of ${quote(real.name)}${fresh}.`;
}

function countRows({ tables }: ReportSide): number {
  return Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
}

function inTables({ tables }: ReportSide): string {
  const count = Object.keys(tables).length;
  return count === 1 ? "" : ` in ${count} tables`;
}

function sayColumns(report: Measured): string {
  const score = find(report, "shapes");
  if (score === undefined || score.value === null)
    return "Columns could not be compared one by one, so nothing is known of their distributions.";
  const worst = report.tables
    .flatMap(({ name, columns }) => columns.map((column) => ({ table: name, column })))
    .filter(({ column }) => column.value !== null)
    .toSorted((a, b) => (a.column.value ?? 1) - (b.column.value ?? 1))[0];
  const weakest =
    worst === undefined || worst.column.value === null || worst.column.value === 1
      ? ""
      : `; the weakest is ${quote(worst.column.name)}${report.tables.length > 1 ? ` of ${quote(worst.table)}` : ""} with ${sayPercent(worst.column.value ?? 0)}`;
  return `Taken one by one, columns agree to ${sayPercent(score.value)}${sayCeiling(score)}${weakest}.`;
}

function sayCeiling({ ceiling, atCeilingSize }: ReportScore): string {
  if (ceiling === null) return "";
  const size = atCeilingSize === undefined ? "" : `, at whose size the twin has ${sayPercent(atCeilingSize)}`;
  return ` (fresh real rows: ${sayPercent(ceiling)}${size})`;
}

function sayRelations(report: Measured): string {
  const [trends, across, counts] = ["trends", "intertable", "cardinality"].map((id) => find(report, id));
  const parts: string[] = [];
  if (trends?.value != null)
    parts.push(`taken two by two, columns agree to ${sayPercent(trends.value)}${sayCeiling(trends)}`);
  if (across?.value != null) parts.push(`across tables to ${sayPercent(across.value)}${sayCeiling(across)}`);
  if (counts?.value != null) parts.push(`and parents have as many children to ${sayPercent(counts.value)}`);
  if (parts.length === 0) return "There are no two columns whose relation could be compared.";
  const sentence = parts.join(", ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function sayWhole(report: Measured, { metrics }: Evaluation): string {
  const area = metrics["C2ST"]?.value ?? null;
  const usefulness = find(report, "usefulness");
  const detection = area === null ? undefined : sayDetection(area);
  const useful =
    usefulness?.value != null && usefulness.ceiling !== null
      ? `a model taught by synthetic rows scores ${sayScore(usefulness.value)} on fresh real ones, taught by real rows ${sayScore(usefulness.ceiling)}`
      : "whether models can be taught by synthetic rows was not measured";
  return `${detection ?? "Whether a model can tell both apart was not measured"}, and ${useful}.`;
}

function sayDetection(area: number): string {
  const at = `area under the curve ${sayScore(area)}`;
  const off = area - 0.5;
  if (off < -0.1)
    return `A model taught to tell synthetic rows from real ones does worse than a coin (${at}), as happens when rows are copied`;
  if (off <= 0.03)
    return `A model taught to tell synthetic rows from real ones does no better than a coin (${at})`;
  if (off <= 0.15) return `A model taught to tell synthetic rows from real ones finds faint traces (${at})`;
  if (off <= 0.4) return `A model taught to tell synthetic rows from real ones often can (${at})`;
  return `A model taught to tell synthetic rows from real ones nearly always can (${at})`;
}

function sayPrivacy({ privacy }: Measured): string {
  if (privacy.state === "not-measured") return `Privacy was not measured: ${privacy.reason}`;
  const tried = privacy.attacks.filter(({ judgement }) => judgement !== "unknown").length;
  const attacks = `Of ${sayCount(tried, "attack")} on privacy`;
  const failed = privacy.attacks.filter(({ judgement }) => judgement === "bad").length;
  const warned = privacy.attacks.filter(({ judgement }) => judgement === "warn").length;
  const left = privacy.attacks.length - tried;
  const untried = left === 0 ? "" : `; ${left} could not be tried`;
  if (failed > 0)
    return `${attacks}, ${failed} learnt of single persons what chance would not tell${untried}.`;
  if (tried === 0) return `No attack on privacy could be tried, so nothing is known of it.`;
  if (warned > 0)
    return `${attacks}, none succeeded clearly, and ${warned} came near enough to look closer${untried}.`;
  return `${attacks}, none learnt more of single persons than chance would tell${untried}.`;
}

function find({ scores }: Measured, id: string): ReportScore | undefined {
  return scores.find((score) => score.id === id);
}
