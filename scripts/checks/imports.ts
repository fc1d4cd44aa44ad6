/**
 * @file Who imports whom, read from the source text (type-only imports count too, so the compiler's output
 * would not do). Comments and strings that are not specifiers are blanked first.
 */
import { readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { listFiles, repositoryRoot } from "../repository.ts";

export interface SourceImport {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** Path inside the repository; absent for packages from npm and Node's own modules. */
  readonly to?: string;
  /** Erased before running: `import type`. */
  readonly typeOnly: boolean;
}

const importPattern =
  /(?:^|[;}\n])\s*(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]+?\sfrom\s*)?(["'])([^"'\n]+)\2|\bimport\(\s*(["'])([^"'\n]+)\4\s*[,)]/g;
const commentOrTemplate = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g;

export function parseImports(source: string): { specifier: string; typeOnly: boolean }[] {
  const text = source.replaceAll(commentOrTemplate, (match) => match.replaceAll(/[^\n]/g, " "));
  return [...text.matchAll(importPattern)].map((match) => ({
    specifier: match[3] ?? match[5] ?? "",
    typeOnly: match[1] !== undefined,
  }));
}

export function resolveImport(
  from: string,
  specifier: string,
  packages: ReadonlyMap<string, string>,
): string | undefined {
  if (specifier.startsWith(".")) return posix.normalize(posix.join(dirname(from), specifier));
  const [scope = "", name = "", ...rest] = specifier.split("/");
  const folder = packages.get(`${scope}/${name}`);
  return folder === undefined
    ? undefined
    : posix.join(folder, ...(rest.length > 0 ? rest : ["."]), "index.ts");
}

/** Workspace packages by name: `@semblance/engine` → `packages/engine`. */
export function readWorkspacePackages(): Map<string, string> {
  const manifests = listFiles("packages/*/package.json", "apps/*/package.json");
  return new Map(
    manifests.map((path) => {
      const manifest = JSON.parse(readFileSync(join(repositoryRoot, path), "utf8")) as { name: string };
      return [manifest.name, relative(".", dirname(path))];
    }),
  );
}

export function readImports(files: readonly string[], root: string = repositoryRoot): SourceImport[] {
  const packages = readWorkspacePackages();
  return files.flatMap((from) => {
    const source = readFileSync(join(root, from), "utf8");
    return parseImports(source).map(({ specifier, typeOnly }) => {
      const to = resolveImport(from, specifier, packages);
      return to === undefined ? { from, specifier, typeOnly } : { from, specifier, typeOnly, to };
    });
  });
}

export function listSources(): string[] {
  return listFiles("**/*.ts", "**/*.tsx", "**/*.mjs");
}
