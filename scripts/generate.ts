/**
 * @file Writes the files that are made from others and committed (`npm run generate`). The check asks the
 * same list whether each is fresh.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderReportSchema } from "../packages/engine/quality/report/json-schema.ts";
import { renderJsonSchema } from "../packages/engine/table/schema/json-schema.ts";
import { renderVocabulary } from "../packages/engine/table/schema/render-vocabulary.ts";
import { renderAttacksPage } from "./generate/attacks-page.ts";
import { renderErrorsPage } from "./generate/errors-page.ts";
import { renderMetricsPage } from "./generate/metrics-page.ts";
import { generateOpenApi } from "./generate/openapi.ts";
import { repositoryRoot } from "./repository.ts";

const generatedFiles: Readonly<Record<string, () => string | Promise<string>>> = {
  "docs/errors.md": renderErrorsPage,
  "docs/metrics.md": renderMetricsPage,
  "docs/privacy.md": renderAttacksPage,
  "docs/schema/report-v1.json": renderReportSchema,
  "docs/schema/schema-v1.json": renderJsonSchema,
  "docs/schema/vocabulary.md": renderVocabulary,
  "packages/contract/openapi.json": generateOpenApi,
};

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

export async function findStaleFiles(): Promise<string[]> {
  const stale: string[] = [];
  for (const [path, generate] of Object.entries(generatedFiles))
    if (readIfThere(join(repositoryRoot, path)) !== (await generate())) stale.push(path);
  return stale;
}

export async function generateFiles(): Promise<void> {
  for (const [path, generate] of Object.entries(generatedFiles))
    writeFileSync(join(repositoryRoot, path), await generate());
}

if (process.argv[1] === import.meta.filename) await generateFiles();
