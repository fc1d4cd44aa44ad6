import { Random } from "../../base/index.ts";
import type { TokenColumn } from "../../models/tokens.ts";
import type { Column } from "../../table/index.ts";
import { getEncoder } from "./encoders.ts";
import type { FittedEncoding, FittedStep } from "./fit-encoding.ts";

function findStep({ steps }: FittedEncoding, column: string): FittedStep | undefined {
  return steps.find(({ columns }) => columns.includes(column));
}

/** Names of the variables that a column is drawn by; none where it is made when decoding. */
export function variablesOf(fitted: FittedEncoding, column: string): string[] {
  const step = findStep(fitted, column);
  if (step === undefined) return [];
  return getEncoder(step.encoder)
    .variables(step.state)
    .map(({ name }) => name);
}

/** The column alone, from its own variables; undefined where one is missing or other columns are needed. */
export function decodeColumn(
  fitted: FittedEncoding,
  column: string,
  drawn: ReadonlyMap<string, TokenColumn>,
): Column | undefined {
  const step = findStep(fitted, column);
  if (step === undefined) return undefined;
  const encoder = getEncoder(step.encoder);
  const own = variablesOf(fitted, column).flatMap((name) => drawn.get(name) ?? []);
  const [first] = own;
  if (first === undefined || own.length < variablesOf(fitted, column).length) return undefined;
  if ((encoder.uses?.(step.state) ?? []).length > 0) return undefined;
  const rowCount = first.coarse.length;
  const context = { rowCount, firstRow: 0, random: new Random(0), decoded: new Map() };
  return encoder.decode(step.state, own, context)[step.columns.indexOf(column)];
}
