import type { Random } from "../../base/index.ts";
import type { TokenRows } from "../../models/tokens.ts";
import { type Column, makeTable, type Table } from "../../table/index.ts";
import { synthErrors } from "../errors.ts";
import { getEncoder } from "./encoders.ts";
import type { FittedEncoding, FittedStep } from "./fit-encoding.ts";

export interface DecodeOptions {
  /** The number of the first row in the whole that is drawn. */
  readonly firstRow: number;
  /** The block's own stream. */
  readonly random: Random;
  readonly name?: string;
}

/** `rows` in the order of `listVariables`; the columns come in the source's order. */
export function decodeRows(fitted: FittedEncoding, rows: TokenRows, options: DecodeOptions): Table {
  const { firstRow, random, name = "table" } = options;
  const decoded = new Map<string, Column>();
  const firstVariable = countVariablesBefore(fitted);
  for (const at of orderSteps(fitted)) {
    const { encoder, state, columns } = fitted.steps[at] as FittedStep;
    const drawn = rows.columns.slice(firstVariable[at], firstVariable[at + 1]);
    const made = getEncoder(encoder).decode(state, drawn, {
      rowCount: rows.rowCount,
      firstRow,
      random: random.stream(columns.join("\n")),
      decoded,
    });
    if (made.length !== columns.length) throw synthErrors.create("encoding-damaged", { part: encoder });
    columns.forEach((column, index) => {
      decoded.set(column, made[index] as Column);
    });
  }
  const table = makeTable(
    name,
    fitted.columns.map((column) => [column, decoded.get(column) as Column] as const),
  );
  return { ...table, rowCount: rows.rowCount };
}

function countVariablesBefore({ steps }: FittedEncoding): number[] {
  const before = [0];
  for (const { encoder, state } of steps)
    before.push((before.at(-1) as number) + getEncoder(encoder).variables(state).length);
  return before;
}

/** Steps after those whose columns they use. */
export function orderSteps({ steps }: FittedEncoding): number[] {
  const stepOf = new Map(steps.flatMap(({ columns }, at) => columns.map((column) => [column, at] as const)));
  const order: number[] = [];
  const state = new Uint8Array(steps.length);
  const visit = (at: number) => {
    if (state[at] !== 0) return;
    state[at] = 1;
    const step = steps[at] as FittedStep;
    for (const used of getEncoder(step.encoder).uses?.(step.state) ?? []) {
      const before = stepOf.get(used);
      if (before !== undefined) visit(before);
    }
    order.push(at);
  };
  for (let at = 0; at < steps.length; at++) visit(at);
  return order;
}
