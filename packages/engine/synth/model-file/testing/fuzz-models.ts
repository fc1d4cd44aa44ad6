import { isSemblanceError } from "../../../base/index.ts";
import type { Generator } from "../../generator.ts";
import { decodeModelFile, type FindKind } from "../index.ts";
import { breakModel } from "./break-model.ts";

export interface FuzzedModel {
  readonly model: Uint8Array;
  readonly findKind?: FindKind;
}

/** Enough to run every part of a generator. */
const ROWS = 20;

/** Reads a broken file and draws from it: `loaded`, or the error's code; `no code: …` is a defect. */
export async function readBroken(
  { model, findKind }: FuzzedModel,
  seed: string,
  index: number,
): Promise<string> {
  try {
    const broken = breakModel(model, seed, index);
    const { generator } = await decodeModelFile(broken, findKind === undefined ? {} : { findKind });
    await drawSome(generator);
    return "loaded";
  } catch (error) {
    return isSemblanceError(error) ? error.code : `no code: ${error instanceof Error ? error.stack : error}`;
  }
}

async function drawSome(generator: Generator): Promise<void> {
  let drawn = 0;
  for await (const { rows } of generator.sample({ rows: ROWS, seed: 1 })) drawn += rows.rowCount;
  if (drawn > ROWS * Object.keys(generator.fittedRows).length)
    throw new RangeError(`${drawn} rows were drawn`);
}
