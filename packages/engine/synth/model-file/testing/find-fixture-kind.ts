import type { GeneratorKind } from "../../generator.ts";
import { findGeneratorKind } from "../../registry.ts";
import { rangesKind } from "./ranges-kind.ts";

/** The registry's kinds, and the stand-in. */
export function findFixtureKind(name: string): GeneratorKind {
  return name === rangesKind.name ? rangesKind : findGeneratorKind(name);
}
