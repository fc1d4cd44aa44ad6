/** @file `packages/contract/openapi.json`, made from the route declarations. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildOpenApi, routes } from "@semblance/contract";
import { repositoryRoot } from "../repository.ts";

export function generateOpenApi(): string {
  return `${JSON.stringify(buildOpenApi(routes), null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(join(repositoryRoot, "packages/contract/openapi.json"), generateOpenApi());
