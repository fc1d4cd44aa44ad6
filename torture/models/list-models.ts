import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findFixtureKind } from "../../packages/engine/synth/model-file/testing/find-fixture-kind.ts";
import type { FuzzedModel } from "../../packages/engine/synth/model-file/testing/fuzz-models.ts";

const folder = join(import.meta.dirname, "../../packages/engine/synth/model-file/fixtures");

/** The model files of every released form. */
export function listModels(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".semblance"));
}

export function loadModel(name: string): FuzzedModel {
  return { model: readFileSync(join(folder, name)), findKind: findFixtureKind };
}
