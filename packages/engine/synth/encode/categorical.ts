/**
 * @file Categories: a token for each value that enough rows have, one for null, and one for all values that too few
 * have. The rare token says "something rare"; it is shown as one of the least frequent values that may be seen. Of
 * more than 500 values the tail is drawn in two steps: a group of like frequency, then a member.
 */
import { z } from "zod";
import type { TokenColumn, TokenVariable } from "../../models/tokens.ts";
import type { Column } from "../../table/index.ts";
import {
  type CategoryList,
  categoryList,
  columnOfCategories,
  indexCategories,
  listCategories,
  takeCategories,
} from "./category-list.ts";
import type { DecodeContext, EncodedColumn, Encoder } from "./encoder.ts";
import { savedFloat32, savedInt32, savedUint8 } from "./saved-arrays.ts";

const stateShape = z.strictObject({
  name: z.string(),
  /** The values that may show, in the order of their tokens. */
  list: categoryList,
  /** Rows of each, for standing in for rare ones. */
  rows: savedInt32,
  /** Values of each coarse token. */
  groupSizes: savedUint8,
  hasNull: z.boolean(),
  hasRare: z.boolean(),
  /** Where the tokens lie, if they have an order. */
  positions: savedFloat32.optional(),
  rareValues: z.int().nonnegative(),
  rareRows: z.int().nonnegative(),
});

type CategoricalState = z.infer<typeof stateShape>;
const categoricalState = stateShape.refine(isConsistent, "parts of the categories do not fit together");

const MOST_FLAT = 500;
const OWN_TOKENS = 250;
const MOST_GROUPS = 250;
const MOST_MEMBERS = 64;

function isConsistent({ list, rows, groupSizes, hasNull, hasRare, positions }: CategoricalState): boolean {
  const members = groupSizes.reduce((sum, size) => sum + size, 0);
  return (
    members === list.size &&
    rows.length === list.size &&
    rows.every((count) => count >= 0) &&
    groupSizes.every((size) => size >= 1 && size <= MOST_MEMBERS) &&
    (positions === undefined ||
      (positions.length === list.size &&
        list.size === groupSizes.length &&
        positions.every((at) => at >= 0 && at <= 1))) &&
    groupSizes.length + Number(hasNull) + Number(hasRare) > 0 &&
    groupSizes.length < 65_000
  );
}

export const categoricalEncoder: Encoder<CategoricalState> = {
  kind: "categorical",
  state: categoricalState,
  fit([encoded], { protection, rowCount }) {
    const { name, column, schema } = encoded as EncodedColumn;
    const { list, counts } = listCategories(column);
    const kept = counts.findIndex((count) => count < protection.leastPeople);
    const size = kept < 0 ? list.size : kept;
    const rareRows = counts.subarray(size).reduce((sum, count) => sum + count, 0);
    const hasRare = rareRows >= protection.leastPeople || (size === 0 && rareRows > 0);
    const nullRows = column.nulls?.reduce((sum, mark) => sum + mark, 0) ?? 0;
    const ranks = orderOf(schema.type === "ordinal" ? schema.values : undefined, list, size);
    const order = ranks ?? Array.from({ length: size }, (_, index) => index);
    const rows = Int32Array.from(order, (index) => counts[index] as number);
    return {
      name,
      list: takeCategories(list, order),
      rows,
      groupSizes: groupTail(size),
      hasNull: nullRows > 0 || (size === 0 && !hasRare),
      hasRare,
      ...(ranks !== undefined && { positions: placeInOrder(rows) }),
      rareValues: list.size - size,
      rareRows: rowCount === 0 ? 0 : rareRows,
    };
  },
  variables: (state) => [describeCategories(state)],
  encode: (state, columns) => columns.map((column) => encodeCategories(state, column)),
  decode: (state, [drawn], context) => (drawn === undefined ? [] : [decodeCategories(state, drawn, context)]),
  describe: ({ list, groupSizes, positions }) => {
    if (groupSizes.length < list.size)
      return `${list.size} values: the most frequent ${OWN_TOKENS} each a token, the others in ${groupSizes.length - OWN_TOKENS} groups`;
    return `${list.size} values, each a token${positions === undefined ? "" : ", in order"}`;
  },
  protections: ({ name, rareValues, rareRows }) =>
    rareValues === 0
      ? []
      : [`${name}: ${rareValues} values that too few rows have (${rareRows} rows) never show`],
};

/** Sizes of the coarse tokens: singles, then groups along the tail. */
function groupTail(size: number): Uint8Array {
  if (size <= MOST_FLAT) return new Uint8Array(size).fill(1);
  const tail = size - OWN_TOKENS;
  const groups = Math.max(Math.min(MOST_GROUPS, tail), Math.ceil(tail / MOST_MEMBERS));
  const sizes = new Uint8Array(OWN_TOKENS + groups).fill(1);
  for (let group = 0; group < groups; group++)
    sizes[OWN_TOKENS + group] =
      Math.round((tail * (group + 1)) / groups) - Math.round((tail * group) / groups);
  return sizes;
}

/** Places in the list in the schema's order, if it names all values and there are few enough for a token each. */
function orderOf(
  values: readonly (string | number | boolean)[] | undefined,
  list: CategoryList,
  size: number,
): number[] | undefined {
  if (values === undefined || size > MOST_FLAT || size < 2) return undefined;
  const rankOf = new Map(values.map((value, rank) => [String(value), rank]));
  const texts = textsOf(list).slice(0, size);
  if (!texts.every((text) => rankOf.has(text))) return undefined;
  return Array.from(texts.keys()).sort(
    (a, b) => (rankOf.get(texts[a] as string) as number) - (rankOf.get(texts[b] as string) as number),
  );
}

function textsOf({ texts, numbers, form }: CategoryList): string[] {
  if (texts !== undefined) return [...texts];
  if (form?.kind === "boolean") return Array.from(numbers ?? [], (value) => String(value === 1));
  return Array.from(numbers ?? [], (value) => String(value / (form?.stepsPerNumber || 1)));
}

/** The middle of each value's ranks, as a share of all. */
function placeInOrder(rows: Int32Array): Float32Array {
  const total = rows.reduce((sum, count) => sum + count, 0);
  let below = 0;
  return Float32Array.from(rows, (count) => {
    const middle = (below + count / 2) / total;
    below += count;
    return middle;
  });
}

function describeCategories({
  name,
  groupSizes,
  hasNull,
  hasRare,
  positions,
}: CategoricalState): TokenVariable {
  const size = groupSizes.length + Number(hasNull) + Number(hasRare);
  const fineSizes = new Uint8Array(size).fill(1);
  fineSizes.set(groupSizes);
  const at = new Float32Array(size).fill(Number.NaN);
  if (positions !== undefined) at.set(positions);
  return {
    name,
    size,
    ...(groupSizes.some((count) => count > 1) && { fineSizes }),
    ...(positions !== undefined && { scale: { from: at, to: at, distinct: new Uint8Array(size).fill(1) } }),
  };
}

interface Tokens {
  /** Of each value in the list. */
  readonly coarse: Uint16Array;
  readonly fine: Uint8Array;
  readonly nullToken: number;
  /** For what is rare or was never seen: the rare token, or the least frequent value's. */
  readonly rareToken: number;
  readonly rareFine: number;
}

function listTokens({ list, rows, groupSizes, hasNull, hasRare }: CategoricalState): Tokens {
  const coarse = new Uint16Array(list.size);
  const fine = new Uint8Array(list.size);
  let at = 0;
  groupSizes.forEach((size, token) => {
    for (let member = 0; member < size; member++, at++) {
      coarse[at] = token;
      fine[at] = member;
    }
  });
  const least = rows.indexOf(Math.min(...rows.subarray(-MOST_FLAT)));
  const after = groupSizes.length;
  const rareToken = hasRare ? after + Number(hasNull) : (coarse[least] ?? after);
  const nullToken = hasNull ? after : rareToken;
  return { coarse, fine, nullToken, rareToken, rareFine: hasRare ? 0 : (fine[least] ?? 0) };
}

function encodeCategories(state: CategoricalState, column: Column): TokenColumn {
  const { coarse, fine, nullToken, rareToken, rareFine } = listTokens(state);
  const places = indexCategories(state.list, column);
  const isFine = state.groupSizes.some((size) => size > 1);
  const tokens = new Uint16Array(places.length);
  const members = new Uint8Array(isFine ? places.length : 0);
  for (let row = 0; row < places.length; row++) {
    const place = places[row] as number;
    tokens[row] = place >= 0 ? (coarse[place] as number) : place === -1 ? nullToken : rareToken;
    if (isFine) members[row] = place >= 0 ? (fine[place] as number) : place === -2 ? rareFine : 0;
  }
  const { positions } = state;
  return {
    coarse: tokens,
    ...(isFine && { fine: members }),
    ...(positions !== undefined && {
      positions: Float32Array.from(tokens, (token) => positions[token] ?? Number.NaN),
    }),
  };
}

function decodeCategories(state: CategoricalState, drawn: TokenColumn, { random }: DecodeContext): Column {
  const { list, groupSizes, hasNull } = state;
  const first = new Int32Array(groupSizes.length);
  for (let token = 1; token < first.length; token++)
    first[token] = (first[token - 1] as number) + (groupSizes[token - 1] as number);
  const standIns = listStandIns(state);
  const places = new Int32Array(drawn.coarse.length);
  const nulls = new Uint8Array(places.length);
  for (let row = 0; row < places.length; row++) {
    const token = drawn.coarse[row] as number;
    if (token < groupSizes.length)
      places[row] =
        (first[token] as number) + Math.min((groupSizes[token] as number) - 1, drawn.fine?.[row] ?? 0);
    else if ((hasNull && token === groupSizes.length) || standIns.length === 0) nulls[row] = 1;
    else places[row] = standIns[random.below(standIns.length)] as number;
  }
  return columnOfCategories(list, places, nulls);
}

/** The least frequent values, as many as have together the rows of the rare ones, each as often as it has rows. */
function listStandIns({ rows, rareRows, hasRare }: CategoricalState): Int32Array {
  if (!hasRare || rows.length === 0) return new Int32Array(0);
  const order = Array.from(rows.keys()).sort((a, b) => (rows[a] as number) - (rows[b] as number) || b - a);
  const standIns: number[] = [];
  for (const place of order) {
    if (standIns.length >= Math.min(rareRows, 10_000)) break;
    for (let row = 0; row < Math.min(rows[place] as number, 10_000); row++) standIns.push(place);
  }
  return Int32Array.from(standIns);
}
