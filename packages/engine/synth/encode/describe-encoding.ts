import { getEncoder } from "./encoders.ts";
import type { FittedEncoding } from "./fit-encoding.ts";

export interface DescribedEncoding {
  readonly columns: readonly string[];
  readonly encoding: string;
}

/** One entry for each step: the encoder and, in words, what it made of the columns. */
export function describeEncoding({ steps }: FittedEncoding): DescribedEncoding[] {
  return steps.map(({ encoder, columns, state }) => ({
    columns,
    encoding: `${encoder}: ${getEncoder(encoder).describe(state)}`,
  }));
}

/** What was done so that no single person is in the model. */
export function listProtections({ steps }: FittedEncoding): string[] {
  return steps.flatMap(({ encoder, state }) => [...(getEncoder(encoder).protections?.(state) ?? [])]);
}
