import { synthErrors } from "../../errors.ts";
import type { GeneratorKind, SampleOptions } from "../../generator.ts";
import { rangesKind } from "../../model-file/testing/ranges-kind.ts";

/** Fails before its first batch, in the way that the seed names. */
export function findGeneratorKind(): GeneratorKind {
  return {
    ...rangesKind,
    async load(state, schema) {
      const generator = await rangesKind.load(state, schema);
      return { ...generator, sample: (options) => ({ [Symbol.asyncIterator]: () => fail(options) }) };
    },
  };
}

function fail({ seed }: SampleOptions): never {
  if (seed === "coded") throw synthErrors.create("unknown-generator", { name: "x", known: "" });
  throw new RangeError("a defect");
}
