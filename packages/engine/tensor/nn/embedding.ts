import type { Tensor } from "../graph/index.ts";
import { gather } from "../primitives/index.ts";
import { type Initialise, normal } from "./initialise.ts";
import type { Layer } from "./layer.ts";
import type { Scope } from "./scope.ts";

export interface EmbeddingOptions {
  readonly rows: number;
  readonly size: number;
  readonly table?: Initialise;
}

/** int64 [...] to the table's rows of those numbers, [..., size]. */
export function embedding(scope: Scope, { rows, size, table = normal(1) }: EmbeddingOptions): Layer {
  const variable = scope.parameter("table", [rows, size], table);
  return (pass, index: Tensor) => {
    const output = gather(pass.read(variable), index);
    pass.record({ kind: "embedding", index, output, table: variable });
    return output;
  };
}
