/** @file Every kind of generator by name; a new one is one line here. */
import { synthErrors } from "./errors.ts";
import type { GeneratorKind } from "./generator.ts";
import { autoregressive } from "./single-table/autoregressive.ts";
import { independent } from "./single-table/independent.ts";
import { makeTableKind } from "./single-table/table-kind.ts";

/** The default first. */
const kinds: readonly GeneratorKind[] = [autoregressive, independent].map(makeTableKind);

export const generatorKinds: ReadonlyMap<string, GeneratorKind> = new Map(
  kinds.map((kind) => [kind.name, kind]),
);

export function findGeneratorKind(name: string): GeneratorKind {
  const kind = generatorKinds.get(name);
  if (kind !== undefined) return kind;
  throw synthErrors.create("unknown-generator", { name, known: [...generatorKinds.keys()].join(", ") });
}
