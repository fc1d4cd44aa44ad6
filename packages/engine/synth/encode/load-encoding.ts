import { z } from "zod";
import { synthErrors } from "../errors.ts";
import type { SavedState } from "../saved-state.ts";
import { listVariables } from "./encode-table.ts";
import { findEncoder } from "./encoders.ts";
import type { FittedEncoding, FittedStep } from "./fit-encoding.ts";

const savedEncoding = z.strictObject({
  columns: z.array(z.string()),
  steps: z.array(
    z.strictObject({ encoder: z.string(), columns: z.array(z.string()).min(1), state: z.unknown() }),
  ),
});

/** Trusts nothing: files lie. */
export function loadEncoding(saved: SavedState): FittedEncoding {
  const { columns, steps } = read(savedEncoding, saved, "the list of encoders");
  const fitted = { columns, steps: steps.map(loadStep) };
  const covered = fitted.steps.flatMap((step) => [...step.columns]).sort();
  const isComplete =
    covered.length === columns.length && [...columns].sort().every((column, at) => column === covered[at]);
  if (!isComplete || new Set(columns).size < columns.length) throw refuse("columns");
  const names = listVariables(fitted).map(({ name }) => name);
  if (new Set(names).size < names.length) throw refuse("variables");
  return fitted;
}

function loadStep({
  encoder: kind,
  columns,
  state,
}: z.infer<typeof savedEncoding>["steps"][number]): FittedStep {
  const encoder = findEncoder(kind);
  if (encoder === undefined) throw refuse("encoder");
  return { encoder: kind, columns, state: read(encoder.state, state, kind) as SavedState };
}

function read<T>(shape: z.ZodType<T>, saved: unknown, part: string): T {
  const answer = shape.safeParse(saved);
  if (answer.success) return answer.data;
  throw synthErrors.create("encoding-damaged", { part }, { cause: answer.error });
}

const refuse = (part: string) => synthErrors.create("encoding-damaged", { part });
