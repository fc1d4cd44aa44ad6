/**
 * @file How a kind of made-up text becomes an encoder: what it learns of the real values' form, and how it writes
 * a value for an entity. Values depend on the entity's number, the key and the columns used, on nothing else.
 */
import { z } from "zod";
import { type Column, Dictionary, type TextColumn } from "../../../../table/index.ts";
import type { EncodedColumn, Encoder, FitEncoderContext } from "../../encoder.ts";
import { decodeEntities, encodeEntities, entityLaw, entityVariables, learnEntities } from "../entities.ts";

export interface FakeRow {
  /** Whom the value is about. */
  readonly entity: number;
  readonly row: number;
  /** The columns used that were decoded before. */
  readonly decoded: ReadonlyMap<string, Column>;
}

export type WriteFake = (of: FakeRow) => string;

/** Methods, so that kinds of any law fit one list. */
export interface FakeKind<L> {
  readonly kind: string;
  readonly law: z.ZodType<L>;
  learn(given: EncodedColumn, context: FitEncoderContext): L;
  uses?(law: L): readonly string[];
  /** Opens lists and patterns once for many rows. */
  open(law: L, key: number, name: string): WriteFake;
  describe(law: L): string;
}

interface FakeState<L> {
  readonly column: string;
  readonly key: number;
  readonly entities: z.infer<typeof entityLaw>;
  readonly law: L;
}

export function defineFake<L>(kind: FakeKind<L>): Encoder<FakeState<L>> {
  const writers = new WeakMap<FakeState<L>, WriteFake>();
  const open = (state: FakeState<L>) => {
    const writer = writers.get(state) ?? kind.open(state.law, state.key, state.column);
    writers.set(state, writer);
    return writer;
  };
  const state = z.strictObject({
    column: z.string(),
    key: z.number().int().min(0).max(0xffffffff),
    entities: entityLaw,
    law: kind.law,
  }) as unknown as z.ZodType<FakeState<L>>;
  return {
    kind: kind.kind,
    state,
    fit([given], context) {
      if (given === undefined) throw new TypeError(`${kind.kind} is one column`);
      return {
        column: given.name,
        key: context.random.uint32(),
        entities: learnEntities(given, context),
        law: kind.learn(given, context),
      };
    },
    variables: ({ column, entities }) => entityVariables(column, entities),
    encode: ({ entities }, [column]) => (column === undefined ? [] : encodeEntities(entities, column)),
    decode(saved, [drawn], context) {
      const write = open(saved);
      const { numbers, nulls } = decodeEntities(saved.entities, drawn, context);
      const writeRow = (row: number) =>
        write({ entity: numbers[row] as number, row, decoded: context.decoded });
      return [writeColumn(numbers.length, nulls, writeRow)];
    },
    uses: ({ entities, law }) => [
      ...(entities.form === "of" ? [entities.column] : []),
      ...(kind.uses?.(law) ?? []),
    ],
    describe: ({ entities, law }) => `${kind.describe(law)}, ${describeEntities(entities)}`,
    protections: () => ["no real value is kept: all are made up"],
  };
}

function describeEntities(law: z.infer<typeof entityLaw>): string {
  if (law.form === "rows") return "one for each row";
  return law.form === "of" ? `one for each ${law.column}` : "shared by as many rows as the real ones";
}

export function writeColumn(
  length: number,
  nulls: Uint8Array | undefined,
  write: (row: number) => string,
): TextColumn {
  const codeOf = new Map<string, number>();
  const codes = new Int32Array(length);
  for (let row = 0; row < length; row++) {
    if (nulls?.[row] === 1) continue;
    const text = write(row);
    let code = codeOf.get(text);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(text, code);
    }
    codes[row] = code;
  }
  return {
    kind: "text",
    length,
    codes,
    dictionary: Dictionary.of([...codeOf.keys()]),
    ...(nulls && { nulls }),
  };
}
