/**
 * @file Orders kept while drawing: where `start ≤ end` holds, `end` is drawn after `start` and only from where the
 * start that was drawn allows. Nothing is thrown away and drawn again.
 */
import { Random } from "../../base/index.ts";
import type { FindBounds, TokenColumn, TokenVariable } from "../../models/tokens.ts";
import { isMeasurable, toNumbers } from "../../table/index.ts";
import { getEncoder } from "../encode/encoders.ts";
import { type FittedEncoding, type FittedStep, positionsOf } from "../encode/index.ts";
import { type AppliedRelation, type Order, relationKinds } from "../relations/index.ts";

/** Just above a position: Float32 tells positions apart from 2⁻²⁴ on. */
const STEP_UP = 2 ** -20;

export function listOrders(relations: readonly AppliedRelation[]): Order[] {
  return relations.flatMap(({ kind, state }) => {
    const order = relationKinds.find((known) => known.kind === kind)?.order?.(state);
    return order === undefined ? [] : [order];
  });
}

/** The variables, those of an order's end after those of its start. */
export function drawInOrder(
  variables: readonly TokenVariable[],
  encoding: FittedEncoding,
  orders: readonly Order[],
): TokenVariable[] {
  const before = new Map<string, string[]>();
  for (const { lower, upper } of orders) {
    const starts = variablesOf(findStep(encoding, lower));
    for (const { name } of variablesOf(findStep(encoding, upper)))
      before.set(name, [...(before.get(name) ?? []), ...starts.map((start) => start.name)]);
  }
  return variables.map((variable) => {
    const added = before.get(variable.name);
    return added === undefined ? variable : { ...variable, after: [...(variable.after ?? []), ...added] };
  });
}

export function makeFindBounds(encoding: FittedEncoding, orders: readonly Order[]): FindBounds {
  const ordersOf = new Map<string, Order[]>();
  for (const order of orders) {
    const scaled = variablesOf(findStep(encoding, order.upper)).find(({ scale }) => scale !== undefined);
    if (scaled !== undefined) ordersOf.set(scaled.name, [...(ordersOf.get(scaled.name) ?? []), order]);
  }
  return (variable, drawn) => {
    let low: Float32Array | undefined;
    for (const order of ordersOf.get(variable) ?? []) {
      const found = findLow(encoding, order, drawn);
      if (found !== undefined && found.variable === variable) low = raise(low, found.positions);
    }
    return low && { low };
  };
}

function findLow(encoding: FittedEncoding, order: Order, drawn: ReadonlyMap<string, TokenColumn>) {
  const step = findStep(encoding, order.lower);
  const starts = variablesOf(step).map(({ name }) => drawn.get(name));
  const [first] = starts;
  if (step === undefined || first === undefined || starts.includes(undefined)) return undefined;
  const [column] = getEncoder(step.encoder).decode(step.state, starts as TokenColumn[], {
    rowCount: first.coarse.length,
    firstRow: 0,
    random: new Random("bounds"),
    decoded: new Map(),
  });
  if (column === undefined || !isMeasurable(column)) return undefined;
  const found = positionsOf(encoding, order.upper, toNumbers(column));
  if (found !== undefined && order.strict)
    for (let row = 0; row < found.positions.length; row++) found.positions[row]! += STEP_UP;
  return found;
}

/** The higher of two bounds, row by row; NaN is none. */
function raise(known: Float32Array | undefined, positions: Float32Array): Float32Array {
  if (known === undefined) return positions;
  return positions.map((position, row) => {
    const other = known[row]!;
    return Number.isNaN(position) || other > position ? other : position;
  });
}

function findStep({ steps }: FittedEncoding, column: string): FittedStep | undefined {
  return steps.find(({ columns }) => columns.length === 1 && columns[0] === column);
}

function variablesOf(step: FittedStep | undefined): readonly TokenVariable[] {
  return step === undefined ? [] : getEncoder(step.encoder).variables(step.state);
}
