/** @file The evidence beside a twin: its quality and attacks on it, side by side, as one report. */
import { type EvaluationInput, evaluate } from "@semblance/engine/quality";
import type { AttackOptions } from "@semblance/engine/quality/privacy";
import { buildReport, type Report, type ReportAbout } from "@semblance/engine/quality/report";
import type { Table } from "@semblance/engine/table";
import { openSqlSandbox } from "@semblance/io";
import { readVersion } from "../../read-version.ts";
import type { StageLine } from "../../stage-line.ts";
import { hasSqlRules } from "../evaluate/load-comparison.ts";
import { attackAside } from "./attack-aside.ts";
import type { PreparedTable } from "./learn-twin.ts";

export interface JudgeOrder {
  readonly prepared: PreparedTable;
  readonly twin: Table;
  readonly seed: number;
  readonly createdAt: Date;
  readonly by: string;
  /** A file's or folder's name, no path. */
  readonly source: string;
  readonly notes: readonly string[];
  /** Names of the metrics; all of them where absent. */
  readonly metrics?: readonly string[];
  readonly attacks?: AttackOptions["only"];
}

export async function judgeTwin(
  order: JudgeOrder,
  track: StageLine<"evaluate" | "attack" | "report">,
): Promise<Report> {
  const { schema } = order.prepared;
  const sql = hasSqlRules(schema) ? openSqlSandbox() : undefined;
  const input = { ...assembleInput(order), ...(sql && { sql }) };
  // Whichever fails stops the other.
  const failure = new AbortController();
  const stopBoth = (error: unknown) => {
    failure.abort(error);
    throw error;
  };
  const stoppable = (signal: AbortSignal | undefined) =>
    AbortSignal.any([failure.signal, ...(signal === undefined ? [] : [signal])]);
  const { metrics, attacks = "quick" } = order;
  const evaluating = track.run("evaluate", ({ signal, ...work }) =>
    evaluate(input, metrics === undefined ? {} : { metrics }, { ...work, signal: stoppable(signal) }),
  );
  const attacking = track.run("attack", ({ signal, ...work }) =>
    attackAside(input, { only: attacks }, { ...work, signal: stoppable(signal) }),
  );
  try {
    const [evaluation, privacy] = await Promise.all([evaluating.catch(stopBoth), attacking.catch(stopBoth)]);
    const about = { ...describeOrigin(order), privacy };
    return await track.run("report", (work) => buildReport(input, evaluation, about, work));
  } finally {
    sql?.close();
  }
}

function assembleInput({ prepared, twin, seed }: JudgeOrder): EvaluationInput {
  const { fitted, heldOut, schema, isFound } = prepared;
  const { name } = fitted;
  return {
    real: new Map([[name, fitted]]),
    synthetic: new Map([[name, twin]]),
    schema,
    seed,
    ...(isFound && { foundRules: true }),
    ...(heldOut && { holdout: new Map([[name, heldOut]]) }),
  };
}

function describeOrigin({ prepared, createdAt, by, source, notes }: JudgeOrder): ReportAbout {
  const { name } = prepared.fitted;
  return {
    createdAt: createdAt.toISOString(),
    by,
    program: `Semblance ${readVersion()}`,
    names: {
      real: source,
      synthetic: `twin of ${name}`,
      holdout: prepared.heldOut === undefined ? null : `held-out rows of ${name}`,
    },
    notes,
  };
}
